import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewsPassed } from '../../infra/reviews-passed.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldroute-reviews-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the pages are built anew when a day comes that the content names', () => {
  test.each([
    ['2027-04-30', '2027-02-01'],
    ['2027-05-01', '2027-02-01 2027-05-01'],
    ['2026-11-26', ''],
  ])('%s', (day, passed) => {
    const file = join(folder, 'content.json')
    const dates = ['2027-05-01', '2027-02-01', '2027-05-01'].map(reviewBefore => ({ reviewBefore }))
    writeFileSync(file, JSON.stringify(dates, null, 2))
    expect(reviewsPassed(day, [file])).toBe(passed)
  })

  test('and that of everything is among them', () => {
    expect(reviewsPassed('2099-01-01')).toContain('2027-05-01')
  })
})
