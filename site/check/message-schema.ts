import { placeholders } from '#domain/text.ts'
import type { JsonFiles } from './json-file.ts'
import type { JsonSchema } from './schema.ts'
import { listed } from './what-to-write.ts'

const folder = 'content/messages/nl/'

/** The schema of each topic of messages: what every language has to say, explained by what it says in Dutch. */
export function messageSchemas(files: JsonFiles): readonly (readonly [string, JsonSchema])[] {
  const dutch = [...files].filter(([file]) => file.startsWith(folder))
  return dutch.map(([file, { value }]) => [
    `messages-${file.slice(folder.length).replace('.json', '')}`,
    schemaOf(value),
  ])
}

function schemaOf(value: unknown): JsonSchema {
  if (Array.isArray(value)) {
    const description = `${value.length} texts in this order: ${value.map(item => textOf(item)).join(' · ')}`
    return { type: 'array', description, items: value.map(schemaOf), minItems: value.length, maxItems: value.length }
  }
  if (typeof value !== 'object' || value === null)
    return { type: 'string', minLength: 1, description: meaningOf(value) }
  const properties = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, schemaOf(inner)]))
  const description = `${Object.keys(properties).length} texts, in every language the same.`
  return { type: 'object', description, properties, required: Object.keys(properties), additionalProperties: false }
}

function meaningOf(text: unknown): string {
  const filled = placeholders(String(text)).map(name => `{${name}}`)
  const names = listed(filled, 'conjunction')
  return `In Dutch: ${textOf(text)}${filled.length === 0 ? '' : ` Write ${names} where it is filled in.`}`
}

const textOf = (text: unknown): string => (typeof text === 'string' ? `“${text}”` : '…')
