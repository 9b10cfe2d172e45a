import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { reportOf } from '#domain/half-year-report.ts'
import { reportFile } from '#view/half-year/file.ts'
import { aCommitment, anAdopted, aPlanned, aState, aUnit, said } from '../../domain/half-year-case.ts'
import { halfYearWordings } from '../wordings.ts'

const evidence = { title: '=HYPERLINK("https://evil.example")', url: 'https://example.org/plan', on: '2026-05-01' }
const state = aState(
  [
    aCommitment('R1', [
      aUnit('VR01', said({ status: 'embedded', evidence, targetDate: '2027-01-01' })),
      aUnit('VR02', said({ isFaded: true })),
      aUnit('VR03'),
    ]),
    aCommitment('A01.01', [aUnit('comensha')], { level: 'national', title: { nl: 'Actie' } }),
  ],
  { lines: [{ line: '01', title: { nl: 'Lijn', en: 'Line' } }] },
)
const before = aState([
  aCommitment('R1', [aUnit('VR01', said()), aUnit('VR02', said({ isFaded: true })), aUnit('VR09', said())]),
  aCommitment('A09.09', [aUnit('comensha')]),
])

const rowsOf = (file: Parameters<typeof reportFile>[0], language: 'nl' | 'en' = 'nl'): Record<string, string>[] =>
  parse(reportFile(file, halfYearWordings[language]), { bom: true, delimiter: ';', columns: true })

describe('the file of a report', () => {
  const entry = anAdopted('2026-06-30')
  const rows = rowsOf({ date: '2026-06-30', entry, report: reportOf(state, { date: '2025-12-31', state: before }) })
  const rowOf = (id: string, unit: string) => rows.find(row => row.nummer === id && row['code onderdeel'] === unit)

  test('has a line for everybody who answers for something, and for what is gone', () => {
    expect(rows.map(row => [row.deel, row.actielijn, row.nummer, row['code onderdeel'], row.verandering])).toEqual([
      ['1', '01', 'A01.01', 'comensha', 'nieuw'],
      ['2', '', 'R1', 'VR01', 'veranderd'],
      ['2', '', 'R1', 'VR02', 'gelijk'],
      ['2', '', 'R1', 'VR03', 'nieuw'],
      ['2', '', 'R1', 'VR09', 'vervallen'],
      ['1', '09', 'A09.09', '', 'vervallen'],
    ])
  })

  test('says how far somebody is in both vocabularies, with evidence that calculates nothing', () => {
    expect(rowOf('R1', 'VR01')).toMatchObject({
      'stand op': '2026-06-30',
      verslag: 'vastgesteld',
      'status voor de Kamer': 'afgerond',
      'onze stand': 'geborgd',
      bewijs: `'${evidence.title}`,
      'adres van het bewijs': evidence.url,
      'datum van het bewijs': '2026-05-01',
      streefdatum: '2027-01-01',
      'bevestigd op': '2026-05-12',
      verouderd: 'nee',
      'vorig verslag': '2025-12-31',
      'stand in vorig verslag': 'onderweg',
    })
    expect(rowOf('R1', 'VR02')).toMatchObject({ verouderd: 'ja', 'stand in vorig verslag': 'onderweg' })
  })

  test('tells no statement from nothing begun, and nothing of a statement that is gone', () => {
    expect(rowOf('A01.01', 'comensha')).toMatchObject({
      'onze stand': 'geen opgave',
      'stand in vorig verslag': '',
      verouderd: '',
    })
    expect(rowOf('R1', 'VR03')).toMatchObject({ 'onze stand': 'geen opgave', 'stand in vorig verslag': '' })
    expect(rowOf('R1', 'VR09')).toMatchObject({ 'onze stand': '', 'stand in vorig verslag': 'onderweg' })
  })

  test('of a draft without a report before it says so, in English too', () => {
    const english = rowsOf({ date: '2026-06-30', entry: aPlanned('2026-06-30'), report: reportOf(state) }, 'en')
    expect(english[0]).toMatchObject({
      report: 'draft',
      'title of action line': 'Line',
      title: 'Actie',
      'our status': 'no statement',
      'previous report': '',
      'status in previous report': '',
      change: '',
    })
  })
})
