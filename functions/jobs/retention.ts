import type { Clock } from '#adapters/clock.ts'
import type { DestructionStore } from '#adapters/destruction-store.ts'
import type { DrillStore } from '#adapters/drill-store.ts'
import type { FactStore } from '#adapters/fact-store.ts'
import type { FactKey, NoticeKey } from '#adapters/keys.ts'
import type { MistakeStore } from '#adapters/mistake-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Drill } from '#domain/drill.ts'
import { Conflict } from '#domain/errors.ts'
import type { Instant, Reference, Report } from '#domain/report.ts'
import {
  areFactsOver,
  dueDestruction,
  dueReview,
  isAddressDue,
  isDestroyed,
  isDrillOver,
  isLineOver,
  isMistakeOver,
  type Retention,
  recordExpires,
  withoutContents,
} from '#domain/retention.ts'
import {
  clock,
  destructions,
  drills,
  facts,
  job,
  mistakes,
  notices,
  reports,
  retention as rules,
} from '#runtime/dependencies.ts'
import { inTurn } from '#runtime/in-turn.ts'

export type RetentionDependencies = {
  readonly reports: Pick<ReportStore, 'references' | 'get' | 'replace' | 'destroyWritten' | 'destroy'>
  readonly notices: Pick<NoticeStore, 'keys' | 'get' | 'forgetAddress' | 'remove'>
  readonly destructions: DestructionStore
  readonly drills: Pick<DrillStore, 'list' | 'remove'>
  readonly facts: Pick<FactStore, 'keys' | 'remove'>
  readonly mistakes: Pick<MistakeStore, 'ids' | 'get' | 'remove'>
  readonly rules: Retention
  readonly clock: Pick<Clock, 'now'>
}

/** What one run did. */
export type Destroyed = {
  ContentsDestroyed: number
  ReportsDestroyed: number
  AddressesForgotten: number
  DigestsDestroyed: number
  DrillLinesDestroyed: number
  DrillsDestroyed: number
  FactsDestroyed: number
  MistakesDestroyed: number
  /** Open and untouched for so long that the controller must look: never destroyed by itself. */
  ReportsToReview: number
}

/**
 * Destroys what has had its time. Interrupted or run twice, it finishes what is left.
 * @throws AggregateError when something could not be destroyed, after everything else was
 */
export async function destroyWhatIsDue(dependencies: RetentionDependencies): Promise<Destroyed> {
  const done: Destroyed = {
    ContentsDestroyed: 0,
    ReportsDestroyed: 0,
    AddressesForgotten: 0,
    DigestsDestroyed: 0,
    DrillLinesDestroyed: 0,
    DrillsDestroyed: 0,
    FactsDestroyed: 0,
    MistakesDestroyed: 0,
    ReportsToReview: 0,
  }
  await inTurn(everySweep(dependencies), async sweep => {
    const what = await sweep()
    if (what) done[what] += 1
  })
  return done
}

/** Looks at one thing and destroys what of it is due; answers what was done. */
type Sweep = () => Promise<keyof Destroyed | undefined>

async function* everySweep(dependencies: RetentionDependencies): AsyncGenerator<Sweep> {
  const { reports, notices, facts, mistakes, drills } = dependencies
  for await (const reference of reports.references()) yield () => sweepReport(reference, dependencies)
  for await (const key of notices.keys()) yield () => sweepNotice(key, dependencies)
  for await (const key of facts.keys()) yield () => sweepFact(key, dependencies)
  for await (const id of mistakes.ids()) yield () => sweepMistake(id, dependencies)
  for (const drill of await drills.list()) yield () => sweepDrill(drill, dependencies)
}

async function sweepReport(
  reference: Reference,
  dependencies: RetentionDependencies,
): Promise<keyof Destroyed | undefined> {
  const { reports, rules, clock } = dependencies
  const report = await reports.get(reference)
  if (!report) return undefined
  const now = clock.now()
  switch (dueDestruction(report, rules, now)) {
    case 'report':
      await destroyReport(report, now, dependencies)
      return 'ReportsDestroyed'
    case 'contents':
      if (!(await replaced(() => reports.replace(withoutContents(report, now), report.version)))) return undefined
      await reports.destroyWritten(reference)
      return 'ContentsDestroyed'
    default:
      // The run that destroyed the contents may have ended before it came to what was written beside them.
      if (isDestroyed(report)) await reports.destroyWritten(reference)
      return dueReview(report, rules, now) === 'review' ? 'ReportsToReview' : undefined
  }
}

/** Noted before it is done: afterwards nothing would know that it ever was there. */
async function destroyReport(
  { reference, region }: Report,
  destroyedAt: Instant,
  { reports, destructions, rules }: Pick<RetentionDependencies, 'reports' | 'destructions' | 'rules'>,
): Promise<void> {
  const expires = recordExpires(rules, new Date().toISOString())
  await destructions.record({ reference, region, destroyedAt }, expires)
  await reports.destroy(reference)
}

/** Somebody reopened it or wrote at this very moment: tomorrow is another run. */
async function replaced(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

async function sweepNotice(
  key: NoticeKey,
  { notices, rules, clock }: RetentionDependencies,
): Promise<keyof Destroyed | undefined> {
  const notice = await notices.get(key)
  if (!notice) return undefined
  const now = clock.now()
  if (isLineOver(notice, rules, now)) {
    await notices.remove(key)
    return notice.drill === undefined ? 'DigestsDestroyed' : 'DrillLinesDestroyed'
  }
  if (!isAddressDue(notice, rules, now)) return undefined
  await notices.forgetAddress(key)
  return 'AddressesForgotten'
}

async function sweepDrill(
  drill: Drill,
  { drills, rules, clock }: RetentionDependencies,
): Promise<keyof Destroyed | undefined> {
  if (!isDrillOver(drill, rules, clock.now())) return undefined
  await drills.remove(drill.day)
  return 'DrillsDestroyed'
}

async function sweepFact(
  key: FactKey,
  { facts, rules, clock }: RetentionDependencies,
): Promise<keyof Destroyed | undefined> {
  if (!areFactsOver(key.quarter, rules, clock.now())) return undefined
  await facts.remove(key)
  return 'FactsDestroyed'
}

/** Noted before it is done, as that of a report. */
async function sweepMistake(
  id: string,
  { mistakes, destructions, rules, clock }: RetentionDependencies,
): Promise<keyof Destroyed | undefined> {
  const mistake = await mistakes.get(id)
  const now = clock.now()
  if (!mistake || !isMistakeOver(mistake, rules, now)) return undefined
  const expires = recordExpires(rules, new Date().toISOString())
  await destructions.record({ reference: id, region: mistake.keeper, destroyedAt: now }, expires)
  await mistakes.remove(id)
  return 'MistakesDestroyed'
}

export const handler = job('retention', () => {
  const stores = { reports: reports(), notices: notices(), destructions: destructions(), drills: drills() }
  return destroyWhatIsDue({ ...stores, facts: facts(), mistakes: mistakes(), rules: rules(), clock: clock() })
})
