import * as z from 'zod'

export const languages = ['nl', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** The same text in every language we publish; a missing one fails the build. */
export const Texts = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })
export type Texts = z.infer<typeof Texts>
