import * as z from 'zod'
import { normaliseDraftCode } from '#domain/draft.ts'
import { InvalidInput } from '#domain/errors.ts'
import { Language } from '#domain/language.ts'

/** What somebody types to go on with a draft: spelled in any way, so a text. */
export const DraftQuestion = z.strictObject({ code: z.string().max(80), language: Language.optional() })

/** @throws InvalidInput when what came cannot be a code at all */
export function draftCodeIn(fields: Readonly<Record<string, unknown>>): string {
  const parsed = DraftQuestion.safeParse(fields)
  if (!parsed.success) {
    const isCode = parsed.error.issues.some(({ path }) => path[0] === 'code')
    throw new InvalidInput([isCode ? noCode : { field: 'form', code: 'unknownField' }])
  }
  const code = normaliseDraftCode(parsed.data.code)
  if (code === undefined) throw new InvalidInput([noCode])
  return code
}

const noCode = { field: 'code', code: 'receiptInvalid' }
