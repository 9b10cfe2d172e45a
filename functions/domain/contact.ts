import { changed } from './change.ts'
import { Conflict } from './errors.ts'
import type { Instant, Report, Sealed } from './report.ts'

/** Is there anything left to withdraw? */
export function mayWithdraw({ hasContact, sealed }: Report): boolean {
  return hasContact || sealed?.fields.contact !== undefined
}

/**
 * The reporter takes name, organisation, mail address and phone number back: they are gone from the message, and from
 * now on nobody writes or calls. What somebody read, noted or mailed before stays done.
 * @throws Conflict when there is nothing to withdraw
 */
export function withdrawContact(report: Report, now: Instant): Report {
  if (!mayWithdraw(report)) throw new Conflict('There are no contact details')
  const { sealed, ...rest } = changed(report, { event: { at: now, what: 'contactWithdrawn' } })
  const left = sealed && withoutContact(sealed)
  return {
    ...rest,
    hasContact: false,
    safeContact: { ...report.safeContact, channel: 'none', mayBeSaid: 'nothing' },
    ...(left ? { sealed: left } : {}),
  }
}

/** Nothing sealed without anything in it. */
function withoutContact({ key, fields }: Sealed): Sealed | undefined {
  const { contact: _, ...others } = fields
  return Object.keys(others).length > 0 ? { key, fields: others } : undefined
}
