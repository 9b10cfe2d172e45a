import * as z from 'zod'

/** Whose digest it is: the directory id of a holder, never an address. */
export const Recipient = z.object({ recipient: z.string() })
export type Recipient = z.infer<typeof Recipient>
