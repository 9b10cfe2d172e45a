import { describe, expect, test } from 'vitest'
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import { planDigest } from '#domain/digest.ts'
import { composeDigest, type DigestContents } from '#domain/digest-mail.ts'
import { type Language, languages } from '#domain/language.ts'
import type { MailTexts } from '#domain/mail.ts'
import { ProgressSubject } from '#domain/progress-matter.ts'
import { ReminderSubject } from '#domain/reminder.ts'
import { Role } from '#domain/report.ts'
import { coordinator, friday } from './chase-case.ts'

const emptyDigest: DigestContents = {
  firstSteps: [],
  questions: [],
  offers: [],
  entries: [],
  progress: [],
  mistakes: [],
  checks: 0,
}

const texts: MailTexts = { nl: { mail: mailNl, words: wordsNl }, en: { mail: mailEn, words: wordsEn } }
const links = {
  desk: 'https://example.org/loket/',
  updates: 'https://example.org/voortgang/bijwerken/',
  mistakes: 'https://example.org/loket/fouten/',
}
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

  test('says of progress which number, of whom, what is asked and since when, and leads to where that is done', () => {
    const overdue = { commitment: 'R3c', about: 'overdue', note: { kind: 'unanswered' } } as const
    const mail = compose({
      progress: [
        { ...overdue, unit: 'Zwolle', day: '2026-05-04' },
        { ...overdue, unit: 'Almelo', day: '2026-04-01' },
        { commitment: 'A03.12', unit: 'Twente', about: 'fading', day: '2026-07-01' },
        {
          commitment: 'R1',
          unit: 'Drenthe',
          about: 'reportSoon',
          day: '2026-07-01',
          note: { kind: 'skipped', role: 'chainDirector', why: 'nobodyHoldsRole' },
        },
      ],
    })
    expect(mail.subject).toBe('Er wachten 4 dingen op u')
    expect(mail.text).toBe(`Dit wacht op u. U krijgt hooguit één zo'n mail per werkdag.

Voortgang van aanbevelingen en acties:

1. Actie A03.12: Twente
Bewijs en bevestiging worden negen maanden oud. Bevestig de stand of werk hem bij.
Op woensdag 1 juli 2026.

2. Aanbeveling R1: Drenthe
Er komt een verslag aan de Tweede Kamer. Bevestig de stand of werk hem bij.
Op woensdag 1 juli 2026.
Niet gevraagd: ketenregisseur. Reden: deze rol is in deze regio niet ingevuld.

3. Aanbeveling R3c: Almelo en Zwolle
De streefdatum is voorbij. Werk de stand bij, of kies een nieuwe datum met een reden.
De oudste sinds woensdag 1 april 2026.
Er kwam nog geen reactie van wie dit het eerst gevraagd werd.

Naar Voortgang bijwerken:
${links.updates}

Er staat expres geen inhoud in deze mail.
`)
  })

  test('leads to both places when something waits at both', () => {
    const mail = compose({
      offers: [twente],
      progress: [{ commitment: 'R1', unit: 'Twente', about: 'due', day: '2026-05-04' }],
    })
    expect(mail.text.match(/https?:\S+/g)).toEqual([links.desk, links.updates])
  })

  test('names five units and counts the others, and never counts one', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        return {
          commitment: 'R3c',
          unit: `Gemeente ${String(index).padStart(3, '0')}`,
          about: 'faded',
          day: '2026-05-04',
        } as const
      })
    const five = 'Gemeente 000, Gemeente 001, Gemeente 002, Gemeente 003, Gemeente 004'
    expect(compose({ progress: lines(6) }).text).toContain(`R3c: ${five} en Gemeente 005\n`)
    expect(compose({ progress: lines(212) }).text).toContain(`R3c: ${five} en 207 andere\n`)
    expect(compose({ progress: lines(212) }).text).toContain('\nSinds maandag 4 mei 2026.\n')
  })

  test.each(languages)('has words in %s for everything that may be asked about progress', language => {
    const { about, note } = texts[language].mail.digest.progress
    for (const subject of [...ProgressSubject.options, 'awaitsComment'] as const) {
      const mail = compose(
        { progress: [{ commitment: 'R1', unit: 'Twente', about: subject, day: '2026-05-04' }] },
        language,
      )
      expect(mail.text).toContain(about[subject])
    }
    const unknown = { commitment: 'R3a', unit: 'Politie', about: 'due', note: { kind: 'noMailbox' } } as const
    expect(compose({ progress: [{ ...unknown, day: '2026-05-04' }] }, language).text).toContain(note.noMailbox)
  })
})

describe('what the site says that may be wrong', () => {
  test('is counted by whose pages it is on, with a link of its own and nothing that a reader wrote', () => {
    const mail = compose({ mistakes: [twente, drenthe, twente], checks: 1 })
    expect(mail.subject).toBe('Er wachten 4 dingen op u')
    expect(mail.text).toContain(`Klopt wat er op de site staat?

1. Op een pagina van Drenthe klopt volgens een lezer iets niet.

2. Op pagina's van Twente klopt volgens lezers iets niet: 2 keer.

3. 1 gegeven moet worden nagekeken.`)
    expect(mail.text.match(/https:\S+/g)).toEqual([links.mistakes])
  })

  test('is one thing to do, however much must be checked', () => {
    const mail = compose({ checks: 12 }, 'en')
    expect(mail.subject).toBe('1 thing is waiting for you')
    expect(mail.text).toContain('12 facts must be checked.')
  })
})
