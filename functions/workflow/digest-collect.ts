import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { OpenReports, Pressing } from '#adapters/open-reports.ts'
import type { ReminderStore } from '#adapters/reminder-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { digestDue, isOverdue, lastDayBeforeNext } from '#domain/digest.ts'
import { answersFor, firstStepEndsBy, offeredTo, type Reader, readersOf } from '#domain/digest-readers.ts'
import type { Holder } from '#domain/directory.ts'
import type { Ladders } from '#domain/ladder.ts'
import { nudgeDue } from '#domain/nudge.ts'
import type { Region } from '#domain/regions.ts'
import type { Instant, Reference } from '#domain/report.ts'
import { awaitsSending } from '#domain/sending.ts'
import { localDateOf } from '#domain/working-time.ts'
import {
  clock,
  directory,
  freshnessDependencies,
  ladders,
  notices,
  openReports,
  progressDependencies,
  regions,
  reminders,
  reports,
  step,
} from '#runtime/dependencies.ts'
import { type FreshnessDependencies, keepersToTell } from '#runtime/freshness-tellings.ts'
import { type ProgressDependencies, tellingsNow } from '#runtime/progress-tellings.ts'
import { nameOfPlace, type Recipient } from '#runtime/recipient.ts'

export type CollectDependencies = ProgressDependencies &
  FreshnessDependencies & {
    readonly reports: Pick<ReportStore, 'get'>
    readonly openReports: OpenReports
    readonly reminders: Pick<ReminderStore, 'due'>
    readonly notices: Pick<NoticeStore, 'latestDigest'>
    readonly directory: Pick<DirectoryStore, 'all'>
    readonly regions: readonly Region[]
    readonly ladders: Ladders
    readonly calendar: Calendar
    readonly clock: Pick<Clock, 'now'>
  }

/** So many numbers a person that all recipients of the country fit in what a machine may carry. */
const mostPressing = 10

/** The same for progress; the rest waits for the next day. Everybody's comes to the programme in the end. */
const mostProgress = { ofOne: 20, ofProgramme: 400 } as const

/** A country whose directory nobody checked is asked a few entries at a time, and not all in one morning. */
const mostNudges = 3

/** Who has something to be told and whose time it is. Ids only: the machine carries no address. */
export async function collectRecipients(dependencies: CollectDependencies): Promise<{ recipients: Recipient[] }> {
  const { notices, directory, calendar, clock } = dependencies
  const now = clock.now()
  const everybody = await directory.all()
  const waiting = await waitingNow({ everybody, now }, dependencies)
  const recipients: Recipient[] = []
  let nudges = 0
  for (const reader of readersOf(everybody, now)) {
    const found = waitingFor(reader, waiting)
    if (!found || (found.isNudge && nudges >= mostNudges)) continue
    const timing = { calendar, now, lastSent: await lastDigest(reader, notices, now), isOverdue: found.isOverdue }
    if (!reader.holders.some(holder => digestDue(holder, timing))) continue
    if (found.isNudge) nudges += 1
    recipients.push({
      recipient: reader.holder.id,
      pressing: [...found.pressing].slice(0, mostPressing),
      progress: [...found.progress].slice(0, mostProgressOf(reader)),
      ...(found.freshness && { freshness: true }),
    })
  }
  return { recipients }
}

const mostProgressOf = ({ holders }: Reader): number =>
  mostProgress[holders.some(({ role }) => role === 'nationalDesk') ? 'ofProgramme' : 'ofOne']

/** `isNudge`: nothing but an entry to check. */
type Waiting = {
  readonly pressing: Set<Reference>
  readonly progress: Set<string>
  freshness: boolean
  isOverdue: boolean
  isNudge: boolean
}
type Moment = { readonly everybody: readonly Holder[]; readonly now: Instant }

