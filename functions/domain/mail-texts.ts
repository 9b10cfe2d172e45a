import type { Telling, TellingNote } from './progress-telling.ts'
import type { ReminderSubject } from './reminder.ts'
import type { FirstStep, HandoverChannel, Outcome, Party, Reason, Role, TimelineEvent, Urgency } from './report.ts'

/** The shape of messages/{nl,en}/mail.json. */
export type MailMessages = {
  readonly sender: { readonly desk: string; readonly reporter: string }
  readonly rung: {
    readonly subject: string
    readonly subjectLast: string
    readonly waiting: Readonly<Record<Urgency, string>>
    readonly why: { readonly first: string; readonly later: string; readonly onCall: string }
    readonly link: string
    readonly next: string
    readonly last: string
    readonly noContent: string
  }
  readonly reporter: {
    readonly subject: string
    readonly greeting: string
    readonly body: string
    readonly notYours: string
  }
  readonly handover: {
    readonly subject: string
    readonly proposed: string
    readonly unanswered: string
    readonly link: string
    readonly next: string
    readonly noContent: string
  }
  readonly word: {
    readonly subject: string
    readonly body: string
    readonly link: string
    readonly noContent: string
  }
  readonly digest: {
    readonly subject: { readonly one: string; readonly many: string }
    readonly intro: string
    readonly region: string
    readonly messages: { readonly one: string; readonly many: string }
    readonly firstSteps: string
    readonly questions: string
    readonly about: Readonly<Record<ReminderSubject, string>>
    readonly offers: string
    readonly entries: string
    readonly entry: string
    readonly progress: DigestProgressTexts
    readonly freshness: DigestFreshnessTexts
    readonly link: string
    readonly noContent: string
  }
  readonly drill: { readonly subject: string; readonly body: string; readonly why: string }
}

type Counted = { readonly one: string; readonly many: string }

/** What the site says that may be wrong, in the daily mail. */
type DigestFreshnessTexts = {
  readonly title: string
  readonly mistakes: Counted
  readonly checks: Counted
  readonly link: string
}

/** How far people are with what they took on, in the daily mail. */
export type DigestProgressTexts = {
  readonly title: string
  readonly recommendation: string
  readonly action: string
  readonly others: string
  readonly about: Readonly<Record<Telling['about'], string>>
  /** A day that passed, or one to come; of several, the first. */
  readonly when: Readonly<Record<'since' | 'on', { readonly one: string; readonly first: string }>>
  readonly note: Readonly<Record<TellingNote['kind'], string>>
  readonly link: string
}

/** The shape of messages/{nl,en}/words.json: names that forms, pages and mails share. */
export type SharedWords = {
  readonly roles: Readonly<Record<Role, { readonly name: string; readonly the: string }>>
  readonly regions: { readonly working: string; readonly national: string }
  readonly urgency: Readonly<Record<Urgency, string>>
  readonly firstSteps: Readonly<Record<FirstStep, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly events: Readonly<Record<TimelineEvent['what'], string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly channels: Readonly<Record<HandoverChannel, string>>
  readonly parties: Readonly<Record<Party, string>>
}
