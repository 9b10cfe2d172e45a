import type { CommitmentId } from '#domain/commitment.ts'
import type { Holder } from '#domain/directory.ts'
import type { Fact } from '#domain/fact.ts'
import type { Mistake } from '#domain/mistake.ts'
import type { Notice } from '#domain/notice.ts'
import type { Period } from '#domain/period.ts'
import type { Reminder } from '#domain/reminder.ts'
import { type Instant, LocalDate, Reference, type Report } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { Standing } from '#domain/standing.ts'

/*
 * One table, two indexes. What is asked, where, and with which condition:
 *
 * | Question                                         | Index   | Key condition                                    |
 * |--------------------------------------------------|---------|--------------------------------------------------|
 * | the report                                       | table   | PK = REPORT#<reference>, SK = REPORT             |
 * | the notices of a report                          | table   | PK = REPORT#<reference>, SK begins NOTICE#       |
 * | the reminders of a report                        | table   | PK = REPORT#<reference>, SK begins REMINDER#     |
 * | the messages between desk and reporter           | table   | PK = REPORT#<reference>, SK begins MESSAGE#      |
 * | the digests of a holder, newest last             | table   | PK = DIGEST#<holder>, SK begins NOTICE#          |
 * | the test mails of a drill                        | table   | PK = DRILL#<day>, SK begins NOTICE#              |
 * | the drills there were                            | table   | PK = DRILLS, SK = <day>                          |
 * | entries of the directory; of a region            | table   | PK = DIRECTORY, SK begins <region>#<role>#<id>   |
 * | what an entry was before it changed              | table   | PK = DIRECTORY#<id>, SK = <instant>              |
 * | how far each unit is with a commitment           | table   | PK = RECOMMENDATION#<id>, SK = <unit>            |
 * | what became of one of these, newest last         | table   | PK = RECOMMENDATION#<id>#<unit>, SK = <instant>… |
 * | what was said to units that never said anything  | table   | PK = REMINDED#<commitment>, SK = <unit>          |
 * | lines and actions of the action plan             | table   | PK = PLAN, SK = LINE#<nn> or ACTION#<id>         |
 * | half-yearly reports, planned and adopted         | table   | PK = HALFYEAR, SK = <day>                        |
 * | what an adopted one says, in parts               | table   | PK = HALFYEAR#<day>, SK begins <digest>#         |
 * | what was destroyed of a region                   | table   | PK = DESTROYED#<code>, SK = <reference>          |
 * | a session, by the keyed hash of its token         | table   | PK = SESSION#<keyed hash>, SK = SESSION          |
 * | everybody who ever signed in                     | table   | PK = PEOPLE, SK = <subject>                      |
 * | what was done to something, newest last          | table   | PK = AUDIT#<about>, SK = <instant>#<id>          |
 * | what somebody did, newest last                   | byOwner | OWNER = AUDIT#BY#<subject>, OWNER_SORT           |
 * | the notes of a report                            | table   | PK = REPORT#<reference>, SK begins NOTE#         |
 * | the answers somebody kept for later              | table   | PK = DRAFT#<keyed hash of the code>, SK = DRAFT  |
 * | what a reader says is wrong                      | table   | PK = MISTAKE#<id>, SK = MISTAKE                  |
 * | what the editors were asked to check             | table   | PK = ASKING, SK = ASKING                         |
 * | how often an address wrote in a window           | table   | PK = RATE#<keyed hash>#<window>, SK = RATE       |
 * | what figures are counted from, of a quarter      | table   | PK = FACT#<quarter>, SK = <region>#<ref>#<event> |
 * | the figures of a period, as published            | table   | PK = FIGURES#<period>, SK = FIGURES              |
 * | which periods were published                     | table   | PK = FIGURES, SK = <period>                      |
 * | open (closed) reports of a region by deadline    | byOwner | OWNER = REGION#<code>#OPEN (CLOSED), OWNER_SORT  |
 * | reports offered to a region, newest first        | byOwner | OWNER = REGION#<code>#OFFERED, OWNER_SORT        |
 * | reports whose watch should have woken            | byDue   | DUE = WATCH#<shard>, DUE_SORT < <instant>        |
 * | who is asked something by now                    | byDue   | DUE = REMINDER#<shard>, DUE_SORT <= <instant>    |
 * | of which standings somebody is reminded by now   | byDue   | DUE = PROGRESS#<shard>, DUE_SORT <= <instant>    |
 * | open (settled) mistakes of whoever keeps a page  | byOwner | OWNER = MISTAKES#<code>#OPEN (SETTLED), …        |
 * | of which mistakes somebody is told by now        | byDue   | DUE = MISTAKE#<shard>, DUE_SORT <= <instant>     |
 * | what a holder is asked by now                    | byOwner | OWNER = REMINDERS#<holder>, OWNER_SORT <= …      |
 *
 * An item is what the domain's schema says, flat, plus the upper-case attributes made here. Nothing sealed is ever
 * part of a key or of what an index shows.
 */

