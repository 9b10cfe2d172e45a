import { readFileSync } from 'node:fs'
import { dirname, matchesGlob, relative } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readContents } from '../../../site/check/contents.ts'
import type { JsonSchema } from '../../../site/check/schema.ts'
import { schemaFolder, schemasFor } from '../../../site/check/schema-files.ts'

const contents = readContents()
const schemas = schemasFor(contents)
const files = [...contents.keys()].filter(file => file.endsWith('.json'))
const parse = (file: string): unknown => JSON.parse(contents.get(file) ?? '')

const Settings = z.object({ 'json.schemas': z.array(z.object({ fileMatch: z.array(z.string()), url: z.string() })) })
const settings = Settings.parse(JSON.parse(readFileSync('.vscode/settings.json', 'utf8')))['json.schemas']
const Own = z.looseObject({ $schema: z.string() })

/** The schemas that an editor finds for a file: by its own key, or by the settings. */
function foundFor(file: string): readonly string[] {
  const own = Own.safeParse(parse(file))
  const mapped = settings
    .filter(({ fileMatch }) => fileMatch.some(glob => matchesGlob(`/${file}`, glob)))
    .map(({ url }) => url.replace('./', ''))
  return own.success ? [relative('.', `${dirname(file)}/${own.data.$schema}`), ...mapped] : mapped
}

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
const compiled = new Map([...schemas].map(([name, schema]) => [name, ajv.compile(schema)]))
function validate(name: string) {
  const found = compiled.get(name)
  if (found === undefined) throw new Error(`No schema ${name}`)
  return found
}

describe('The schemas for editors', () => {
  test.each(files)('%s has one, by its own key or by the settings, and keeps to it', file => {
    const [path = '', ...others] = foundFor(file)
    expect(others, 'one schema only: its own $schema, or .vscode/settings.json').toEqual([])
    expect(dirname(path), 'add it to "json.schemas" of .vscode/settings.json').toBe(schemaFolder)
    const isRight = validate(path.replace(`${schemaFolder}/`, '').replace('.json', ''))
    isRight(parse(file))
    expect(isRight.errors).toBeNull()
  })

  test.each([...schemas])('%s says of every field what to write', (_, schema) => {
    expect(schema.description ?? schema.items).toBeDefined()
    expect(undescribed(schema, '')).toEqual([])
  })

  test.each([
    ['channels', 'content/channels.json', '"dial": "112"', '"dial": 112'],
    ['channels', 'content/channels.json', '"mark": "confirmed"', '"mark": "sure"'],
    ['channels', 'content/channels.json', '"owner":', '"ownr":'],
    ['route', 'content/routes/minor.json', '"acts": ["advice", "report"]', '"acts": []'],
    ['ladders', 'content/ladders.json', '"amount": 0', '"amount": -1'],
    ['calendar', 'content/calendar.json', '"2026-01-01"', '"1 januari"'],
    ['regions', 'content/regions.json', '"mode": "guidance"', '"mode": "open"'],
    ['messages-status', 'content/messages/en/status.json', '"title":', '"titel":'],
  ])('%s refuses what is wrong', (name, file, from, to) => {
    const text = contents.get(file) ?? ''
    expect(text).toContain(from)
    expect(validate(name)(JSON.parse(text.replace(from, to)))).toBe(false)
  })

  test('offer the names there are while somebody types, and do not refuse a new one', () => {
    const duties = JSON.stringify(schemas.get('organisations'))
    expect(duties).toContain('"comenshaHelpdesk"')
    const invented = (contents.get('content/organisations.json') ?? '').replace('"comenshaHelpdesk"', '"soonToBe"')
    expect(validate('organisations')(JSON.parse(invented))).toBe(true)
  })

  test('explain a text in another language by what it says in Dutch', () => {
    expect(schemas.get('messages-status')?.properties?.title?.description).toBe('In Dutch: “Bericht volgen”')
    expect(JSON.stringify(schemas.get('messages-mail'))).toMatch(/Write \{\w+\}.* where it is filled in/)
  })
})

/** Fields and keys without a description, by their path. */
function undescribed(schema: JsonSchema, path: string): readonly string[] {
  const { properties = {}, additionalProperties, items = [], anyOf = [] } = schema
  const named = Object.entries(properties).map(([key, inner]) => [`${path}.${key}`, inner] as const)
  const others = typeof additionalProperties === 'object' ? [[`${path}.*`, additionalProperties] as const] : []
  return [
    ...[...named, ...others].flatMap(([at, inner]) => [...(inner.description ? [] : [at]), ...undescribed(inner, at)]),
    ...[items, anyOf].flat().flatMap(inner => undescribed(inner, path)),
  ]
}
