import * as z from 'zod'
import { operations } from './operations.ts'

/*
 * Where people can write what they like: every text in the description of the API that is neither one of a few words nor
 * spelled in one way. Found by walking its schemas, so that a field added tomorrow is found tomorrow.
 */

const JsonSchema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional()
  },
  get items() {
    return JsonSchema.optional()
  },
  get anyOf() {
    return z.array(JsonSchema).optional()
  },
  get oneOf() {
    return z.array(JsonSchema).optional()
  },
})
type JsonSchema = z.infer<typeof JsonSchema>

/** Spelled in one way: nobody can write a sentence in it. */
const closedFormats = ['uuid', 'date', 'date-time']
const isClosed = ({ enum: words, const: word, format, pattern, maxLength }: JsonSchema): boolean =>
  words !== undefined ||
  word !== undefined ||
  closedFormats.includes(format ?? '') ||
  (pattern !== undefined && format === undefined && maxLength === undefined)

function textsIn(schema: JsonSchema, name: string): readonly string[] {
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(one => textsIn(one, name))
  const parts = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => textsIn(one, `${name}.${key}`))
  const elements = schema.items ? textsIn(schema.items, name) : []
  const own = schema.type === 'string' && !isClosed(schema) ? [name] : []
  return [...others, ...parts, ...elements, ...own]
}

/** `<operation>.<field>` of a body, and `<operation>?<name>` of what is asked in an address. */
export function freeTexts(): readonly string[] {
  const found = operations().flatMap(({ operationId, query, body }) => [
    ...query.map(name => `${operationId}?${name}`),
    ...(body ? textsIn(JsonSchema.parse(body), operationId) : []),
  ])
  return [...new Set(found)]
}
