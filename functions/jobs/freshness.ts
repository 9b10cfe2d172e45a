import type { AskingStore } from '#adapters/asking-store.ts'
import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { DrillStore } from '#adapters/drill-store.ts'
import type { MistakeStore } from '#adapters/mistake-store.ts'
import { planAsking } from '#domain/asking.ts'
import { isDrillOverdue } from '#domain/drill.ts'
import type { Freshness } from '#domain/freshness.ts'
import type { Ladders } from '#domain/ladder.ts'
import { isLongOpen } from '#domain/mistake.ts'
import { nudgeDue } from '#domain/nudge.ts'
import type { Region } from '#domain/regions.ts'
import { type Statement, type ToCheck, toCheck } from '#domain/statement.ts'
import { localDateOf } from '#domain/working-time.ts'
import {
  asking,
  clock,
  directory,
  drills,
  freshness as everyReview,
  job,
  ladders,
  mistakes,
  regions,
  statements,
} from '#runtime/dependencies.ts'

export type FreshnessJobDependencies = {
  readonly asking: AskingStore
  readonly statements: () => readonly Statement[]
  readonly freshness: Freshness
  readonly directory: Pick<DirectoryStore, 'all'>
  readonly mistakes: Pick<MistakeStore, 'list'>
  readonly drills: Pick<DrillStore, 'list'>
  readonly ladders: Ladders
  readonly regions: readonly Region[]
  readonly clock: Pick<Clock, 'now'>
}

/** What one run found. */
export type Freshened = {
  /** Past the day before which somebody would look again: the pages must say so, and are built anew. */
  readonly ContentOverdue: number
  readonly ContentNeverChecked: number
  /** Of these, so many are in the next mail to the editors. */
  readonly ContentAsked: number
  /** Entries of the directory that ask their own mailbox: the daily mail does, a few a day. */
  readonly EntriesToCheck: number
  /** What readers said is wrong and nobody settled in time. */
  readonly MistakesLongOpen: number
  /** 1 when regions take messages and no drill of their ladders came in time. */
  readonly DrillOverdue: number
}

/**
 * Looks through everything that can become untrue, the addresses for nights included, and has the editors asked what must
 * be checked. It mails nobody: what it found waits for the daily mail. Run twice, it asks nothing twice.
 */
export async function freshen(dependencies: FreshnessJobDependencies): Promise<Freshened> {
  const { asking, statements, freshness, directory, clock } = dependencies
  const now = clock.now()
  const checks = toCheck(statements(), localDateOf(now))
  const planned = planAsking(await asking.get(), checks, { schedule: freshness.content, now })
  await asking.put(planned)
  return {
    ContentOverdue: countOf('overdue', checks),
    ContentNeverChecked: countOf('neverChecked', checks),
    ContentAsked: planned.waiting.length,
    EntriesToCheck: (await directory.all()).filter(holder => nudgeDue(holder, now)).length,
    MistakesLongOpen: await longOpen(dependencies),
    DrillOverdue: (await missesDrill(dependencies)) ? 1 : 0,
  }
}

const countOf = (why: ToCheck['why'], checks: readonly ToCheck[]): number =>
  checks.filter(check => check.why === why).length

/** More of one region than this are an alarm all the same. */
const most = 25

async function longOpen({ mistakes, regions, freshness, clock }: FreshnessJobDependencies): Promise<number> {
  let count = 0
  for (const { code } of regions) {
    const oldest = await mistakes.list(code, 'open', most)
    count += oldest.filter(mistake => isLongOpen(mistake, clock.now(), freshness.mistakes)).length
  }
  return count
}

async function missesDrill({ drills, ladders, regions, clock }: FreshnessJobDependencies): Promise<boolean> {
  if (!regions.some(({ mode }) => mode === 'intake')) return false
  const [newest] = await drills.list()
  return isDrillOverdue(newest?.day, { today: localDateOf(clock.now()), validDays: ladders.onCall.drillValidDays })
}

export const handler = job('freshness', () =>
  freshen({
    asking: asking(),
    statements,
    freshness: everyReview(),
    directory: directory(),
    mistakes: mistakes(),
    drills: drills(),
    ladders: ladders(),
    regions: regions(),
    clock: clock(),
  }),
)
