/** What may be logged: names, numbers and outcomes; never a path, query, body, address or text of an error. */
export type LogLine = Readonly<Record<string, string | number | undefined>> | Counts
export type Log = (line: LogLine) => void

/** One line of JSON on standard output: the only place that writes it. */
export const writeLine: Log = line => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Where an error came from, without its message, which may repeat what somebody wrote; of several, the first. */
export function cause(error: unknown): { readonly error: string; readonly at?: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return cause(error.errors[0])
  if (!(error instanceof Error)) return { error: typeof error }
  const at = error.stack?.split('\n').find(line => /^\s+at /.test(line))
  return at === undefined ? { error: error.name } : { error: error.name, at: at.trim() }
}

/** Milliseconds per request, which may overlap. */
export function createStopwatch() {
  const started = new WeakMap<object, number>()
  return {
    start: (request: object): void => {
      started.set(request, performance.now())
    },
    read: (request: object): number => Math.round(performance.now() - (started.get(request) ?? performance.now())),
  }
}

/** What a job counted, in a line that CloudWatch also reads as metrics (embedded metric format). */
export type Counts = {
  readonly _aws: {
    readonly Timestamp: number
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string
      readonly Dimensions: readonly (readonly string[])[]
      readonly Metrics: readonly { readonly Name: string; readonly Unit: 'Count' }[]
    }[]
  }
  readonly Stage: string
  readonly Job: string
  readonly [name: string]: unknown
}

/** Namespace `Meldroute`, dimensions `Stage` and `Job`, one metric per count. `at`: milliseconds since 1970. */
export function countsOf(
  job: { readonly stage: string; readonly name: string },
  counts: Readonly<Record<string, number>>,
  at: number,
): Counts {
  const metrics = Object.keys(counts).map(Name => ({ Name, Unit: 'Count' }) as const)
  const directive = { Namespace: 'Meldroute', Dimensions: [['Stage', 'Job']], Metrics: metrics }
  return { ...counts, _aws: { Timestamp: at, CloudWatchMetrics: [directive] }, Stage: job.stage, Job: job.name }
}
