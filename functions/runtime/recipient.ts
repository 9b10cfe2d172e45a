import * as z from 'zod'
import { Reference } from '#domain/report.ts'

/**
 * Whose digest it is: the directory id of a holder, never an address; and the messages that were seen to be pressing,
 * by number. What the holder is asked besides is read when the mail is made.
 */
export const Recipient = z.object({ recipient: z.string(), pressing: z.array(Reference) })
export type Recipient = z.infer<typeof Recipient>
