import * as z from 'zod'

/** What happened before, during and after an outage. */
export const Outage = z.strictObject({
  mails: z.array(
    z.strictObject({ about: z.string(), id: z.string(), to: z.string(), at: z.string(), text: z.string() }),
  ),
  reports: z.array(
    z.strictObject({
      name: z.string(),
      isThere: z.boolean(),
      hasText: z.boolean(),
      phase: z.string(),
      ledger: z.array(z.strictObject({ id: z.string(), attempts: z.int(), state: z.string() })),
    }),
  ),
  toldAgain: z.int(),
  shown: z.array(z.int()),
  retentionAgain: z.string(),
})
export type Outage = z.infer<typeof Outage>
