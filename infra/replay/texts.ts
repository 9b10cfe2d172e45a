import deskEn from '#content/messages/en/desk.json' with { type: 'json' }
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import replayEn from '#content/messages/en/replay.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import deskNl from '#content/messages/nl/desk.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import replayNl from '#content/messages/nl/replay.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import type { Language } from '#domain/language.ts'
import type { MailTexts } from '#domain/mail.ts'
import type { SharedWords } from '#domain/mail-texts.ts'
import type { Role } from '#domain/report.ts'
import { Elsewhere, type Where } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { minutesADay, type Skipped } from './measures.ts'

/** The words of a language; the Dutch ones are the measure of both. */
export type Wording = {
  readonly language: Language
  readonly replay: typeof replayNl
  readonly words: SharedWords
  readonly elsewhere: Readonly<Record<Elsewhere, string>>
  /** The name of a municipality by its code. */
  readonly municipality: (code: string) => string
}

export const replayTexts = { nl: replayNl, en: replayEn } as const satisfies Record<Language, typeof replayNl>
export const mailTexts: MailTexts = { nl: { mail: mailNl, words: wordsNl }, en: { mail: mailEn, words: wordsEn } }
const elsewhere = { nl: deskNl.list.elsewhere, en: deskEn.list.elsewhere }

export function wordingIn(language: Language, municipalities: ReadonlyMap<string, string>): Wording {
  return {
    language,
    replay: replayTexts[language],
    words: mailTexts[language].words,
    elsewhere: elsewhere[language],
    municipality: code => municipalities.get(code) ?? code,
  }
}

export const codeOf = (number: number, { replay }: Wording): string =>
  fill(replay.code, { number: String(number).padStart(2, '0') })

export const roleIn = (role: Role | undefined, { words }: Wording): string => (role ? words.roles[role].name : '')

/** Why somebody, or nobody, was passed over. Without a reason it is a mailbox that takes no mail. */
export function whySkipped({ role, reason }: Skipped, wording: Wording): string {
  const { timeline } = wording.replay
  const why = reason ? wording.words.reasons[reason] : ''
  if (role === undefined) return fill(timeline.nobodyOnCall, { reason: why })
  const text = reason === undefined ? timeline.unreachable : timeline.skipped
  return fill(text, { role: roleIn(role, wording), reason: why })
}

export function placeIn(where: Where, { elsewhere, municipality }: Wording): string {
  const outside = Elsewhere.safeParse(where)
  return outside.success ? elsewhere[outside.data] : municipality(where)
}

/** `1 wd 2 u 15 min`, in office time. */
export function durationIn(minutes: number | undefined, { replay: { time } }: Wording): string {
  if (minutes === undefined) return time.none
  const whole = Math.round(minutes)
  const parts = [
    { text: time.days, days: Math.floor(whole / minutesADay) },
    { text: time.hours, hours: Math.floor((whole % minutesADay) / 60) },
    { text: time.minutes, minutes: whole % 60 },
  ]
  const written = parts.flatMap(({ text, ...value }) => (Object.values(value)[0] ? [fill(text, value)] : []))
  return written.length > 0 ? written.join(' ') : fill(time.minutes, { minutes: 0 })
}
