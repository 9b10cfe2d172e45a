import type { Language } from './language.ts'
import type { Notice } from './notice.ts'
import type { ReminderSubject } from './reminder.ts'
import type { Instant, LocalDate, Role, Urgency } from './report.ts'

export type Mail = {
  /** Shown beside the address: `Meldroute`, or `Servicebericht` to a reporter. */
  readonly senderName: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What a mail about a rung may say: no content of the message, on purpose. */
export type RungFacts = {
  readonly regionName: string
  readonly urgency: Urgency
  readonly waitingSince: Instant
  /** Instant and role of the next rung with another role; absent on the last. */
  readonly dueAt?: Instant
  readonly next?: Role
  /** Signed link to the confirm page, where both answers are. */
  readonly link: string
}

/** One question in the daily digest, with the signed link to the message it is about. */
export type DigestItem = {
  readonly about: ReminderSubject
  readonly regionName: string
  readonly takenOn: LocalDate
  readonly link: string
}

/** Parsed content of messages/{nl,en}/mail.json and words.json. */
export type MailTexts = Readonly<Record<Language, unknown>>

/** To a role holder, purpose `ladder` or `onCall`. */
export function composeRungMail(notice: Notice, facts: RungFacts, texts: MailTexts): Mail {
  throw new Error(`${notice.id} ${facts.link} ${texts}`)
}

/** To a reporter: says nothing that somebody reading along could use. */
export function composeReporterMail(notice: Notice, texts: MailTexts): Mail {
  throw new Error(`${notice.id} ${texts}`)
}

/** One mail a person; `items` is never empty. */
export function composeDigest(notice: Notice, items: readonly [DigestItem, ...DigestItem[]], texts: MailTexts): Mail {
  throw new Error(`${notice.id} ${items.length} ${texts}`)
}
