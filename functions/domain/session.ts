import * as z from 'zod'
import { Person } from './person.ts'
import { Instant } from './report.ts'

/*
 * Sessions live in real time, not on the stage's clock: they guard real screens.
 */

/** Somebody who signed in, until signing out, half an hour of silence, or the end of a working day. */
export const Session = z.strictObject({ person: Person, startedAt: Instant, seenAt: Instant })
export type Session = z.infer<typeof Session>

/** What is remembered of everybody who ever signed in: enough to end all of somebody's sessions at once. */
export const Account = z.strictObject({
  ...Person.shape,
  lastSignIn: Instant,
  /** Sessions that began before this instant have ended, wherever they are. */
  validFrom: Instant.optional(),
  /** An administrator took away the access. */
  revoked: z.strictObject({ at: Instant, by: z.string() }).optional(),
})
export type Account = z.infer<typeof Account>

const minute = 60_000
export const sessionLimits = { idleMinutes: 30, longestMinutes: 10 * 60, noteEveryMinutes: 1 } as const

/** Does the session still hold? `account` is what is known of its person now. */
export function isLive({ startedAt, seenAt }: Session, account: Account | undefined, now: Instant): boolean {
  if (account === undefined || account.revoked !== undefined) return false
  if (account.validFrom !== undefined && Date.parse(startedAt) < Date.parse(account.validFrom)) return false
  return (
    minutesBetween(seenAt, now) < sessionLimits.idleMinutes &&
    minutesBetween(startedAt, now) < sessionLimits.longestMinutes
  )
}

/** Noting every request would be a write for every page. */
export function isToBeNoted({ seenAt }: Session, now: Instant): boolean {
  return minutesBetween(seenAt, now) >= sessionLimits.noteEveryMinutes
}

/** When the table may forget it, in seconds since 1970. */
export function sessionExpires({ startedAt }: Session): number {
  return Math.ceil(Date.parse(startedAt) / 1000) + sessionLimits.longestMinutes * 60
}

const minutesBetween = (first: Instant, second: Instant): number => (Date.parse(second) - Date.parse(first)) / minute
