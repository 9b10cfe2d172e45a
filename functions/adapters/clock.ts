import type { Instant } from '#domain/report.ts'

export type Clock = {
  /** The stage's time. */
  now(): Instant
  /** Real seconds to wait, at least one and at most a day, after which one looks again. */
  secondsUntil(instant: Instant): number
  /** The stage's time so many real seconds from now: for leases, which guard real work. */
  inRealSeconds(seconds: number): Instant
  readonly rate: number
}

const longestWait = 86_400

/** `now = origin + (real − origin) × rate`: 1 in production, faster where a month must pass in minutes. */
export function stageClock(
  { origin, rate }: { readonly origin: Instant; readonly rate: number },
  realNow: () => number = Date.now,
): Clock {
  const start = Date.parse(origin)
  const millisecondsNow = () => start + (realNow() - start) * rate
  return {
    rate,
    now: () => new Date(millisecondsNow()).toISOString(),
    inRealSeconds: seconds => new Date(millisecondsNow() + seconds * 1000 * rate).toISOString(),
    secondsUntil: instant => {
      const remaining = (Date.parse(instant) - millisecondsNow()) / 1000
      return Math.min(longestWait, Math.max(1, Math.ceil(remaining / rate)))
    },
  }
}
