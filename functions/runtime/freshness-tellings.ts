import type { AskingStore } from '#adapters/asking-store.ts'
import type { MistakeStore } from '#adapters/mistake-store.ts'
import { noteAsked, stillToAsk } from '#domain/asking.ts'
import type { Calendar } from '#domain/calendar.ts'
import { answersFor } from '#domain/digest-readers.ts'
import type { Holder } from '#domain/directory.ts'
import { Conflict } from '#domain/errors.ts'
import type { Freshness } from '#domain/freshness.ts'
import { isToBeTold, type Mistake, toldOf } from '#domain/mistake.ts'
import { keeperFor } from '#domain/progress-addressee.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { type Statement, type ToCheck, toCheck } from '#domain/statement.ts'
import { localDateOf } from '#domain/working-time.ts'

/** All that decides who is told that something the site says may be wrong. */
export type FreshnessDependencies = {
  readonly mistakes: Pick<MistakeStore, 'due' | 'get' | 'replace'>
  readonly asking: AskingStore
  /** Everything the site states. */
  readonly statements: () => readonly Statement[]
  readonly freshness: Freshness
  readonly calendar: Calendar
}

type Moment = { readonly everybody: readonly Holder[]; readonly now: Instant }

/** What whoever keeps pages is told in one mail. */
export type FreshnessTelling = { readonly mistakes: readonly Mistake[]; readonly checks: readonly ToCheck[] }

/** The mailboxes to which there is something to tell. */
export async function keepersToTell(moment: Moment, dependencies: FreshnessDependencies): Promise<readonly Holder[]> {
  const keepers = new Set<RegionCode>((await dueNow(moment.now, dependencies)).map(({ keeper }) => keeper))
  if ((await checksNow(moment.now, dependencies)).length > 0) keepers.add('NL')
  return [...keepers].flatMap(keeper => keeperIn(keeper, moment) ?? [])
}

/** What is told to these: read again, for somebody may have dealt with it since. */
export async function freshnessFor(
  holders: readonly Holder[],
  moment: Moment,
  dependencies: FreshnessDependencies,
): Promise<FreshnessTelling> {
  const isTheirs = (keeper: RegionCode) => holders.some(({ id }) => id === keeperIn(keeper, moment)?.id)
  const mistakes = (await dueNow(moment.now, dependencies)).filter(({ keeper }) => isTheirs(keeper))
  return { mistakes, checks: isTheirs('NL') ? await checksNow(moment.now, dependencies) : [] }
}

/** Notes what was told, unless somebody dealt with it meanwhile. */
export async function noteFreshness(
  { mistakes, checks }: FreshnessTelling,
  now: Instant,
  dependencies: FreshnessDependencies,
): Promise<void> {
  const { freshness, calendar, asking } = dependencies
  const setting = { schedule: freshness.mistakes, calendar }
  for (const mistake of mistakes) {
    await unlessChanged(() => dependencies.mistakes.replace(toldOf(mistake, now, setting), mistake))
  }
  if (checks.length > 0) await unlessChanged(async () => asking.put(noteAsked(await asking.get(), checks, now)))
}

const keeperIn = (keeper: RegionCode, { everybody, now }: Moment): Holder | undefined => {
  const found = keeperFor(keeper, { directory: everybody, now })
  return found && answersFor(found.id, everybody, now)
}

async function dueNow(now: Instant, { mistakes }: FreshnessDependencies): Promise<readonly Mistake[]> {
  const found: Mistake[] = []
  for await (const mistake of mistakes.due(now)) if (isToBeTold(mistake, now)) found.push(mistake)
  return found
}

async function checksNow(now: Instant, { asking, statements }: FreshnessDependencies): Promise<readonly ToCheck[]> {
  const asked = await asking.get()
  return asked.waiting.length === 0 ? [] : stillToAsk(asked, toCheck(statements(), localDateOf(now)))
}

async function unlessChanged(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}
