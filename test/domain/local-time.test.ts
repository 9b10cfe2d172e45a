import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf } from '#domain/local-time.ts'
import { localDateOf } from '#domain/working-time.ts'

test.each([
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-04-28', '2026-04-27T22:00:00.000Z', '2026-04-28T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
])('%s begins and ends at midnight in Amsterdam, also when the clock changes', (date, from, to) => {
  expect(boundsOf(date)).toEqual({ from, to })
})

test('an instant belongs to the one day between whose bounds it is', () => {
  const anInstant = fc.date({ min: new Date('2024-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(anInstant, moment => {
      const { from, to } = boundsOf(localDateOf(moment.toISOString()))
      expect(Date.parse(from) <= moment.getTime() && moment.getTime() < Date.parse(to)).toBe(true)
    }),
  )
})

test('no day is taken from the clock of UTC: an instant is never cut to a date', () => {
  const sources = globSync('{functions,infra,site}/**/*.{ts,js,astro}', { exclude: ['**/node_modules/**'] })
  const cut = sources.filter(file =>
    /toISOString\(\)\s*\.(?:slice\(0, 10\)|substring\(0, 10\)|split\('T'\))/.test(readFileSync(file, 'utf8')),
  )
  // There a date, not an instant, is counted on by whole days.
  expect(cut).toEqual(['functions/domain/local-time.ts'])
})
