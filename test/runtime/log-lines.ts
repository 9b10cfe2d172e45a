import * as z from 'zod'

/*
 * Every line that a function may write, with nothing beside it: names that are in our code, numbers, and the place of an
 * error in our code.
 */

const ms = z.int().min(0)
/** A word of ours, or the name of a class of errors. */
const Outcome = z.string().regex(/^[A-Za-z]{2,40}$/)
const error = z.string().regex(/^[A-Za-z_.]{2,60}$/)
/** A line of a stack: where, never what. */
const at = z
  .string()
  .regex(/^at [\w .<>[\]#$]{0,120}\(?(file|node):[\w/.:@~?=%+-]+\)?$/)
  .optional()

const ofError = { error, at }

const Endpoint = z.strictObject({
  route: z.string().regex(/^(GET|POST) \/[A-Za-z./{}-]+$/),
  status: z.int().min(200).max(599),
  ms,
  outcome: Outcome,
  error: error.optional(),
  at,
})
const Step = z.strictObject({
  step: z.string().regex(/^[a-z-]+$/),
  outcome: Outcome,
  ms,
  error: error.optional(),
  at,
})
const Event = z.union([
  z.strictObject({ watch: z.enum(['escalation', 'followUp']), outcome: z.literal('notStarted'), ...ofError }),
  z.strictObject({ draft: z.literal('sent'), outcome: z.literal('notDestroyed'), ...ofError }),
  z.strictObject({ job: z.string().regex(/^[a-z-]+$/), outcome: z.literal('failed'), ...ofError }),
  z.strictObject({ ladder: z.literal('repeated') }),
  z.strictObject({ digest: z.literal('failed'), outcome: Outcome }),
])

/** Counts, which become metrics: the stage, the job, and a number for each name that is declared. */
export const Counts = z
  .looseObject({
    _aws: z.strictObject({
      Timestamp: z.number(),
      CloudWatchMetrics: z.tuple([
        z.strictObject({
          Namespace: z.literal('Meldroute'),
          Dimensions: z.tuple([z.tuple([z.literal('Stage'), z.literal('Job')])]),
          Metrics: z.array(z.strictObject({ Name: z.string().regex(/^[A-Z][A-Za-z]+$/), Unit: z.literal('Count') })),
        }),
      ]),
    }),
    Stage: z.string(),
    Job: z.string().regex(/^[a-z-]+$/),
  })
  .refine(({ _aws, Stage: _stage, Job: _job, ...counts }) => {
    const declared = _aws.CloudWatchMetrics[0].Metrics.map(({ Name }) => Name).toSorted()
    const isCounted = Object.values(counts).every(count => typeof count === 'number')
    return isCounted && JSON.stringify(Object.keys(counts).toSorted()) === JSON.stringify(declared)
  }, 'Something beside the counts')

export const AllowedLine = z.union([Endpoint, Step, Event, Counts])
export type AllowedLine = z.infer<typeof AllowedLine>

/** @throws when it is no JSON, or says anything that no line may say */
export const readLine = (line: string): AllowedLine => AllowedLine.parse(JSON.parse(line))
