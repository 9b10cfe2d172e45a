import * as z from 'zod'
import { HandlerRef, Instant } from './report.ts'
import { textLimits } from './text-limits.ts'

/** What the desk wrote for itself about a message; the text is sealed under a key of its own. */
export const Note = z.strictObject({
  at: Instant,
  /** Made by the page that sent it, so that pressing twice writes it once. */
  id: z.uuid(),
  by: HandlerRef,
  sealed: z.strictObject({ key: z.string(), fields: z.strictObject({ text: z.string() }) }),
})
export type Note = z.infer<typeof Note>

export const NoteText = z.string().trim().min(1).max(textLimits.note)
