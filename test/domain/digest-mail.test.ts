import { describe, expect, test } from 'vitest'
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import { planDigest } from '#domain/digest.ts'
import { composeDigest, type DigestContents } from '#domain/digest-mail.ts'
import { type Language, languages } from '#domain/language.ts'
import type { MailTexts } from '#domain/mail.ts'
import { ReminderSubject } from '#domain/reminder.ts'
import { Role } from '#domain/report.ts'
import { coordinator, friday } from './chase-case.ts'

const emptyDigest: DigestContents = { firstSteps: [], questions: [], offers: [], entries: [], progress: [] }

const texts: MailTexts = { nl: { mail: mailNl, words: wordsNl }, en: { mail: mailEn, words: wordsEn } }
const links = { desk: 'https://example.org/loket/', updates: 'https://example.org/voortgang/bijwerken/' }
const compose = (contents: Partial<DigestContents>, language: Language = 'nl') =>
  composeDigest(
    planDigest({ ...coordinator, language }, friday),
    { contents: { ...emptyDigest, ...contents }, links },
    texts,
  )

const twente = { region: 'Twente' }
const drenthe = { region: 'Drenthe' }

describe('the daily mail', () => {
  test('groups what waits by region, and has one link', () => {
    const mail = compose({
      firstSteps: [twente],
      questions: [
        { ...twente, about: 'progress10' },
        { ...drenthe, about: 'consent' },
        { ...twente, about: 'progress10' },
        { ...twente, about: 'openTooLong' },
      ],
      offers: [drenthe],
      entries: [{ ...twente, role: 'careCoordinator' }],
    })
    expect(mail.subject).toBe('Er wachten 7 dingen op u')
    expect(mail.text).toBe(`Dit wacht op u. U krijgt hooguit één zo'n mail per werkdag.

Vandaag is de laatste werkdag voor de eerste stap die u beloofde:

1. Regio Twente: 1 bericht

Vragen over berichten die u hebt:

1. Regio Drenthe
1 bericht: Er was nog niet om toestemming gevraagd. Is dat nu gebeurd, en was het veilig?

2. Regio Twente
1 bericht: Het is al zes maanden open zonder dat er iets gebeurde. Sluit het af of laat weten waarom het open blijft.
2 berichten: Hoe staat het ervoor? Geef door of de eerste stap is gezet, of sluit het bericht af.

Een andere regio wil dit aan u overdragen en wacht op uw antwoord:

1. Regio Drenthe: 1 bericht

Klopt uw vermelding in het adresboek nog? Kijk adres, telefoon, dagen en afwezigheid na:

1. zorgcoördinator, regio Twente

Naar het loket:
${links.desk}

Er staat expres geen inhoud in deze mail.
`)
    expect(mail.html.match(/href=/g)).toHaveLength(1)
  })

  test('says nothing of what does not wait', () => {
    const mail = compose({ questions: [{ ...twente, about: 'progress30' }] })
    expect(mail.subject).toBe('Er wacht 1 ding op u')
    for (const other of ['overdragen', 'adresboek', 'laatste werkdag']) expect(mail.text).not.toContain(other)
  })

  test.each(languages)('has words in %s for every question and role', language => {
    for (const about of ReminderSubject.options) {
      const mail = compose({ questions: [{ ...twente, about }] }, language)
      expect(mail.text).toContain(texts[language].mail.digest.about[about])
    }
    for (const role of Role.options) {
      const mail = compose({ entries: [{ ...twente, role }] }, language)
      expect(mail.text).toContain(texts[language].words.roles[role].name)
    }
  })
})
