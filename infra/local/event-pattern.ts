import * as z from 'zod'

const Literal = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** The comparisons we know; another one (numeric, cidr, wildcard …) fails the parse, which names it. */
const Matcher = z.union([
  Literal,
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ exists: z.boolean() }),
  z.strictObject({ 'equals-ignore-case': z.string() }),
  z.strictObject({ 'anything-but': z.union([Literal, z.array(Literal)]) }),
])
type Matcher = z.infer<typeof Matcher>

/** An EventBridge event pattern: every field named must match one of its values; `$or` is not known. */
export type Pattern = { [field: string]: Matcher[] | Pattern }
export const Pattern: z.ZodType<Pattern> = z.lazy(() =>
  z.record(z.string().regex(/^[^$]/), z.union([z.array(Matcher), Pattern])),
)

const Fields = z.record(z.string(), z.unknown()).catch({})

export function matches(pattern: Pattern, event: unknown): boolean {
  const fields = Fields.parse(event)
  return Object.entries(pattern).every(([field, expected]) => {
    const value = fields[field]
    if (!Array.isArray(expected)) return matches(expected, value)
    const values = Array.isArray(value) ? value : [value]
    return expected.some(matcher => values.some(item => fits(matcher, item)))
  })
}

function fits(matcher: Matcher, value: unknown): boolean {
  if (typeof matcher !== 'object' || matcher === null) return matcher === value
  if ('exists' in matcher) return matcher.exists === (value !== undefined)
  if ('anything-but' in matcher)
    return value !== undefined && ![matcher['anything-but']].flat().some(not => not === value)
  if (typeof value !== 'string') return false
  if ('prefix' in matcher) return value.startsWith(matcher.prefix)
  if ('suffix' in matcher) return value.endsWith(matcher.suffix)
  return value.toLowerCase() === matcher['equals-ignore-case'].toLowerCase()
}
