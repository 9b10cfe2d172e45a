import { expect, test } from 'vitest'
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import { composeDigest, type DigestContents } from '#domain/digest-mail.ts'
import { languages } from '#domain/language.ts'
import {
  composeDrillMail,
  composeHandoverMail,
  composeReporterMail,
  composeRungMail,
  composeWordMail,
  type MailTexts,
} from '#domain/mail.ts'
import { layOut } from '#domain/mail-layout.ts'
import type { Notice } from '#domain/notice.ts'
import { expectAccessible, visit, withBrowser } from './visit.ts'

withBrowser()

const texts: MailTexts = { nl: { mail: mailNl, words: wordsNl }, en: { mail: mailEn, words: wordsEn } }
const plannedAt = '2026-04-24T14:00:00.000Z'
const link = 'https://example.org/api/v1/takeover?t=abc'
const region = { regionName: 'Twente', link }
const rung = { ...region, urgency: 'urgent', waitingSince: plannedAt } as const
const twente = { region: 'Twente' }
const contents: DigestContents = {
  firstSteps: [twente],
  questions: [
    { ...twente, about: 'progress10' },
    { ...twente, about: 'consent' },
  ],
  offers: [twente],
  entries: [{ ...twente, role: 'chainDirector' }],
  mistakes: [twente, twente, { region: 'Drenthe' }],
  checks: 12,
  progress: [
    { commitment: 'R1', unit: 'Twente', about: 'overdue', day: '2026-04-20' },
    { commitment: 'R3c', unit: 'Enschede', about: 'awaitsComment', day: '2026-04-23' },
    {
      commitment: 'R3a',
      unit: 'Politie-eenheid Oost-Nederland',
      about: 'fading',
      day: '2026-05-20',
      note: { kind: 'noMailbox' },
    },
  ],
}
const desk = 'https://example.org/loket/'
const moving = { from: 'Twente', to: 'Fryslân', link: desk }

const mails = languages.flatMap(language => {
  const notice: Notice = { id: 'a', purpose: 'ladder', language, state: 'planned', attempts: 0, plannedAt }
  const next = { dueAt: '2026-04-28T10:30:00.000Z', next: 'nationalDesk' } as const
  return [
    { name: 'of a rung', language, mail: composeRungMail(notice, { ...rung, ...next }, texts) },
    { name: 'of the last rung', language, mail: composeRungMail(notice, rung, texts) },
    { name: 'to the reporter', language, mail: composeReporterMail(notice, texts) },
    {
      name: 'of the day',
      language,
      mail: composeDigest(
        notice,
        { contents, links: { desk, updates: 'https://example.org/voortgang/bijwerken/', mistakes: `${desk}fouten/` } },
        texts,
      ),
    },
    { name: 'of a hand-over', language, mail: composeHandoverMail({ ...notice, about: 'proposed' }, moving, texts) },
    {
      name: 'of a hand-over again',
      language,
      mail: composeHandoverMail({ ...notice, about: 'unanswered' }, moving, texts),
    },
    { name: 'of a word', language, mail: composeWordMail(notice, { regionName: 'Twente', link: desk }, texts) },
    { name: 'of a drill', language, mail: composeDrillMail(notice, 'Twente', texts) },
  ]
})

test.each(['light', 'dark'] as const)('axe finds nothing in any mail, on a %s screen', async colorScheme => {
  const read: string[] = []
  await visit(
    'about:blank',
    async page => {
      for (const { name, language, mail } of mails) {
        await page.setContent(mail.html)
        expect(await page.title(), name).toBe(mail.subject)
        await expectAccessible(page)
        read.push(`${name} ${language}`)
      }
    },
    { colorScheme },
  )
  expect(read).toHaveLength(16)
})

test.each([
  ['Nieuw bericht', 'ltr'],
  ['رسالة جديدة', 'rtl'],
])('“%s” is read in the direction of its letters: %s', async (title, direction) => {
  const { html } = layOut([{ kind: 'text', text: title }], { title, language: 'nl' })
  await visit('about:blank', async page => {
    await page.setContent(html)
    expect(await page.locator('main').evaluate(main => getComputedStyle(main).direction)).toBe(direction)
  })
})
