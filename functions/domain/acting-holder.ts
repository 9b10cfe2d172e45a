import type { Actor, Position } from './access.ts'
import { covers, type Holder } from './directory.ts'
import type { HandlerRef, Report } from './report.ts'

/**
 * Which entry of the directory somebody acts as: the one whose mailbox is the person's own, else one of the same role
 * whose scope covers the message. Nobody is kept from acting because the directory lags behind.
 */
export function actingAs(
  { role, region }: Position,
  actor: Actor,
  { report, holders }: { readonly report: Report; readonly holders: readonly Holder[] },
): HandlerRef {
  const inRole = holders.filter(holder => holder.role === role && holder.region === region)
  const email = actor.kind === 'person' ? actor.person.email.toLowerCase() : undefined
  const own = inRole.find(holder => holder.email.toLowerCase() === email)
  const holder = own ?? inRole.find(candidate => covers(candidate, report)) ?? inRole[0]
  return { holder: holder?.id ?? `${region}-${role}-0`, role, region }
}
