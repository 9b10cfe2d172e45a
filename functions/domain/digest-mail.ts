import { type ProgressLine, progressItems } from './digest-progress.ts'
import type { Language } from './language.ts'
import { type Mail, type MailTexts, mailOf } from './mail.ts'
import type { Block } from './mail-layout.ts'
import type { MailMessages } from './mail-texts.ts'
import type { Notice } from './notice.ts'
import type { ReminderSubject } from './reminder.ts'
import type { Role } from './report.ts'
import { fill } from './text.ts'

/** What waits for one person: where and how much of it, nothing of any message. Regions by name. */
export type DigestContents = {
  /** First steps whose last day it is. */
  readonly firstSteps: readonly { readonly region: string }[]
  readonly questions: readonly { readonly region: string; readonly about: ReminderSubject }[]
  /** Messages that another region offered. */
  readonly offers: readonly { readonly region: string }[]
  /** Entries of the directory to check. */
  readonly entries: readonly { readonly region: string; readonly role: Role }[]
  /** Recommendations and actions that somebody must say more about. */
  readonly progress: readonly ProgressLine[]
  /** What readers say is wrong, on the pages of which region. */
  readonly mistakes: readonly { readonly region: string }[]
  /** How many things that the site says must be checked. */
  readonly checks: number
}

/** All that must be checked is one thing: it is one list. */
export function itemsIn({ checks, ...lists }: DigestContents): number {
  return Object.values(lists).reduce((sum, { length }) => sum + length, checks > 0 ? 1 : 0)
}

const waitsAtDesk = (contents: DigestContents): boolean =>
  itemsIn({ ...contents, progress: [], mistakes: [], checks: 0 }) > 0

/** Where people sign in: at the desk, to update how far they are, and to look after what the site says. */
export type DigestLinks = { readonly desk: string; readonly updates: string; readonly mistakes: string }

/** One mail a person, grouped, with a link to where something waits. `contents` is never empty. */
export function composeDigest(
  notice: Notice,
  { contents, links }: { readonly contents: DigestContents; readonly links: DigestLinks },
  texts: MailTexts,
): Mail {
  const { language } = notice
  const { mail, words } = texts[language]
  const { digest } = mail
  const count = itemsIn(contents)
  const subject = count === 1 ? digest.subject.one : fill(digest.subject.many, { count })
  const entries = contents.entries.map(({ region, role }) =>
    fill(digest.entry, { region, role: words.roles[role].name }),
  )
  return mailOf(notice, mail.sender.desk, subject, [
    text(digest.intro),
    ...section(digest.firstSteps, perRegion(contents.firstSteps, digest, language)),
    ...section(digest.questions, questionsPerRegion(contents.questions, digest, language)),
    ...section(digest.offers, perRegion(contents.offers, digest, language)),
    ...section(
      digest.entries,
      entries.toSorted().map(line => [line]),
    ),
    ...(waitsAtDesk(contents) ? [link(digest.link, links.desk)] : []),
    ...progressSection(contents.progress, links, { texts: digest.progress, words, language }),
    ...freshnessSection(contents, links, { digest, language }),
    text(digest.noContent),
  ])
}

type Texts = MailMessages['digest']

/** Nothing when there is nothing of it. */
function section(title: string, items: readonly (readonly string[])[]): readonly Block[] {
  return items.length === 0 ? [] : [text(title), { kind: 'list', items: items.map(lines => lines.map(text)) }]
}

function progressSection(
  lines: DigestContents['progress'],
  { updates }: DigestLinks,
  wording: Parameters<typeof progressItems>[1],
): readonly Block[] {
  if (lines.length === 0) return []
  const { title, link: toUpdates } = wording.texts
  return [...section(title, progressItems(lines, wording)), link(toUpdates, updates)]
}

function freshnessSection(
  { mistakes, checks }: DigestContents,
  links: DigestLinks,
  { digest, language }: { readonly digest: Texts; readonly language: Language },
): readonly Block[] {
  if (mistakes.length === 0 && checks === 0) return []
  const { freshness } = digest
  const perKeeper = byRegion(mistakes, language).map(([region, { length }]) => [
    length === 1 ? fill(freshness.mistakes.one, { region }) : fill(freshness.mistakes.many, { region, count: length }),
  ])
  const checking = checks === 1 ? freshness.checks.one : fill(freshness.checks.many, { count: checks })
  const lines = [...perKeeper, ...(checks === 0 ? [] : [[checking]])]
  return [...section(freshness.title, lines), link(freshness.link, links.mistakes)]
}

function perRegion(items: readonly { readonly region: string }[], digest: Texts, language: Language) {
  return byRegion(items, language).map(([region, { length }]) => [
    `${fill(digest.region, { region })}: ${messages(length, digest)}`,
  ])
}

function questionsPerRegion(questions: DigestContents['questions'], digest: Texts, language: Language) {
  return byRegion(questions, language).map(([region, asked]) => [
    fill(digest.region, { region }),
    ...subjects.flatMap(about => {
      const count = asked.filter(question => question.about === about).length
      return count === 0 ? [] : [`${messages(count, digest)}: ${digest.about[about]}`]
    }),
  ])
}

/** In the order of how pressing they are. */
const subjects: readonly ReminderSubject[] = ['openTooLong', 'consent', 'proposeClosing', 'progress30', 'progress10']

function messages(count: number, { messages }: Texts): string {
  return count === 1 ? messages.one : fill(messages.many, { count })
}

function byRegion<Item extends { readonly region: string }>(
  items: readonly Item[],
  language: Language,
): readonly [string, readonly Item[]][] {
  const names = [...new Set(items.map(({ region }) => region))].toSorted((one, other) =>
    one.localeCompare(other, language),
  )
  return names.map(name => [name, items.filter(({ region }) => region === name)])
}

function text(words: string): Block {
  return { kind: 'text', text: words }
}

function link(words: string, href: string): Block {
  return { kind: 'link', text: words, href }
}
