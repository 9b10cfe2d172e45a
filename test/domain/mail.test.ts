import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import { languages } from '#domain/language.ts'
import {
  composeDrillMail,
  composeHandoverMail,
  composeReporterMail,
  composeRungMail,
  composeWordMail,
  type MailTexts,
  type RungFacts,
} from '#domain/mail.ts'
import type { Notice } from '#domain/notice.ts'

const texts: MailTexts = { nl: { mail: mailNl, words: wordsNl }, en: { mail: mailEn, words: wordsEn } }
const link = 'https://meldroute.example.org/api/v1/takeover?t=abc&x=1'

const notice = (changes: Partial<Notice> = {}): Notice => ({
  reference: 'MR-7K4T-92QF',
  id: 'ladder-1-0-VR05-careCoordinator-1',
  purpose: 'ladder',
  round: 1,
  rung: 0,
  role: 'careCoordinator',
  holder: 'VR05-careCoordinator-1',
  language: 'nl',
  to: 'zorgcoordinator@example.org',
  state: 'planned',
  attempts: 0,
  plannedAt: '2026-04-24T14:30:00Z',
  ...changes,
})

const facts: RungFacts = {
  regionName: 'Twente',
  urgency: 'urgent',
  waitingSince: '2026-04-24T14:30:00Z',
  dueAt: '2026-04-28T10:30:00Z',
  next: 'nationalDesk',
  link,
}
const { dueAt: _, next: __, ...lastFacts } = facts

describe('a mail to a role holder', () => {
  test('says what waits, until when, and what happens then', () => {
    const mail = composeRungMail(notice({ rung: 1 }), facts, texts)
    expect(mail.senderName).toBe('Meldroute')
    expect(mail.subject).toBe('Actie nodig vóór dinsdag 28 april, 12.30 uur')
    expect(mail.text).toBe(`Er wacht een dringend bericht sinds vrijdag 24 april, 16.30 uur. Regio: Twente.

U krijgt deze mail omdat er nog geen reactie is.

Reageer: ik pak dit op, of niet voor mij:
${link}

Reageert niemand, dan gaat de vraag op dinsdag 28 april, 12.30 uur naar het landelijk loket.

Er staat expres geen inhoud in deze mail.
`)
  })

  test('is written in the language of the holder', () => {
    const mail = composeRungMail(notice({ language: 'en', rung: 1 }), facts, texts)
    expect(mail.subject).toBe('Action needed before Tuesday 28 April, 12:30')
    expect(mail.text).toContain('An urgent message has been waiting since Friday 24 April, 16:30. Region: Twente.')
    expect(mail.text).toContain('it goes to the national desk on Tuesday 28 April, 12:30')
    expect(mail.html).toContain('<html lang="en">')
  })

  test.each([
    ['on the first rung', {}, 'als zorgcoördinator'],
    ['on a later rung', { rung: 2, role: 'chainDirector' as const }, 'omdat er nog geen reactie is'],
    ['on call', { purpose: 'onCall' as const }, 'buiten kantoortijd bereikbaar'],
  ])('%s says why it came', (_, changes, why) => {
    expect(composeRungMail(notice(changes), facts, texts).text).toContain(why)
  })

  test('whose notice names no role gives the other reason', () => {
    const { role: _, ...roleless } = notice()
    expect(composeRungMail(roleless, facts, texts).text).toContain('omdat er nog geen reactie is')
  })

  test.each([
    ['without a due time', lastFacts, 'Actie nodig: er wacht een bericht'],
    [
      'with a due time and nobody after',
      { ...lastFacts, dueAt: '2026-04-28T10:30:00Z' },
      'Actie nodig vóór dinsdag 28 april, 12.30 uur',
    ],
    [
      'with somebody after at no time',
      { ...lastFacts, next: 'nationalDesk' as const },
      'Actie nodig: er wacht een bericht',
    ],
  ])('on the last rung %s says that it comes again', (_, last, subject) => {
    const mail = composeRungMail(notice(), last, texts)
    expect(mail.subject).toBe(subject)
    expect(mail.text).toContain('elke werkdag weer een mail')
  })
})

