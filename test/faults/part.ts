import * as z from 'zod'
import { faultKinds } from './fault-kinds.ts'

/** One part of a run, in a process of its own: time in it is not the machine's. */
export const Part = z.strictObject({
  seed: z.int(),
  from: z.int(),
  until: z.int(),
  faultRate: z.number(),
  /** The file with the synthesised definitions. */
  definitions: z.string(),
  /** Says on standard error how far it is, for a run that takes long. */
  tellsDays: z.boolean().default(false),
})
export type Part = z.infer<typeof Part>

const count = z.int()
const texts = z.array(z.string())
const byKind = <Value extends z.ZodType>(value: Value) => z.record(z.enum(faultKinds), value)

/** What a part found. Every list is empty when all is well. */
export const PartFindings = z.strictObject({
  /** References that were shown and are not there, or are not the same; messages that nobody took in the end. */
  lost: texts,
  doubled: texts,
  /** Open, not taken, and not at the last rung with its alarm. */
  leftAlone: texts,
  /** Mails and ledger do not agree. */
  notices: texts,
  /** Answers that nobody at a desk should get. */
  desks: texts,
  counts: z.strictObject({
    messages: count,
    sentMoreThanOnce: count,
    posts: count,
    accepted: count,
    toldAgain: count,
    answersLost: count,
    reports: count,
    taken: count,
    closed: count,
    atLastRung: count,
    mails: count,
    mailsTwice: count,
    unknown: count,
    bounces: count,
    executions: count,
    executionsStopped: count,
    executionsFailed: count,
    reconciled: count,
    calls: count,
    cpuSeconds: z.number(),
  }),
  faults: byKind(
    z.strictObject({
      injected: count,
      retried: count,
      accepted: count,
      toldAgain: count,
      lost: count,
      doubled: count,
      mailsTwice: count,
      unknown: count,
    }),
  ),
})
export type PartFindings = z.infer<typeof PartFindings>
