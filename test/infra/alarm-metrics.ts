import * as z from 'zod'

/*
 * What CloudWatch would make of a line of a log: metrics of the embedded format, and whether a filter matches.
 */

export const AlarmMetric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
})
export type AlarmMetric = z.infer<typeof AlarmMetric>

const Embedded = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
})

/** The metrics in a line, as an alarm would name them. CloudWatch wants a number behind each, and a text behind each dimension. */
export function metricsIn(line: string): readonly AlarmMetric[] {
  const embedded = Embedded.safeParse(JSON.parse(line))
  if (!embedded.success) return []
  const { _aws, ...values } = embedded.data
  return _aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.filter(({ Name }) => typeof values[Name] === 'number').flatMap(({ Name: MetricName }) =>
      Dimensions.map(names => ({
        Namespace,
        MetricName,
        Dimensions: names.map(Name => ({ Name, Value: z.string().parse(values[Name]) })),
      })),
    ),
  )
}

/** Dimensions are a set: only with the same ones it is the same metric. */
export const isSame = (one: AlarmMetric, other: AlarmMetric): boolean => spelled(one) === spelled(other)

const spelled = ({ Namespace, MetricName, Dimensions }: AlarmMetric): string =>
  [Namespace, MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).toSorted()].join(' ')

/** Does a filter of the one kind that we use, `{ $.field = "text" }`, match the line? */
export function isMatch(pattern: string, line: string): boolean {
  const [, field = '', value] = /^\{ \$\.(\w+) = "(\w+)" \}$/.exec(pattern) ?? []
  if (value === undefined) throw new Error(`${pattern} is a filter of another kind`)
  return z.record(z.string(), z.unknown()).parse(JSON.parse(line))[field] === value
}
