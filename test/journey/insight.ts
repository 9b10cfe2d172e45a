import { collect, scan, type Table } from '#adapters/items.ts'
import type { AlarmMetric } from '../infra/alarm-metrics.ts'
import type { Target } from './target.ts'

/** What whoever runs a target can look into, besides its answers and its mails. */
export type Insight = {
  /** Every line that functions printed so far, as it was printed. */
  logs(): Promise<readonly string[]>
  /** What is kept of every execution: what went in and came out of it and of its states, errors and causes. */
  executions(): Promise<readonly string[]>
  /** The table itself, for what no page shows. */
  table(): Promise<Table>
  /** What else lies on disk, where it is ours to look at: each file with what is in it. */
  files?(): Promise<readonly { readonly name: string; readonly content: string }[]>
  /** The metrics that alarms of the stage watch. */
  alarms(): Promise<readonly AlarmMetric[]>
  /** Runs a scheduled job now, to its end. */
  run(job: JobName): Promise<void>
  /** Runs the machine of the digest now, to its end. */
  runDigest(): Promise<void>
}

export const jobNames = ['reconcile', 'retention', 'figures', 'drill', 'freshness'] as const
export type JobName = (typeof jobNames)[number]

/** Every item of the table, as text. */
export async function itemsOf(table: Table): Promise<readonly string[]> {
  return (await collect(scan(table, {}))).map(item => JSON.stringify(item))
}

/** The physical name of a function begins with its stack and goes on with the name of its file. */
export const isFunctionOf = (job: JobName, name: string): boolean =>
  new RegExp(`[-:]${job}Function[0-9A-F]{8}`).test(name)

/** One answer, and who got it. */
export type Seen = {
  readonly who: string
  readonly asked: string
  readonly status: number
  readonly type: string
  readonly location: string
  readonly referrerPolicy: string
  readonly body: string
}

/** The target as somebody sees it: every answer they get is kept. */
export const seenBy = (who: string, target: Target, seen: Seen[]): Target => ({
  ...target,
  call: async (path, request) => {
    const response = await target.call(path, request)
    const of = (header: string) => response.headers.get(header) ?? ''
    seen.push({
      who,
      asked: `${request?.method ?? 'GET'} ${path}`,
      status: response.status,
      type: of('content-type'),
      location: of('location'),
      referrerPolicy: of('referrer-policy'),
      body: await response.clone().text(),
    })
    return response
  },
})
