import type { Clock } from '#adapters/clock.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import { Conflict } from '#domain/errors.ts'
import type { Reference } from '#domain/report.ts'
import { dueDestruction, dueReview, isAddressDue, type Retention, withoutContents } from '#domain/retention.ts'
import { clock, job, notices, reports, retention as rules } from '#runtime/dependencies.ts'

export type RetentionDependencies = {
  readonly reports: Pick<ReportStore, 'references' | 'get' | 'replace' | 'destroy'>
  readonly notices: Pick<NoticeStore, 'keys' | 'get' | 'forgetAddress'>
  readonly rules: Retention
  readonly clock: Pick<Clock, 'now'>
}

/** What one run did: the record of destruction, which names nothing that was destroyed. */
export type Destroyed = {
  ContentsDestroyed: number
  ReportsDestroyed: number
  AddressesForgotten: number
  /** Open and untouched for so long that the controller must look: never destroyed by itself. */
  ReportsToReview: number
}

/** Destroys what has had its time. Interrupted or run twice, it finishes what is left. */
export async function destroyWhatIsDue(dependencies: RetentionDependencies): Promise<Destroyed> {
  const done: Destroyed = { ContentsDestroyed: 0, ReportsDestroyed: 0, AddressesForgotten: 0, ReportsToReview: 0 }
  for await (const reference of dependencies.reports.references()) {
    const what = await sweep(reference, dependencies)
    if (what) done[what] += 1
  }
  done.AddressesForgotten = await forgetAddresses(dependencies)
  return done
}

async function sweep(
  reference: Reference,
  { reports, rules, clock }: RetentionDependencies,
): Promise<Exclude<keyof Destroyed, 'AddressesForgotten'> | undefined> {
  const report = await reports.get(reference)
  if (!report) return undefined
  const now = clock.now()
  switch (dueDestruction(report, rules, now)) {
    case 'report':
      await reports.destroy(reference)
      return 'ReportsDestroyed'
    case 'contents':
      return (await replaced(() => reports.replace(withoutContents(report, now), report.version)))
        ? 'ContentsDestroyed'
        : undefined
    default:
      return dueReview(report, rules, now) === 'review' ? 'ReportsToReview' : undefined
  }
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

async function forgetAddresses({ notices, rules, clock }: RetentionDependencies): Promise<number> {
  let forgotten = 0
  for await (const key of notices.keys()) {
    const notice = await notices.get(key)
    if (!notice || !isAddressDue(notice, rules, clock.now())) continue
    await notices.forgetAddress(key)
    forgotten += 1
  }
  return forgotten
}

export const handler = job('retention', () =>
  destroyWhatIsDue({ reports: reports(), notices: notices(), rules: rules(), clock: clock() }),
)
