import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standings } from '#runtime/dependencies.ts'
import { type Api, openApi, type Sent } from './api.ts'
import { stored } from './standing-stage.ts'

let api: Api
let lead: string
let programme: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
  programme = await api.signIn(['lead-country'], { subject: 'programme' })
}, 60_000)
afterAll(() => api.close())

const send = (sent: Sent, token = lead) => api.call('import-standings', { ...sent, token })
const upload = (table: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, token = lead) =>
  send({ upload: { lang: 'nl', file: typeof table === 'string' ? Buffer.from(table) : table, ...fields } }, token)
const paste = (table: string, fields: Readonly<Record<string, string>> = {}) =>
  send({ form: { lang: 'nl', table, ...fields } })
const asData = (table: string, fields: Readonly<Record<string, string>> = {}, token = lead) =>
  send({ json: { table, ...fields } }, token)
const exported = async (token: string, query = {}) => String((await api.call('export-progress', { query, token })).body)

const heading = 'commitment;unit;status;note;evidence;evidenceDate;targetDate;version'
const faulty = [
  heading,
  'R9;VR05;underway;;;;;0',
  'R1;GM0153;underway;;;;;0',
  'R1;VR06;underway;;;;;0',
  'R3c;GM0163;embedded;;;;;0',
  'R3c;GM0163;underway;;;;;0',
  'R3c;GM0164;underway;;;;31-2-2027;0',
  'R3c;GM0168;soon;;;;;0',
  'R3c;GM0173;underway;;;;;7',
].join('\r\n')

describe('a table', () => {
  test('is not for whoever enters nothing', async () => {
    const nobody = await api.signIn(['desk-VR05-careCoordinator'])
    expect((await upload(faulty, {}, nobody)).statusCode).toBe(404)
    expect((await api.call('import-standings', { json: { table: faulty } })).statusCode).toBe(401)
  })

  test.each([
    ['that is not there', '', 'Kies een bestand, of plak de tabel'],
    ['without rows', heading, 'Onder de kop staan geen rijen'],
    ['without columns that are needed', 'commitment;note\r\nR1;x', 'ontbreekt: unit, status en version'],
    ['with a column twice', `${heading};status\r\nR1;VR05;underway`, 'staat twee keer: status'],
    ['that stops being one', `${heading}\r\nR1;"VR05;underway`, 'Bij rij 2 is dit geen tabel meer'],
    [
      'with more cells than its heading',
      `${heading}\r\nR1;VR05;underway;a;b;;;0;c`,
      'Rij 2 heeft meer cellen dan de kop',
    ],
    ['that is too long', [heading, ...Array(501).fill('R1;VR05;underway;;;;;0')].join('\n'), 'meer dan 500 rijen'],
    ['that is too large', `${heading}\r\n${'x'.repeat(257 * 1024)}`, 'groter dan 256 kB'],
  ])('%s is told so, and kept to be corrected', async (_, table, told) => {
    for (const answer of [await upload(table), await paste(table)]) {
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain(told)
    }
  })

  test('larger than anything we read is refused, also as a page', async () => {
    const answer = await upload('x'.repeat(1024 * 1024))
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('<html')
  })

  test('that is no form at all is refused', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await send({ json: 'no form', headers })).statusCode).toBe(400)
    expect((await send({ json: 'x', headers: { 'content-type': 'text/csv' } })).statusCode).toBe(415)
  })

  test('with faults names each by row and column with what to write, and changes nothing', async () => {
    const { statusCode, body } = await asData(faulty, { go: '1' })
    expect(statusCode).toBe(422)
    const errors: { field: string; code: string }[] = JSON.parse(body ?? '').errors
    expect(errors.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'row 2, commitment: commitmentUnknown',
      'row 3, unit: unitUnknown',
      'row 4, unit: notYours',
      'row 5, evidence: evidenceRequired',
      'row 5, evidenceDate: evidenceDateRequired',
      'row 6, unit: rowTwice',
      'row 7, targetDate: dateInvalid',
      'row 8, status: statusUnknown',
      'row 9, version: versionOld',
    ])
    const page = await paste(faulty, { lang: 'en' })
    expect(page.body).toContain('<html lang="en"')
    expect(page.body).toContain('This is also in row 5. Leave one of the two.')
    expect(page.body).toContain('R3c;GM0173;underway;;;;;7')
    expect(await stored('R3c', 'GM0163')).toBeUndefined()
  })

  test('is read with semicolons, commas or tabs, a mark at its beginning and Dutch days, in any of three encodings', async () => {
    const rows = [heading, 'R3c;GM0163;inPreparation;Café;;;1-3-2099;0']
    const text = rows.join('\r\n')
    const windows = Buffer.from(text, 'latin1')
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    const tables = [
      `\uFEFF${text}`,
      text.replaceAll(';', ','),
      text.replaceAll(';', '\t'),
      `sep=;\r\n${text}`,
      windows,
      wide,
    ]
    for (const table of tables) {
      const { statusCode, body } = await upload(table)
      expect(statusCode).toBe(200)
      expect(body).toContain('R3c, Hellendoorn')
      expect(body).toContain('Café')
      expect(body).toContain('2099-03-01')
    }
    expect(await stored('R3c', 'GM0163')).toBeUndefined()
  })

  test('is entered row by row once it is looked at, and again changes nothing', async () => {
    const rows = [heading, 'R3c;GM0163;inPreparation;;;;;0', 'R3c;GM0164;notStarted;;;;;0', 'R3c;GM0168;;;;;;']
    const first = await upload(rows.slice(0, 2).join('\n'), { go: '1' })
    expect([first.statusCode, first.body?.includes('Gedaan: 1.')]).toEqual([200, true])
    expect((await stored('R3c', 'GM0163'))?.pending).toMatchObject({ side: 'region', enteredBy: 'lead' })
    const dry = await upload(rows.join('\n'))
    expect(dry.body).toContain('Wat verandert: 1')
    expect(dry.body).toContain('Ongewijzigd: 2 rijen.')
    expect((await upload(rows.join('\n'), { go: '1' })).statusCode).toBe(200)
    const again = await upload(rows.join('\n'), { go: '1' })
    expect(again.body).toContain('Er verandert niets')
    expect(await standings().history({ commitment: 'R3c', unit: 'GM0163' })).toHaveLength(1)
  })

  test('that was exported comes back without a change, also where a spreadsheet would calculate', async () => {
    const { version = 0 } = (await stored('R1', 'VR05')) ?? {}
    const note = `'=1+1\n"met" ; en '`
    const fields = { version: String(version), status: 'embedded', note, evidence: '-plan', evidenceOn: '2026-01-02' }
    const act = { commitment: 'R1', unit: 'VR05' }
    expect(
      (
        await api.call('act-on-standing', {
          path: { ...act, act: 'enter' },
          json: { ...fields, dateReason: 'Klaar.' },
          token: lead,
        })
      ).statusCode,
    ).toBe(200)
    const json = { version: String(version + 1) }
    expect(
      (await api.call('act-on-standing', { path: { ...act, act: 'publish' }, json, token: programme })).statusCode,
    ).toBe(200)
    for (const query of [{ level: 'region' }, { level: 'policeUnit' }]) {
      const table = await exported(programme, query)
      expect(table).toContain('commitment')
      const { statusCode, body } = await asData(table, {}, programme)
      expect([statusCode, JSON.parse(body ?? '').changes]).toEqual([200, []])
    }
  })
})
