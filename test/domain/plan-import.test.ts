import { describe, expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import en from '#content/messages/en/plan.json' with { type: 'json' }
import enUpdating from '#content/messages/en/updating.json' with { type: 'json' }
import nl from '#content/messages/nl/plan.json' with { type: 'json' }
import nlUpdating from '#content/messages/nl/updating.json' with { type: 'json' }
import type { Plan } from '#domain/commitment.ts'
import { planCodes, planColumns, readPlanTable } from '#domain/plan-import.ts'
import { tableFrom } from '#domain/table-import.ts'
import { readUnits } from '#domain/unit.ts'

const units = readUnits(everyMunicipality, [{ code: 'VR05', name: { nl: 'Twente', en: 'Twente' } }])
const plan: Plan = {
  lines: [
    { line: '01', title: { nl: 'Testlijn een' } },
    { line: '02', title: { nl: 'Testlijn twee', en: 'Test line two' } },
  ],
  actions: [
    { id: 'A01.01', level: 'region', title: { nl: 'Testactie', en: 'Test action' }, owner: 'Test ministerie' },
    { id: 'A01.02', level: 'national', unit: 'comensha', title: { nl: 'Testactie' }, owner: 'Test' },
  ],
}
const empty: Plan = { lines: [], actions: [] }
type Cells = Readonly<Record<string, string>>

function read(
  rows: readonly Cells[],
  {
    known = plan,
    columns = planColumns.all,
    followed = [] as readonly string[],
  }: {
    readonly known?: Plan
    readonly columns?: readonly string[]
    readonly followed?: readonly string[]
  } = {},
) {
  const table = tableFrom([columns, ...rows.map(row => columns.map(column => row[column] ?? ''))], planColumns)
  if (!table.ok) throw new Error(table.fault.code)
  return readPlanTable(table.table, { plan: known, units, followed: new Set(followed) })
}
const told = (...args: Parameters<typeof read>) =>
  read(...args).problems.map(({ row, column, code, other }) => `${row} ${column} ${code} ${other ?? ''}`.trim())

const action = { line: '1', action: '3', title: 'Testactie', owner: 'Test', level: 'region' }
const long = 'x'.repeat(301)

describe('a row is refused', () => {
  test.each<[string, Cells, string]>([
    ['without the number of a line', { ...action, line: '' }, '2 line lineInvalid'],
    ['with a number that is none', { ...action, line: '100' }, '2 line lineInvalid'],
    ['of line nought', { ...action, line: '00' }, '2 line lineInvalid'],
    ['of a line that is not there', { ...action, line: '9' }, '2 line lineUnknown'],
    ['with an action that is no number', { ...action, action: 'a' }, '2 action actionInvalid'],
    ['without a title', { ...action, title: '' }, '2 title titleRequired'],
    ['of a line without a title', { line: '3' }, '2 title titleRequired'],
    ['with a title too long', { ...action, title: long }, '2 title titleTooLong'],
    ['with a translation too long', { ...action, titleEn: long }, '2 titleEn titleTooLong'],
    ['without an owner', { ...action, owner: '' }, '2 owner ownerRequired'],
    ['with an owner too long', { ...action, owner: 'x'.repeat(121) }, '2 owner ownerTooLong'],
    ['without a level', { ...action, level: '' }, '2 level levelUnknown'],
    ['of the country without an organisation', { ...action, level: 'national' }, '2 organisation organisationRequired'],
    [
      'with an organisation of another level',
      { ...action, organisation: 'comensha' },
      '2 organisation organisationUnknown',
    ],
    [
      'with an organisation that does not exist',
      { ...action, organisation: 'x' },
      '2 organisation organisationUnknown',
    ],
  ])('%s', (_, row, expected) => {
    expect(told([row])).toEqual([expected])
  })

  test('that is there twice, each time after the first', () => {
    expect(told([action, { ...action, action: '03' }, action])).toEqual(['3 action rowTwice 2', '4 action rowTwice 2'])
    expect(
      told([
        { line: '1', title: 'a' },
        { line: '01', title: 'b' },
      ]),
    ).toEqual(['3 action rowTwice 2'])
  })

  test('that gives to others what somebody already told of', () => {
    const moved = { ...action, action: '1', level: 'policeUnit' }
    const one = { ...action, action: '1', organisation: 'VR05' }
    for (const row of [moved, one]) {
      expect(told([row], { followed: ['A01.01'] })).toEqual(['2 level followedElsewhere'])
      expect(told([row])).toEqual([])
    }
    expect(told([{ ...action, action: '1', title: 'Anders' }], { followed: ['A01.01'] })).toEqual([])
  })
})

describe('a table', () => {
  test('makes a plan of nothing, an action before its line too', () => {
    const national = { ...action, action: '2', level: 'national', organisation: 'NL', titleEn: 'Test action' }
    const { changes, problems, absent } = read([action, national, { line: '1', title: 'Testlijn' }], { known: empty })
    expect(problems).toEqual([])
    expect(absent).toEqual([])
    expect(changes.map(({ was, becomes }) => [was, becomes])).toEqual([
      [undefined, { id: 'A01.03', level: 'region', title: { nl: 'Testactie' }, owner: 'Test' }],
      [
        undefined,
        { id: 'A01.02', level: 'national', unit: 'NL', title: { nl: 'Testactie', en: 'Test action' }, owner: 'Test' },
      ],
      [undefined, { line: '01', title: { nl: 'Testlijn' } }],
    ])
  })

  test('says what is there already, and what it leaves alone', () => {
    const found = read([
      { line: '2', title: 'Testlijn twee', titleEn: 'Test line two' },
      { ...action, action: '2', owner: 'Test', level: 'national', organisation: 'comensha' },
    ])
    expect(found).toMatchObject({ problems: [], changes: [], same: [2, 3] })
    expect(found.absent).toEqual([plan.lines[0], plan.actions[0]])
  })

  test('without some columns leaves what they say', () => {
    const columns = ['line', 'action', 'title']
    const { changes } = read([{ line: '1', action: '1', title: 'Anders' }], { columns })
    expect(changes.map(({ becomes }) => becomes)).toEqual([
      { id: 'A01.01', level: 'region', title: { nl: 'Anders', en: 'Test action' }, owner: 'Test ministerie' },
    ])
    expect(told([{ line: '1', action: '9', title: 'Nieuw' }], { columns })).toEqual([
      '2 owner ownerRequired',
      '2 level levelUnknown',
    ])
    expect(read([{ line: '2', title: 'Anders' }], { columns }).changes).toMatchObject([
      { becomes: { title: { nl: 'Anders', en: 'Test line two' } } },
    ])
  })

  test('with an empty translation takes it away', () => {
    expect(read([{ line: '2', title: 'Testlijn twee' }]).changes).toMatchObject([
      { becomes: { line: '02', title: { nl: 'Testlijn twee' } } },
    ])
  })
})

test('every code has its words in both languages', () => {
  for (const errors of [
    { ...nlUpdating.errors, ...nl.errors },
    { ...enUpdating.errors, ...en.errors },
  ]) {
    expect(Object.keys(errors)).toEqual(expect.arrayContaining([...planCodes]))
  }
})