describe('a mail to a reporter', () => {
  test.each(languages)('in %s says nothing that somebody reading along could use', language => {
    const reporter = notice({ purpose: 'reporter', about: 'acknowledged', language })
    const mail = composeReporterMail(reporter, texts)
    const everything = `${mail.senderName} ${mail.subject} ${mail.text} ${mail.html}`

    expect(mail.senderName).toBe('Servicebericht')
    expect(everything).not.toMatch(/https?:|href|<img|MR-|meldroute|mensenhandel|trafficking|regio|loket|desk/i)
  })

  test('is the same whatever happened', () => {
    const taken = composeReporterMail(notice({ purpose: 'reporter', about: 'acknowledged' }), texts)
    expect(composeReporterMail(notice({ purpose: 'reporter', about: 'closed' }), texts)).toEqual(taken)
    expect(taken.subject).toBe('Er staat een antwoord klaar')
    expect(taken.text).toBe(`Goedendag.

Er staat een antwoord op uw vraag klaar, op de plek die u kent. U hoeft niet op deze mail te reageren.

Kent u dit niet? Gooi deze mail dan weg.
`)
  })
})

test('a drill says that there is nothing to do', () => {
  const mail = composeDrillMail(notice({ about: 'drill' }), 'Twente', texts)
  expect(mail.subject).toBe('Oefening: kunt u dit lezen?')
  expect(mail.text).toContain('Er is geen bericht en u hoeft niets te doen. Regio: Twente.')
})

describe('whatever is filled in', () => {
  test('nothing breaks out of the subject or the page', () => {
    const nasty = fc.string({ unit: fc.constantFrom('\r', '\n', '\0', '\u2028', '<', '>', '"', "'", '&', 'a', ' ') })
    fc.assert(
      fc.property(nasty, nasty, (regionName, rest) => {
        const hostile = {
          ...texts,
          nl: { ...texts.nl, mail: { ...mailNl, rung: { ...mailNl.rung, subjectLast: regionName } } },
        }
        const mail = composeRungMail(notice(), { ...lastFacts, regionName, link: `${link}${rest}` }, hostile)

        expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        const page = mail.html.replace(
          /<\/?(?:html|head|body|main|h1|p|a|title|meta|!doctype)\b[^<>"']*(?:"[^<>"']*"[^<>"']*)*>/g,
          '',
        )
        expect(page).not.toMatch(/[<>"']/)
      }),
    )
  })

  test('an HTML mail loads nothing and says its language and title', () => {
    const { html } = composeRungMail(notice(), facts, texts)
    expect(html).toContain('<title>Actie nodig vóór dinsdag 28 april, 12.30 uur</title>')
    expect(html).toContain('href="https://meldroute.example.org/api/v1/takeover?t=abc&amp;x=1"')
    expect(html).not.toMatch(/<(img|script|link|style|iframe)/)
  })
})

describe('a mail beside the ladder', () => {
  const desk = 'https://meldroute.example.org/loket/'
  const handover = { from: 'Twente', to: 'Fryslân', link: desk }

  test('about a hand-over says from where and to where, and leads to the desk', () => {
    const mail = composeHandoverMail(notice({ purpose: 'handover', about: 'proposed' }), handover, texts)
    expect(mail.subject).toBe('Vraag: kunt u een bericht overnemen?')
    expect(mail.text).toContain('Van: Twente. Naar: Fryslân.')
    expect(mail.text).toContain(desk)
    expect(mail.text).toContain('blijft het bij Twente')
    expect(mail.text).not.toContain('werkdag')
  })

  test('about a hand-over that nobody answered says so', () => {
    const mail = composeHandoverMail(notice({ about: 'unanswered', language: 'en' }), handover, texts)
    expect(mail.text).toContain('open for a working day')
  })

  test('about a word of the reporter repeats none of it', () => {
    const mail = composeWordMail(notice({ purpose: 'word' }), { regionName: 'Twente', link: desk }, texts)
    expect(mail.text).toContain('Regio: Twente')
    expect(mail.text).toContain(desk)
  })

  test.each(languages)('names no message in %s', language => {
    const about = notice({ language, about: 'proposed' })
    const mails = [
      composeHandoverMail(about, handover, texts),
      composeWordMail(about, { regionName: 'Twente', link: desk }, texts),
    ]
    for (const { subject, text } of mails) expect(`${subject} ${text}`).not.toMatch(/MR-|takeover/)
  })
})
