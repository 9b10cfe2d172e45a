import * as z from 'zod'
import { explain } from './explanation.ts'
import type { Outlook } from './outlook.ts'
import type { Region } from './regions.ts'
import { Instant, Reference, type Report, Role } from './report.ts'
import { RegionCode } from './situation.ts'

/** What the sender is told once: who has it, until when, who is next. */
export const Receipt = z.strictObject({
  reference: Reference,
  /** 16 characters; kept by us as a hash only, so it cannot be given again. */
  receipt: z.string(),
  region: z.strictObject({ code: RegionCode, name: z.string() }),
  receivedAt: Instant,
  handler: Role,
  dueAt: Instant,
  /** The sum behind `dueAt`, in the language of the message. */
  explanation: z.string(),
  next: Role.optional(),
  /** Nobody reads it now and it cannot wait: the sender is told to phone. */
  phoneNow: z.boolean(),
  stops: z.array(z.strictObject({ role: Role, at: Instant, held: z.boolean() })),
})
export type Receipt = z.infer<typeof Receipt>

/** Only role, time and region: the receipt may be read by others than the sender. */
export function receiptFor(
  { reference, language, receivedAt }: Pick<Report, 'reference' | 'language' | 'receivedAt'>,
  receipt: string,
  { outlook, region }: { readonly outlook: Outlook; readonly region: Region },
): Receipt {
  const { handler, dueAt, explanation, next, phoneNow, stops } = outlook
  return {
    reference,
    receipt,
    region: { code: region.code, name: region.name[language] },
    receivedAt,
    handler,
    dueAt,
    explanation: explain(explanation, language),
    ...(next === undefined ? {} : { next }),
    phoneNow,
    stops: [...stops],
  }
}
