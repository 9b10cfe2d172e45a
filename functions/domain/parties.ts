import { InvalidContent } from './errors.ts'
import type { Texts } from './language.ts'
import { partyNames, withNames } from './party-names.ts'
import type { RouteContent, Stop } from './route-content.ts'

/** A stop of the national route at which somebody meets a party, and the titles of the routes that pass it. */
export type Meeting = { readonly stop: Stop; readonly what: Texts; readonly routes: readonly Texts[] }

/** Where a role or an organisation stands on the national routes, in their order, each stop once. */
export function meetingsWith(party: string, content: RouteContent): readonly Meeting[] {
  const names = partyNames('unknown', content)
  const meetings = new Map<string, { stop: Stop; what: Texts; routes: Texts[] }>()
  for (const { title, steps } of content.routes) {
    for (const stop of steps.filter(({ parties = [] }) => parties.includes(party))) {
      const meeting = meetings.get(stop.id) ?? { stop, what: withNames(stop.what, names), routes: [] }
      meeting.routes.push(title)
      meetings.set(stop.id, meeting)
    }
  }
  return [...meetings.values()]
}

/** @throws InvalidContent when a stop names a party of which there is no page */
export function requireKnownParties({ routes, regional }: RouteContent, known: ReadonlySet<string>): void {
  const stops = [...routes.flatMap(({ steps }) => steps), ...regional.flatMap(r => r.changes.map(({ stop }) => stop))]
  const unknown = stops.flatMap(({ id, parties = [] }) =>
    parties
      .filter(party => !known.has(party))
      .map(party => `routes: ${id}.parties: roles.json and organisations.json have no ${party}; write it or another`),
  )
  if (unknown.length > 0) throw new InvalidContent(unknown.join('\n'))
}
