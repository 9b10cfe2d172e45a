import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeRate, openClock } from '../../../infra/local/clock.ts'

const day = 86_400_000
const start = Date.parse('2026-11-23T12:00:00Z')
let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'clock-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('the clock of a stage', () => {
  test.each([0, 0.5, 1.5, -1, 4321, Number.NaN])('refuses the rate %s', rate => {
    expect(() => openClock(directory, rate, () => start)).toThrow('1 to 4320')
  })

  test('cannot return to real time when it is ahead, and says how to start afresh', () => {
    openClock(directory, 600, () => start)
    expect(() => openClock(directory, 1, () => start + day / 600)).toThrow(/24\.0 hours ahead.*--reset/)
  })

  test('starts at the real time', () => {
    expect(openClock(directory, 600, () => start).now()).toBe(start)
    expect(openClock(directory, undefined, () => start + 5).rate).toBe(600)
  })

  test('keeps its rate and goes on over a restart', () => {
    openClock(directory, 60, () => start)
    expect(openClock(directory, undefined, () => start + 1000).now()).toBe(start + 60_000)
  })

  test('stands at the same moment before and after a change of rate, within what a millisecond is worth', () => {
    const rates = fc.integer({ min: 2, max: 4320 })
    fc.assert(
      fc.property(rates, rates, fc.integer({ min: 0, max: 400 * day }), (before, after, elapsed) => {
        const real = start + elapsed
        const at = ({ origin, rate }: { origin: number; rate: number }) => origin + (real - origin) * rate
        const old = { origin: start, rate: before }
        const gained = at(changeRate(old, after, real)) - at(old)
        expect(gained).toBeGreaterThan(-1)
        expect(gained).toBeLessThan(after + 1)
      }),
    )
  })
})