/** The names of the table's own keys; `expires` is the time to live, in seconds since 1970. */
export const tableKeys = { partition: 'PK', sort: 'SK', expires: 'expiresAt' } as const

/** What a list of reports shows; everything else is read from the report itself. */
const listed = [
  'reference',
  'region',
  'where',
  'kind',
  'ageGroup',
  'forms',
  'urgency',
  'asked',
  'reporterType',
  'restricted',
  'receivedAt',
  'state',
  'handover',
  'snooze',
  'lastActivityAt',
  'ladder',
  'waiting',
] as const satisfies readonly (keyof Report)[]

/** A line of the audit, in one attribute: an index shows twenty at most. */
export const auditedLine = 'line'

export const indexes = {
  byOwner: { name: 'byOwner', partition: 'OWNER', sort: 'OWNER_SORT', shows: [...listed, auditedLine] },
  /** Shows keys only. */
  byDue: { name: 'byDue', partition: 'DUE', sort: 'DUE_SORT' },
} as const

export type ItemKey = { readonly PK: string; readonly SK: string }

/** Where a notice is found: with its report, its drill, or, a digest, its holder. Every notice is its own key. */
export type NoticeKey = Pick<Notice, 'reference' | 'drill' | 'holder' | 'id'>

/** The table is spread over so many partitions of "due", so that a busy minute is not one hot key. */
const shardCount = 4
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard)

export const reportKey = (reference: Reference): ItemKey => ({ PK: `REPORT#${reference}`, SK: 'REPORT' })

export const reminderKey = (reference: Reference, id: string): ItemKey => ({
  PK: `REPORT#${reference}`,
  SK: `REMINDER#${id}`,
})

/** By the id alone: an instant in the key would let the same message be written twice. */
export const messageKey = (reference: Reference, id: string): ItemKey => ({
  PK: `REPORT#${reference}`,
  SK: `MESSAGE#${id}`,
})

/** What people wrote about a report beside it: gone when its contents go. */
export const writtenPrefixes = ['MESSAGE#', 'NOTE#'] as const

export function noticeKey({ reference, drill, holder, id }: NoticeKey): ItemKey {
  if (reference !== undefined) return { PK: `REPORT#${reference}`, SK: `NOTICE#${id}` }
  if (drill !== undefined) return { PK: drillOn(drill), SK: `NOTICE#${id}` }
  if (holder !== undefined) return { PK: digestsOf(holder), SK: `NOTICE#${id}` }
  throw new Error('A notice without a report needs a holder')
}

export const digestsOf = (holder: string): string => `DIGEST#${holder}`
export const drillOn = (day: LocalDate): string => `DRILL#${day}`

/** All drills stand together, by their day. */
export const drills = 'DRILLS'
export const drillKey = (day: LocalDate): ItemKey => ({ PK: drills, SK: day })

/** The whole directory stands together, in the order of regions and roles. */
export const directory = 'DIRECTORY'
export const entriesOf = (region: RegionCode): string => `${region}#`
export const entryKey = ({ region, role, id }: Pick<Holder, 'region' | 'role' | 'id'>): ItemKey => ({
  PK: directory,
  SK: `${entriesOf(region)}${role}#${id}`,
})

export const entryHistoryKey = (id: string, at: Instant): ItemKey => ({ PK: `DIRECTORY#${id}`, SK: sortable(at) })

