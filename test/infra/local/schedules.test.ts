import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextRun, repeat } from '../../../infra/local/schedules.ts'

const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()

describe('the next time of a schedule', () => {
  test.each(['at(2026-01-01T00:00:00)', 'rate(5 fortnights)', 'cron(0 3 * * *)', ''])('%s is refused', expression => {
    expect(() => nextRun(expression, 'UTC')).toThrow('does not know the schedule')
  })

  test.each([
    ['rate(1 minute)', '2026-03-28T10:00:00.000Z', '2026-03-28T10:01:00.000Z'],
    ['rate(2 days)', '2026-03-28T10:00:00.000Z', '2026-03-30T10:00:00.000Z'],
    // The clock goes forward on 29 March: 03:00 in Amsterdam is an hour earlier in UTC.
    ['cron(0 3 * * ? *)', '2026-03-28T10:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['cron(0 3 * * ? *)', '2026-03-27T10:00:00.000Z', '2026-03-28T02:00:00.000Z'],
    // AWS counts Sunday as 1: a Saturday leads to Monday.
    ['cron(30 8 ? * 2-6 *)', '2026-03-28T10:00:00.000Z', '2026-03-30T06:30:00.000Z'],
    ['cron(0/30 * * * ? *)', '2026-03-28T10:01:00.000Z', '2026-03-28T10:30:00.000Z'],
  ])('%s from %s is %s', (expression, from, expected) => {
    expect(iso(nextRun(expression, 'Europe/Amsterdam')(at(from)))).toBe(expected)
  })
})

describe('a repetition', () => {
  const origin = at('2026-03-28T10:00:00Z')

  beforeEach(() => {
    vi.useFakeTimers({ now: origin })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function start(rate: number, lasting: number, from = origin) {
    const runs: { at: number; from: number }[] = []
    const log: string[] = []
    const clock = { origin, rate, now: () => origin + (Date.now() - origin) * rate }
    const stop = repeat({
      name: 'job',
      from,
      next: nextRun('rate(1 minute)', 'UTC'),
      clock,
      onRun: () => undefined,
      log: line => log.push(line),
      run: async () => {
        runs.push({ at: Date.now() - origin, from: clock.now() })
        await new Promise(resolve => setTimeout(resolve, lasting))
        if (lasting === 5) throw new Error('no luck')
      },
    })
    return { runs, log, stop }
  }

  test('that fails says so and goes on', async () => {
    const { runs, log, stop } = start(60, 5)
    await vi.advanceTimersByTimeAsync(3500)
    stop()
    expect(runs).toHaveLength(3)
    expect(log[0]).toBe('schedule job failed: no luck')
  })

  test("runs at the stage's times", async () => {
    const { runs, stop } = start(1, 10)
    await vi.advanceTimersByTimeAsync(180_000)
    stop()
    expect(runs.map(run => run.at)).toEqual([60_000, 120_000, 180_000])
  })

  test('starts at most once a real second, however fast the clock', async () => {
    const { runs, stop } = start(4320, 10)
    await vi.advanceTimersByTimeAsync(5000)
    stop()
    expect(runs.length).toBeLessThanOrEqual(5)
    expect(runs.length).toBeGreaterThanOrEqual(4)
  })

  test('never starts while its last run lasts, and runs once for what it missed', async () => {
    const { runs, stop } = start(600, 10_000)
    await vi.advanceTimersByTimeAsync(25_000)
    stop()
    expect(runs.map(run => run.at)).toEqual([100, 10_100, 20_100].map(time => expect.closeTo(time, -2)))
  })

  test('runs once for the times missed while the runtime was down', async () => {
    const { runs, stop } = start(1, 10, origin - 3_600_000)
    await vi.advanceTimersByTimeAsync(59_000)
    stop()
    expect(runs.map(run => run.at)).toEqual([0])
  })
})
