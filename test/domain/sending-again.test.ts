import { expect, test } from 'vitest'
import { withdrawContact } from '#domain/contact.ts'
import { Conflict } from '#domain/errors.ts'
import { acknowledge } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { canBeSentAgain, nextLine } from '#domain/sending.ts'
import { aNotice } from '../adapters/examples.ts'
import { friday, report } from './chase-case.ts'

const byPhone = { channel: 'phone', hours: 'any', mayBeSaid: 'nothing' } as const
const byMail = { hasContact: true, safeContact: { ...byPhone, channel: 'email' } } as const
const now = '2026-04-28T07:00:00.000Z'
const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
const [waiting, offered] = [report(byMail), report({ handover: { to: 'VR07', proposedAt: friday, by } })]
const taken = acknowledge(waiting, step, friday)
const lost = (purpose: Notice['purpose'], state: Notice['state'] = 'bounced') =>
  aNotice({ id: 'one', purpose, state, attempts: 2 })
const higher = aNotice({ id: 'higher', rung: 1, state: 'delivered' })

test.each<[string, Notice, Report, ...Notice[]]>([
  ['of the ladder, when somebody has the message', lost('ladder'), taken],
  ['to a mailbox for nights, when somebody has the message', lost('onCall'), taken],
  ['of an earlier round', lost('ladder'), report({ ladder: { round: 2, startedAt: friday } })],
  ['of the ladder, when a later one went out to the same holder', lost('ladder'), waiting, higher],
  ['to a reporter who is to be phoned', lost('reporter'), report({ ...byMail, safeContact: byPhone })],
  ['to a reporter who wants no contact any more', lost('reporter'), withdrawContact(taken, now)],
  ['of an offer that is over', lost('handover', 'unknown'), waiting],
  ['of an offer that did not arrive, so that the next role is asked', lost('handover'), offered],
  ['about a word of the reporter, when nobody has the message', lost('word'), waiting],
])('a mail %s, is neither offered to be sent again nor written down', (_, of, report, ...others) => {
  const mailing = { report, notices: [of, ...others], now }
  expect(canBeSentAgain(of, mailing)).toBe(false)
  expect(() => nextLine(of.id, mailing)).toThrow(Conflict)
})

test.each<[string, Notice, Report]>([
  ['of the ladder while it climbs', lost('ladder'), waiting],
  ['to a reporter where mail is safe', lost('reporter'), taken],
  ['of an offer of which nobody knows whether it arrived', lost('handover', 'unknown'), offered],
  ['about a word of the reporter, to whoever has the message', lost('word'), taken],
])('a mail %s, can be sent again', (_, of, report) => {
  const mailing = { report, notices: [of], now }
  expect(canBeSentAgain(of, mailing)).toBe(true)
  expect(nextLine(of.id, mailing)).toMatchObject({ id: 'one-again-1', state: 'planned' })
})
