import { describe, expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import en from '#content/messages/en/updating.json' with { type: 'json' }
import nl from '#content/messages/nl/updating.json' with { type: 'json' }
import everyRecommendation from '#content/recommendations.json' with { type: 'json' }
import { commitments, readStudy } from '#domain/commitment.ts'
import type { Standing } from '#domain/standing.ts'
import { readStandingTable, rowCodes, standingColumns } from '#domain/standing-import.ts'
import { tableFrom } from '#domain/table-import.ts'
import { readUnits } from '#domain/unit.ts'
import { friday } from './chase-case.ts'
import { person } from './person-case.ts'
import { aPublished, aStanding, underway } from './standing-case.ts'

const region = (code: string) => ({ code, name: { nl: code, en: code } })
const setting = {
  actor: person('lead-VR05'),
  commitments: commitments(readStudy(everyRecommendation), { lines: [], actions: [] }),
  units: readUnits(everyMunicipality, [region('VR05'), region('VR06')]),
  standings: [] as readonly Standing[],
  now: friday,
}
const all = ['commitment', 'unit', 'status', 'note', 'evidence', 'evidenceDate', 'targetDate', 'version']
type Cells = Readonly<Record<string, string>>

function read(rows: readonly Cells[], standings: readonly Standing[] = [], columns: readonly string[] = all) {
  const table = tableFrom([columns, ...rows.map(row => columns.map(column => row[column] ?? ''))], standingColumns)
  if (!table.ok) throw new Error(table.fault.code)
  return readStandingTable(table.table, { ...setting, standings })
}
const told = (...args: Parameters<typeof read>) =>
  read(...args).problems.map(({ row, column, code, other }) => `${row} ${column} ${code} ${other ?? ''}`.trim())

const twente = { commitment: 'R1', unit: 'VR05', status: 'underway', version: '1' }

describe('a row is refused', () => {
  test.each<[string, Cells, string]>([
    ['about what nobody took on', { ...twente, commitment: 'R9' }, '2 commitment commitmentUnknown'],
    ['of a unit that does not answer for it', { ...twente, unit: 'GM0153' }, '2 unit unitUnknown'],
    ['that is not theirs', { ...twente, unit: 'VR06' }, '2 unit notYours'],
    ['from before somebody changed it', { ...twente, version: '0' }, '2 version versionOld'],
    ['that does not say from when it is', { ...twente, version: '' }, '2 version versionOld'],
    ['that says so in words', { ...twente, version: 'latest' }, '2 version versionOld'],
    ['without a status', { ...twente, status: '' }, '2 status statusRequired'],
    ['with a day that does not exist', { ...twente, targetDate: '31-2-2027' }, '2 targetDate dateInvalid'],
  ])('%s', (_, row, expected) => {
    expect(told([row], [aStanding()])).toEqual([expected])
  })

  test('that says something of what another row is about', () => {
    expect(
      told([
        { ...twente, version: '0' },
        { ...twente, version: '0' },
      ]),
    ).toEqual(['3 unit rowTwice 2'])
  })
})

describe('a row says what is there', () => {
  const published = aStanding()
  const waiting: Standing = {
    ...aStanding({ version: 2 }),
    pending: {
      update: { status: 'embedded', evidence: { title: 'Plan', on: '2026-04-01' } },
      enteredAt: friday,
      enteredBy: 'somebody',
      side: 'owner',
      commentUntil: friday,
      comments: {},
    },
  }
  test.each<[string, Cells, Standing | undefined]>([
    ['when nothing is known and it says nothing', { ...twente, status: '', version: '' }, undefined],
    ['when it is what is published, whatever its version', { ...twente, note: 'Test.', version: '0' }, published],
    ['when it is what is published, while something waits', { ...twente, note: 'Test.', version: '2' }, waiting],
    [
      'when it is what waits',
      { ...twente, status: 'embedded', evidence: 'Plan', evidenceDate: '1-4-2026', version: '1' },
      waiting,
    ],
  ])('%s', (_, row, standing) => {
    expect(read([row], standing ? [standing] : [])).toEqual({ problems: [], changes: [], same: [2] })
  })
})

describe('a row changes', () => {
  test('what it says, and a column that the table does not have stays as it was', () => {
    const update = { ...underway, owner: 'Afdeling', targetDate: '2026-09-01', dateReason: 'Eerst.' }
    const before = aStanding({ published: aPublished({ update }) })
    const columns = ['commitment', 'unit', 'status', 'version']
    const { changes } = read([{ ...twente, status: 'inPreparation' }], [before], columns)
    expect(changes).toMatchObject([{ row: 2, standing: before, update: { ...update, status: 'inPreparation' } }])
  })

  test('what is empty in a column that it does have', () => {
    const { changes } = read([{ ...twente, note: '' }], [aStanding()])
    expect(changes.map(({ update }) => update)).toEqual([{ status: 'underway' }])
  })

  test('what was not known', () => {
    const { changes } = read([{ ...twente, version: '' }])
    expect(changes).toMatchObject([{ standing: undefined, update: { status: 'underway' } }])
  })
})

test('every code has its words in both languages', () => {
  for (const { errors } of [nl, en]) expect(Object.keys(errors)).toEqual(expect.arrayContaining([...rowCodes]))
})
