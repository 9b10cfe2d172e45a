import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { builtPages, readBuilt, type Stage } from '../pages.ts'
import { breaches } from './published-rules.ts'
import { type TableName, tableNames, tables } from './published-tables.ts'

beforeAll(async () => {
  await builtPages('production')
  await builtPages('demo')
}, 240_000)

const Row = z.record(z.string(), z.unknown())
type Row = z.infer<typeof Row>
const Page = z.object({ contents: z.array(Row).min(1) })

const rowsOf = (stage: Stage, file: string): readonly Row[] =>
  Page.parse(JSON.parse(readBuilt(stage, `${file}.json`).toString('utf8'))).contents

const published = (['production', 'demo'] as const).flatMap(stage =>
  ['open-data', 'en/open-data'].flatMap(folder => [
    { stage, table: 'service' as const, file: `${folder}/services` },
    { stage, table: 'organization' as const, file: `${folder}/organizations` },
  ]),
)

/** A row and every row within it, each with its table. */
function rowsWithin(table: TableName, row: Row): readonly { readonly table: TableName; readonly row: Row }[] {
  const inner = Object.entries(row).flatMap(([name, value]) => {
    const rule = tables[table].fields[name]
    if (typeof rule !== 'object' || 'oneOf' in rule) return []
    const within = 'row' in rule ? rule.row : rule.rows
    return z
      .array(Row)
      .parse([value].flat())
      .flatMap(one => rowsWithin(within, one))
  })
  return [{ table, row }, ...inner]
}

test.each(published)('every row of $file of $stage keeps the published rules', ({ stage, table, file }) => {
  expect(rowsOf(stage, file).flatMap(row => breaches(table, row))).toEqual([])
})

describe('The published rules refuse', () => {
  const rows = () =>
    published.flatMap(({ stage, table, file }) => rowsOf(stage, file).flatMap(row => rowsWithin(table, row)))

  test.each(tableNames)('a %s without a field that it needs', name => {
    const ours = rows().filter(({ table }) => table === name)
    expect(ours.length).toBeGreaterThan(0)
    for (const { row } of ours) {
      for (const needed of tables[name].needs) {
        const { [needed]: _, ...rest } = row
        expect(breaches(name, rest)).toEqual([` must have required property '${needed}'`])
      }
    }
  })

  test.each(tableNames)('a %s with a value of another type in any field', name => {
    const all = Object.fromEntries(rows().flatMap(({ table, row }) => (table === name ? Object.entries(row) : [])))
    expect(Object.keys(all).filter(field => !(field in tables[name].fields))).toEqual([])
    const [first] = rows().filter(({ table }) => table === name)
    for (const field of Object.keys(tables[name].fields)) {
      const broken = breaches(name, { ...first?.row, [field]: true }).map(breach => breach.split(' ')[0])
      expect(new Set(broken)).toEqual(new Set([`/${field}`]))
    }
  })

  test.each([
    ['an identifier that is none', 'service', { id: 'alarmnummer' }, '/id must match format "uuid"'],
    ['an address that is none', 'url', { url: 'www.example.org' }, '/url must match format "uri"'],
    ['a mailbox that is none', 'service', { email: 'example.org' }, '/email must match format "email"'],
    ['an instant that is none', 'service', { last_modified: '2026' }, '/last_modified must match format "date-time"'],
    [
      'a word that is not on its list',
      'service',
      { status: 'open' },
      '/status must be equal to one of the allowed values',
    ],
    ['a row of a table that nobody described', 'service', { languages: [] }, '/languages boolean schema is false'],
  ] as const)('%s', (_, name, broken, breach) => {
    const [first] = rows().filter(({ table }) => table === name)
    expect(breaches(name, { ...first?.row, ...broken })).toEqual([breach])
  })
})
