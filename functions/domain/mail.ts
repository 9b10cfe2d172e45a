import type { Language } from './language.ts'
import { type Block, layOut, oneLine } from './mail-layout.ts'
import type { MailMessages, SharedWords } from './mail-texts.ts'
import type { Notice } from './notice.ts'
import type { Instant, Role, Urgency } from './report.ts'
import { fill } from './text.ts'
import { inWords } from './words.ts'

/** Content of messages/{nl,en}: mail.json and words.json, checked by the compiler where they are read. */
export type MailTexts = Readonly<Record<Language, { readonly mail: MailMessages; readonly words: SharedWords }>>

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

/** To a role holder, purpose `ladder` or `onCall`. */
export function composeRungMail(notice: Notice, facts: RungFacts, texts: MailTexts): Mail {
  const { language } = notice
  const { mail, words } = texts[language]
  const { rung } = mail
  const { dueAt } = facts
  const since = inWords(facts.waitingSince, language)
  const subject = dueAt === undefined ? rung.subjectLast : fill(rung.subject, { dueAt: inWords(dueAt, language) })
  return mailOf(notice, mail.sender.desk, subject, [
    text(fill(rung.waiting[facts.urgency], { since, region: facts.regionName })),
    text(whyAsked(notice, mail.rung, words)),
    { kind: 'link', text: rung.link, href: facts.link },
    text(whatNext(facts, language, texts)),
    text(rung.noContent),
  ])
}

/** To a reporter: says nothing that somebody reading along could use. No link, number, name or logo. */
export function composeReporterMail(notice: Notice, texts: MailTexts): Mail {
  const { mail } = texts[notice.language]
  const { subject, greeting, body, notYours } = mail.reporter
  return mailOf(notice, mail.sender.reporter, subject, [text(greeting), text(body), text(notYours)])
}

/** What a mail about a hand-over may say; the link only leads to the desk. */
export type HandoverFacts = { readonly from: string; readonly to: string; readonly link: string }

/** To a role holder of the region that is asked to take a message over. */
export function composeHandoverMail(notice: Notice, { from, to, link }: HandoverFacts, texts: MailTexts): Mail {
  const { handover, sender } = texts[notice.language].mail
  const asked = notice.about === 'unanswered' ? handover.unanswered : handover.proposed
  return mailOf(notice, sender.desk, handover.subject, [
    text(fill(asked, { from, to })),
    { kind: 'link', text: handover.link, href: link },
    text(fill(handover.next, { from })),
    text(handover.noContent),
  ])
}

/** To whoever has a message: its reporter wrote. */
export function composeWordMail(
  notice: Notice,
  { regionName, link }: Pick<RungFacts, 'regionName' | 'link'>,
  texts: MailTexts,
): Mail {
  const { word, sender } = texts[notice.language].mail
  return mailOf(notice, sender.desk, word.subject, [
    text(fill(word.body, { region: regionName })),
    { kind: 'link', text: word.link, href: link },
    text(word.noContent),
  ])
}

/** A test down a ladder: nothing to do, but an address that does not take it shows. */
export function composeDrillMail(notice: Notice, regionName: string, texts: MailTexts): Mail {
  const { drill, sender } = texts[notice.language].mail
  const blocks = [text(fill(drill.body, { region: regionName })), text(drill.why)]
  return mailOf(notice, sender.desk, drill.subject, blocks)
}

function whyAsked(notice: Notice, { why }: MailMessages['rung'], words: SharedWords): string {
  if (notice.purpose === 'onCall') return why.onCall
  if (notice.rung !== 0 || notice.role === undefined) return why.later
  return fill(why.first, { role: words.roles[notice.role].name })
}

function whatNext({ dueAt, next }: RungFacts, language: Language, texts: MailTexts): string {
  const { mail, words } = texts[language]
  if (dueAt === undefined || next === undefined) return mail.rung.last
  return fill(mail.rung.next, { dueAt: inWords(dueAt, language), next: words.roles[next].the })
}

/** The words in order, laid out for the language of the notice. */
export function mailOf({ language }: Notice, senderName: string, subject: string, blocks: readonly Block[]): Mail {
  const title = oneLine(subject)
  return { senderName, subject: title, ...layOut(blocks, { title, language }) }
}

function text(words: string): Block {
  return { kind: 'text', text: words }
}