/** `commitment`: a recommendation or an action of the plan. */
export const standingsOf = (commitment: CommitmentId): string => `RECOMMENDATION#${commitment}`
export const standingKey = ({ commitment, unit }: Pick<Standing, 'commitment' | 'unit'>): ItemKey => ({
  PK: standingsOf(commitment),
  SK: unit,
})
/** Apart from the standings, so that reading how far everybody is never reads what was. */
export const standingLineKey = ({ commitment, unit }: Pick<Standing, 'commitment' | 'unit'>, id: string): ItemKey => ({
  PK: `${standingsOf(commitment)}#${unit}`,
  SK: id,
})

/** Beside the standings, for units that have none. */
export const remindedOf = (commitment: CommitmentId): string => `REMINDED#${commitment}`
export const remindedKey = ({ commitment, unit }: Pick<Standing, 'commitment' | 'unit'>): ItemKey => ({
  PK: remindedOf(commitment),
  SK: unit,
})

export const plan = 'PLAN'
export const actionLineKey = (line: string): ItemKey => ({ PK: plan, SK: `LINE#${line}` })
export const actionKey = (id: CommitmentId): ItemKey => ({ PK: plan, SK: `ACTION#${id}` })

/** All half-yearly reports stand together, by their day. */
export const halfYears = 'HALFYEAR'
export const halfYearKey = (date: LocalDate): ItemKey => ({ PK: halfYears, SK: date })
/** Under the digest of the whole: what was begun and not finished never mixes with what was adopted. */
export const halfYearParts = (digest: string): string => `${digest}#`
export const halfYearPartKey = (
  { date, digest }: { readonly date: LocalDate; readonly digest: string },
  part: number,
): ItemKey => ({
  PK: `${halfYears}#${date}`,
  SK: `${halfYearParts(digest)}${String(part).padStart(4, '0')}`,
})

export const destructionKey = (region: RegionCode, reference: Reference): ItemKey => ({
  PK: `DESTROYED#${region}`,
  SK: reference,
})

export const sessionKey = (hash: string): ItemKey => ({ PK: `SESSION#${hash}`, SK: 'SESSION' })

export const accounts = 'PEOPLE'
export const accountKey = (subject: string): ItemKey => ({ PK: accounts, SK: subject })

/** `about`: a reference, or another thing that was done something to; `by`: the subject of a person. */
export const auditOf = (about: string): string => `AUDIT#${about}`
export const auditBy = (subject: string): string => `AUDIT#BY#${subject}`

export const noteKey = (reference: Reference, id: string): ItemKey => ({ PK: `REPORT#${reference}`, SK: `NOTE#${id}` })

export const rateKey = (addressHash: string, window: number): ItemKey => ({
  PK: `RATE#${addressHash}#${window}`,
  SK: 'RATE',
})

/** The hash is keyed: whoever reads the table cannot try codes. */
export const draftKey = (codeHash: string): ItemKey => ({ PK: `DRAFT#${codeHash}`, SK: 'DRAFT' })

export const mistakeKey = (id: string): ItemKey => ({ PK: `MISTAKE#${id}`, SK: 'MISTAKE' })
export const mistakesOf = (keeper: RegionCode, phase: 'OPEN' | 'SETTLED'): string => `MISTAKES#${keeper}#${phase}`
export const mistakeDue = (shard: number): string => `MISTAKE#${shard}`

/** The index attributes of a mistake: in the list of whoever keeps the page, and due while somebody must be told. */
export function mistakeIndexes({ id, keeper, receivedAt, state, tellAt }: Mistake): Record<string, string> {
  const owner =
    state.phase === 'open'
      ? { OWNER: mistakesOf(keeper, 'OPEN'), OWNER_SORT: `${sortable(receivedAt)}#${id}` }
      : { OWNER: mistakesOf(keeper, 'SETTLED'), OWNER_SORT: `${sortable(state.at)}#${id}` }
  if (tellAt === undefined) return owner
  return { ...owner, DUE: mistakeDue(shardOf(id)), DUE_SORT: `${sortable(tellAt)}#${id}` }
}

export const askingKey: ItemKey = { PK: 'ASKING', SK: 'ASKING' }

