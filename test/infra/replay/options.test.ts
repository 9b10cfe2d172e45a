import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import everyDay from '#content/calendar.json' with { type: 'json' }
import everyLadder from '#content/ladders.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { optionsIn, WrongOption } from '../../../infra/replay/options.ts'

const known = { regions: ['VR05', 'NL'], calendar: readCalendar(everyDay) }
const month = ['--region', 'VR05', '--month', '2026-04']
const read = (...args: string[]) => optionsIn(args, known)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldroute-ladders-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('what cannot be done is said with what to write instead:', () => {
  test.each<[string[], string]>([
    [[], 'Schrijf er ook --region bij.'],
    [['--region', 'VR05'], 'Schrijf er ook --month bij.'],
    [['--region', 'VR26', '--month', '2026-04'], '--region: VR26 is geen regio.'],
    [['--region', 'Twente', '--month', '2026-04'], '--region: TWENTE is geen regio.'],
    [['--region', 'VR05', '--month', 'april'], '--month: april is geen maand.'],
    [['--region', 'VR05', '--month', '2026-13'], '--month: 2026-13 is geen maand.'],
    [['--region', 'VR05', '--month', '2036-11'], 'Kies een maand van 2024-01 tot en met 2036-09.'],
    [['--region', 'VR05', '--month', '2019-04'], 'Kies een maand van 2024-01 tot en met 2036-09.'],
    [[...month, '--reports', '0'], '--reports: 0 kan niet.'],
    [[...month, '--reports', '1e2'], '--reports: 1e2 kan niet.'],
    [[...month, '--reports', '201'], '--reports: 201 kan niet.'],
    [[...month, '--seed', ''], '--seed: schrijf 1 tot 40'],
    [[...month, '--desk', 'lui'], '--desk: lui ken ik niet.'],
    [[...month, '--lang', 'fr'], '--lang: fr ken ik niet.'],
    [[...month, '--month'], '--month'],
    [[...month, '--faster'], '--faster ken ik niet'],
    [[...month, 'VR06'], 'VR06 ken ik niet'],
    [[...month, '--ladders', '/nowhere.json'], '--ladders: /nowhere.json kan ik niet lezen.'],
    [['--lang', 'en', '--region', 'XX'], '--region: XX is no region. Write VR01 to VR25, or NL.'],
  ])('%j → %s', (args, message) => {
    expect(() => read(...args)).toThrow(WrongOption)
    expect(() => read(...args)).toThrow(message)
  })

  test('a file that is no JSON', () => {
    const file = fileOf('broken.json', '{')
    expect(() => read(...month, '--ladders', file)).toThrow(`${file} is geen geldige JSON`)
  })

  test('a ladder with a hole, by file and field', () => {
    const normal = everyLadder.defaults.person.normal.slice(0, -1)
    const file = fileOf('hole.json', JSON.stringify({ ...everyLadder, regions: { VR05: { person: { normal } } } }))
    expect(() => read(...month, '--ladders', file)).toThrow(WrongOption)
    expect(() => read(...month, '--ladders', file)).toThrow(
      `${file}: regions.VR05.person.normal.2.role: add a last rung { "role": "nationalDesk"`,
    )
  })
})

test('what is not said is usual', () => {
  expect(read('--region', 'vr05', '--month', '2026-04')).toEqual({
    region: 'VR05',
    month: '2026-04',
    seed: '1',
    reports: 12,
    desk: 'mixed',
    language: 'nl',
  })
})

test('whoever asks how it is used needs to say nothing else', () => {
  expect(read('--help')).toBeUndefined()
})
