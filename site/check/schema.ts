import * as z from 'zod'
import type { Kind, Naming } from './kinds/kind.ts'
import { meaningByLanguage } from './kinds/texts.ts'

/** As much of JSON Schema as our schemas use; what it allows besides is copied. */
export type JsonSchema = {
  description?: string | undefined
  examples?: readonly string[] | undefined
  properties?: Record<string, JsonSchema> | undefined
  additionalProperties?: JsonSchema | boolean | undefined
  items?: JsonSchema | JsonSchema[] | undefined
  anyOf?: JsonSchema[] | undefined
  propertyNames?: { enum?: readonly string[] | undefined; [other: string]: unknown } | undefined
  [other: string]: unknown
}

/** The ids that a field may name, offered while somebody types. */
export type Names = Readonly<Record<Naming, readonly string[]>>

const Schema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    properties: z.record(z.string(), Schema).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    items: z.union([z.array(Schema), Schema]).optional(),
    anyOf: z.array(Schema).optional(),
    propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  }),
)

/** The schema of a kind of file, with what every field means. Draft 7 is what editors understand best. */
export function schemaOf(kind: Kind, names: Names): JsonSchema {
  const shape = Schema.parse(z.toJSONSchema(kind.schema, { target: 'draft-07', io: 'input', unrepresentable: 'any' }))
  const schema = explained(shape, '', { kind, names })
  const itself = schema.properties && { $schema: { type: 'string', description: 'Where this schema is.' } }
  return {
    ...schema,
    description: kind.title,
    ...(itself && { properties: { ...itself, ...schema.properties } }),
  }
}

type Explaining = { readonly kind: Kind; readonly names: Names }

function explained(schema: JsonSchema, path: string, explaining: Explaining): JsonSchema {
  const inner = (one: JsonSchema, at = path) => explained(one, at, explaining)
  const { propertyNames, ...rest } = schema
  const { properties, additionalProperties, items, anyOf } = rest
  if (propertyNames?.enum && typeof additionalProperties === 'object') {
    const known = field(additionalProperties, joined(path, '*'), explaining)
    const keys = propertyNames.enum.map(key => [key, known])
    return { ...rest, properties: Object.fromEntries(keys), additionalProperties: false }
  }
  return {
    ...schema,
    ...(properties && { properties: propertiesOf(properties, path, explaining) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: field(additionalProperties, joined(path, '*'), explaining),
    }),
    ...(items && { items: Array.isArray(items) ? items.map(item => inner(item)) : inner(items) }),
    ...(anyOf && { anyOf: anyOf.map(one => inner(one)) }),
    ...suggestions(schema, path, explaining),
  }
}

function propertiesOf(properties: Record<string, JsonSchema>, path: string, explaining: Explaining) {
  const fields = Object.entries(properties).map(([name, one]) => [name, field(one, joined(path, name), explaining)])
  return Object.fromEntries(fields)
}

function field(schema: JsonSchema, path: string, explaining: Explaining): JsonSchema {
  const description = descriptionAt(path, explaining.kind)
  return { ...explained(schema, path, explaining), ...(description !== undefined && { description }) }
}

/** Ids are offered and not required: one that was added a moment ago is right before the schema knows it. */
function suggestions({ type }: JsonSchema, path: string, { kind, names }: Explaining): Pick<JsonSchema, 'examples'> {
  const naming = type === 'string' ? kind.names?.[path] : undefined
  return naming === undefined ? {} : { examples: names[naming] }
}

/** What a field means; a text in one language says so itself. */
function descriptionAt(path: string, { fields }: Pick<Kind, 'fields'>): string | undefined {
  return fields[path] ?? meaningByLanguage[path.slice(path.lastIndexOf('.') + 1)]
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)