/** A region's facts of a quarter stand together. */
export const factsOf = (quarter: Fact['quarter']): string => `FACT#${quarter}`
export const factsOfRegion = (region: RegionCode): string => `${region}#`
export type FactKey = Pick<Fact, 'quarter' | 'region' | 'reference' | 'event'>
export const factKey = ({ quarter, region, reference, event }: FactKey): ItemKey => ({
  PK: factsOf(quarter),
  SK: `${factsOfRegion(region)}${reference}#${event}`,
})

export const publishedPeriods = 'FIGURES'
export const publishedKey = (period: Period): ItemKey => ({ PK: publishedPeriods, SK: period })
export const figuresKey = (period: Period): ItemKey => ({ PK: `FIGURES#${period}`, SK: 'FIGURES' })

export const watchDue = (shard: number): string => `WATCH#${shard}`
export const reminderDue = (shard: number): string => `REMINDER#${shard}`
export const remindersOf = (holder: string): string => `REMINDERS#${holder}`

export const progressDue = (shard: number): string => `PROGRESS#${shard}`

/** The index attributes of a standing of which somebody is reminded from that instant on. */
export function standingIndex(
  place: Pick<Standing, 'commitment' | 'unit'>,
  at: Instant | undefined,
): Record<string, string> {
  const { PK, SK } = standingKey(place)
  return at === undefined ? {} : { DUE: progressDue(shardOf(PK + SK)), DUE_SORT: `${sortable(at)}#${PK}#${SK}` }
}

/** The index attributes of a question that is due: that its holder is asked something, and what. */
export function reminderIndexes({ reference, holder, dueAt }: Reminder): Record<string, string> {
  const at = sortable(dueAt)
  const due = { DUE: reminderDue(shardOf(reference)), DUE_SORT: `${at}#${holder}` }
  return { ...due, OWNER: remindersOf(holder), OWNER_SORT: at }
}

/** After everything that is due at the instant, before what is due later. */
export const dueBy = (at: Instant): string => `${sortable(at)}#~`

export const reportsOf = (region: RegionCode, phase: 'OPEN' | 'CLOSED'): string => `REGION#${region}#${phase}`

export const offersTo = (region: RegionCode): string => `REGION#${region}#OFFERED`

/** The line about an offer leads the region it was made to, to a message that lies in another one's list. */
export function offerIndex({ offeredTo, plannedAt }: Notice): Record<string, string> {
  return offeredTo === undefined ? {} : { OWNER: offersTo(offeredTo), OWNER_SORT: sortable(plannedAt) }
}

/** The index attributes of a report: its place in the region's list, and in the watch list while it has a watch. */
export function reportIndexes(report: Report): Record<string, string> {
  const { reference, region, state, watch, receivedAt } = report
  const owner =
    state.phase === 'closed'
      ? { OWNER: reportsOf(region, 'CLOSED'), OWNER_SORT: sortable(state.closedAt) }
      : { OWNER: reportsOf(region, 'OPEN'), OWNER_SORT: sortable(report.waiting?.dueAt ?? receivedAt) }
  if (watch === undefined) return owner
  return { ...owner, DUE: watchDue(shardOf(reference)), DUE_SORT: sortable(watch.wakesAt) }
}

/** Stable: the same reference always falls in the same shard. */
export function shardOf(text: string): number {
  let sum = 0
  for (const character of text) sum += character.charCodeAt(0)
  return sum % shardCount
}

/** Instants may come with or without milliseconds; as text they only sort when all have them. */
export const sortable = (instant: Instant): string => new Date(instant).toISOString()

/** Reads the report a key belongs to. */
export const referenceIn = ({ PK }: Pick<ItemKey, 'PK'>): Reference => Reference.parse(PK.replace(/^REPORT#/, ''))

/** Reads the place of a notice from its key. */
export function noticeIn({ PK, SK }: ItemKey): NoticeKey {
  const id = SK.replace(/^NOTICE#/, '')
  if (PK.startsWith('DIGEST#')) return { holder: PK.replace(/^DIGEST#/, ''), id }
  if (PK.startsWith('DRILL#')) return { drill: LocalDate.parse(PK.replace(/^DRILL#/, '')), id }
  return { reference: referenceIn({ PK }), id }
}