/** By the id of whoever answers for it. Every question is seen once, on the keys of its index. */
async function waitingNow(moment: Moment, dependencies: CollectDependencies): Promise<ReadonlyMap<string, Waiting>> {
  const { reminders, calendar } = dependencies
  const { everybody, now } = moment
  const waiting = new Map<string, Waiting>()
  const waitFor = (id: string): Waiting => {
    const answering = answersFor(id, everybody, now)?.id ?? id
    const found = waiting.get(answering) ?? {
      pressing: new Set(),
      progress: new Set(),
      freshness: false,
      isOverdue: false,
      isNudge: true,
    }
    waiting.set(answering, found)
    return found
  }
  for await (const asked of reminders.due(now)) {
    const found = waitFor(asked.holder)
    found.isNudge = false
    found.isOverdue ||= isOverdue(asked, { calendar, now })
  }
  for await (const { reference, holder, isLast } of pressingNow(moment, dependencies)) {
    const found = waitFor(holder)
    found.isNudge = false
    found.pressing.add(reference)
    found.isOverdue ||= isLast
  }
  for (const { commitment, place, holder } of await tellingsNow(moment, dependencies)) {
    const found = waitFor(holder.id)
    found.isNudge = false
    found.progress.add(nameOfPlace({ commitment, unit: place.unit.code }))
  }
  for (const { id } of await keepersToTell(moment, dependencies)) {
    const found = waitFor(id)
    found.isNudge = false
    found.freshness = true
  }
  for (const holder of everybody.filter(one => nudgeDue(one, now))) waitFor(holder.id)
  return waiting
}

type PressingFor = { readonly reference: Reference; readonly holder: string; readonly isLast: boolean }

async function* pressingNow(moment: Moment, dependencies: CollectDependencies): AsyncGenerator<PressingFor> {
  const { openReports, regions, calendar } = dependencies
  const day = lastDayBeforeNext(localDateOf(moment.now), calendar)
  for (const { code } of regions) {
    for await (const listed of openReports.pressing(code, day)) {
      const { reference } = listed
      const promised = firstStepEndsBy(day, listed)
      if (promised !== undefined) yield { reference, holder: promised, isLast: true }
      for (const { id } of await askedToAccept(listed, moment, dependencies))
        yield { reference, holder: id, isLast: false }
    }
  }
}

/** The scope of whoever would be asked looks at more than a list shows. */
async function askedToAccept(
  { reference, handover }: Pressing,
  { everybody, now }: Moment,
  { reports, ladders }: CollectDependencies,
): Promise<readonly Holder[]> {
  const report = handover && (await reports.get(reference))
  return report ? offeredTo(report, { directory: everybody, ladders, now }) : []
}

function waitingFor({ holders }: Reader, waiting: ReadonlyMap<string, Waiting>): Waiting | undefined {
  const found = holders.flatMap(({ id }) => waiting.get(id) ?? [])
  if (found.length === 0) return undefined
  const pressing = new Set(found.flatMap(one => [...one.pressing]))
  const progress = new Set(found.flatMap(one => [...one.progress]))
  return {
    pressing,
    progress,
    freshness: found.some(one => one.freshness),
    isOverdue: found.some(one => one.isOverdue),
    isNudge: found.every(one => one.isNudge),
  }
}

/** A digest that was planned but still has to be sent does not count as one. */
async function lastDigest(
  { holder }: Reader,
  notices: CollectDependencies['notices'],
  now: Instant,
): Promise<Instant | undefined> {
  const latest = await notices.latestDigest(holder.id)
  return latest && !awaitsSending(latest, now) ? latest.plannedAt : undefined
}

export const handler = step({ name: 'digest-collect', input: z.unknown() }, () =>
  collectRecipients({
    reports: reports(),
    openReports: openReports(),
    reminders: reminders(),
    notices: notices(),
    directory: directory(),
    regions: regions(),
    ladders: ladders(),
    clock: clock(),
    ...progressDependencies(),
    ...freshnessDependencies(),
  }),
)
