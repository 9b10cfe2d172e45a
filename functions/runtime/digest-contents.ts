import type { ReminderStore } from '#adapters/reminder-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { lastDayBeforeNext } from '#domain/digest.ts'
import type { DigestContents } from '#domain/digest-mail.ts'
import type { ProgressLine } from '#domain/digest-progress.ts'
import { answersFor, firstStepEndsBy, offeredTo, type Reader } from '#domain/digest-readers.ts'
import type { Holder } from '#domain/directory.ts'
import type { Ladders } from '#domain/ladder.ts'
import type { Language } from '#domain/language.ts'
import { nudgeDue } from '#domain/nudge.ts'
import type { Telling } from '#domain/progress-telling.ts'
import { type Region, regionWith } from '#domain/regions.ts'
import { isPutOff, type Reminder, stillAsked } from '#domain/reminder.ts'
import type { Instant, Reference, Report } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type FreshnessDependencies, type FreshnessTelling, freshnessFor } from './freshness-tellings.ts'
import { type ProgressDependencies, tellingsAt } from './progress-tellings.ts'
import { placeNamed } from './recipient.ts'

export type ContentsDependencies = ProgressDependencies &
  FreshnessDependencies & {
    readonly reports: Pick<ReportStore, 'get'>
    readonly reminders: Pick<ReminderStore, 'dueFor' | 'cancel'>
    readonly regions: readonly Region[]
    readonly ladders: Ladders
    readonly calendar: Calendar
  }

export type Reading = {
  readonly reader: Reader
  readonly everybody: readonly Holder[]
  readonly now: Instant
  /** Messages that were seen to be pressing a moment ago. */
  readonly pressing: readonly Reference[]
  /** Of whom it was seen that they must say how far they are with what. */
  readonly progress: readonly string[]
  /** Something the site says may be wrong, and this reader keeps it. */
  readonly freshness?: boolean | undefined
}

/** What one person's mail says, and what must be noted once it went out. */
export type Digest = {
  readonly contents: DigestContents
  readonly questions: readonly Reminder[]
  readonly entries: readonly Holder[]
  readonly tellings: readonly Telling[]
  readonly freshness: FreshnessTelling
}

export async function digestFor(reading: Reading, dependencies: ContentsDependencies): Promise<Digest> {
  const { reader, now } = reading
  const { language } = reader.holder
  const name = (code: RegionCode) => nameOf(code, language, dependencies)
  const asked = await questionsFor(reading, dependencies)
  const pressing = await pressingFor(reading, dependencies)
  const entries = reader.holders.filter(holder => nudgeDue(holder, now))
  const tellings = await tellingsFor(reading, dependencies)
  const freshness = reading.freshness
    ? await freshnessFor(reader.holders, reading, dependencies)
    : { mistakes: [], checks: [] }
  return {
    contents: {
      firstSteps: pressing.firstSteps.map(({ region }) => ({ region: name(region) })),
      questions: asked.map(({ reminder, report }) => ({ region: name(report.region), about: reminder.about })),
      offers: pressing.offers.map(region => ({ region: name(region) })),
      entries: entries.map(({ region, role }) => ({ region: name(region), role })),
      progress: tellings.map(telling => lineOf(telling, language)),
      mistakes: freshness.mistakes.map(({ keeper }) => ({ region: name(keeper) })),
      checks: freshness.checks.length,
    },
    questions: asked.map(({ reminder }) => reminder),
    entries,
    tellings,
    freshness,
  }
}

function lineOf(telling: Telling, language: Language): ProgressLine {
  const { commitment, place, about, day } = telling
  const note = 'note' in telling ? telling.note : undefined
  return { commitment, unit: place.unit.name[language], about, day, note }
}

async function tellingsFor(reading: Reading, dependencies: ContentsDependencies): Promise<readonly Telling[]> {
  const { reader, progress } = reading
  const tellings = await tellingsAt(progress.map(placeNamed), reading, dependencies)
  return tellings.filter(({ holder }) => reader.holders.some(({ id }) => id === holder.id))
}

type Question = { readonly reminder: Reminder; readonly report: Report }

/** What is due and still has a point; the rest is cancelled, so that it is never asked again. */
async function questionsFor(
  { reader, everybody, now }: Reading,
  { reports, reminders }: ContentsDependencies,
): Promise<readonly Question[]> {
  const questions: Question[] = []
  for (const { id } of everybody.filter(holder => isAnsweredBy(reader, holder.id, { everybody, now }))) {
    for await (const reminder of reminders.dueFor(id, now)) {
      const report = await reports.get(reminder.reference)
      if (!report || !stillAsked(reminder, report)) await reminders.cancel(reminder)
      else if (!isPutOff(report, now)) questions.push({ reminder, report })
    }
  }
  return questions
}

type Pressing = { readonly firstSteps: readonly Report[]; readonly offers: readonly RegionCode[] }

/** Read again: somebody may have done the step or answered the offer since. */
async function pressingFor(reading: Reading, dependencies: ContentsDependencies): Promise<Pressing> {
  const { reader, everybody, now, pressing } = reading
  const { reports, ladders, calendar } = dependencies
  const day = lastDayBeforeNext(localDateOf(now), calendar)
  const found = (await Promise.all(pressing.map(reference => reports.get(reference)))).filter(
    report => report !== undefined,
  )
  const firstSteps = found.filter(report => {
    const promised = firstStepEndsBy(day, report)
    return promised !== undefined && isAnsweredBy(reader, promised, reading)
  })
  const offers = found.filter(report =>
    offeredTo(report, { directory: everybody, ladders, now }).some(({ id }) => isAnsweredBy(reader, id, reading)),
  )
  return { firstSteps, offers: offers.flatMap(({ handover }) => (handover ? [handover.to] : [])) }
}

function isAnsweredBy(reader: Reader, id: string, { everybody, now }: Pick<Reading, 'everybody' | 'now'>): boolean {
  const answering = answersFor(id, everybody, now)?.id
  return reader.holders.some(holder => holder.id === answering)
}

const nameOf = (code: RegionCode, language: Language, { regions }: Pick<ContentsDependencies, 'regions'>): string =>
  regionWith(code, regions).name[language]
