import { expect, test } from 'vitest'
import { languages } from '#domain/language.ts'
import { NoticeState } from '#domain/notice.ts'
import { TimelineEvent } from '#domain/report.ts'
import { reportLine } from '#view/desk/report-line.ts'
import { noticesOf } from '#view/desk/report-notices.ts'
import { textOf } from '#view/html.ts'
import { aNotice } from '../adapters/examples.ts'
import { opened, taken } from './desk-pages.ts'
import { deskWordings } from './wordings.ts'

const at = '2026-04-24T14:00:00.000Z'
/** Words that claim of a mail what only the ledger can know. */
const claims = /verstuurd|gestuurd|gemaild|bezorgd|gewaarschuwd|\bsent\b|mailed|delivered|alerted|notified/i

test.each(languages)('the line of a message claims of no mail that it went out or arrived, in %s', language => {
  const timeline = TimelineEvent.shape.what.options.map(what => ({ at, what, role: 'chainDirector' as const }))
  const line = textOf(reportLine(opened('Ede', { ...taken, timeline }, []), deskWordings[language]))
  expect(line).toContain(deskWordings[language].shared.events.received)
  expect(claims.exec(line)?.[0]).toBeUndefined()
})

test.each(languages)('above the ledger nothing is claimed of the mails in it, in %s', language => {
  const { heading, columns } = deskWordings[language].desk.report.notices
  expect([heading, ...Object.values(columns)].filter(text => claims.test(text))).toEqual([])
})

test.each(languages)(
  'a line of the ledger says what it knows, and nothing that another state would, in %s',
  language => {
    const { states } = deskWordings[language].desk.report.notices
    expect(new Set(Object.values(states)).size).toBe(NoticeState.options.length)
    for (const state of NoticeState.options) {
      const desk = { ...opened('Ede', taken, []), notices: [aNotice({ state })] }
      const cell = /<td[^>]*>([^<]+)/g
      const cells = [...textOf(noticesOf(desk, deskWordings[language])).matchAll(cell)].map(([, text]) => text)
      expect(cells).toContain(states[state])
      const others = Object.values(states).filter(words => words !== states[state])
      expect(cells.filter(text => others.some(words => words === text))).toEqual([])
    }
  },
)
