import * as z from 'zod'

/** What is in the table about a message. */
const Kept = z.strictObject({
  name: z.string(),
  isThere: z.boolean(),
  hasText: z.boolean(),
  phase: z.string(),
  destroyedAt: z.string().optional(),
  ledger: z.array(z.strictObject({ id: z.string(), attempts: z.int(), state: z.string() })),
  facts: z.array(z.string()),
})

/** What happened before, during and after an outage. */
export const Outage = z.strictObject({
  mails: z.array(
    z.strictObject({ about: z.string(), id: z.string(), to: z.string(), at: z.string(), text: z.string() }),
  ),
  reports: z.array(Kept),
  toldAgain: z.int(),
  shown: z.array(z.int()),
  /** How the daily jobs ended that were run once more than they should be, and what is there then. */
  again: z.strictObject({ retention: z.string(), figures: z.string(), reports: z.array(Kept) }),
})
export type Outage = z.infer<typeof Outage>
