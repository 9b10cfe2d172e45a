import * as z from 'zod'
import { conversationLimits, Words } from '#domain/conversation.ts'
import { InvalidInput } from '#domain/errors.ts'
import type { Typed } from '#view/conversation.ts'
import type { Fields } from './reporter.ts'

/**
 * The text of a form and the key it is sent under.
 * @throws InvalidInput with the code of the field
 */
export function wordsIn(fields: Fields, field: Typed['field']): Words {
  const { [field]: text, ...others } = fields
  const parsed = Words.safeParse({ ...others, text })
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  throw new InvalidInput([...wrong].map(name => errorOf(name, field, text)))
}

function errorOf(name: string, field: Typed['field'], text: unknown) {
  if (name !== 'text') return { field: 'form', code: 'unknownField' }
  const isLong = z.string().min(conversationLimits.text).safeParse(text).success
  const missing = field === 'text' ? 'messageRequired' : 'whyRequired'
  return { field, code: isLong ? 'textTooLong' : missing }
}

/** @throws InvalidInput when there is anything */
export function nothingElse(fields: Fields): void {
  if (Object.keys(fields).length > 0) throw new InvalidInput([{ field: 'form', code: 'unknownField' }])
}
