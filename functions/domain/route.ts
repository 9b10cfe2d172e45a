import { matches } from './applies.ts'
import type { Channel } from './channels.ts'
import { isMunicipality, municipality } from './geography.ts'
import type { Texts } from './language.ts'
import { type PartyNames, partyNames, withNames } from './party-names.ts'
import { type RouteContent, regionIn, type Stop, type StopChange } from './route-content.ts'
import type { Applies, SectionSetting } from './route-schema.ts'
import type { Situation, Where } from './situation.ts'

export { type RouteContent, readRouteContent } from './route-content.ts'
export type { Act } from './route-schema.ts'

/** One stop on somebody's line: whom to turn to, for what, why, and what to do when nobody answers. */
export type Step = Omit<Stop, 'when' | 'channel'> & { readonly channel?: Channel | undefined }

/** One part of a municipality's page. */
export type Section = { readonly id: string; readonly title: Texts; readonly steps: readonly Step[] }

/**
 * The stops for a situation: danger first, the national fallback last, none twice. Perhaps under 18, or nobody asked:
 * both routes, that of a child first.
 */
export function route(situation: Situation, content: RouteContent): Step[] {
  const routes = content.routes.filter(({ applies }) => applies !== undefined && matches(applies, situation))
  return steps(
    routes.flatMap(one => one.steps),
    situation,
    content,
  )
}

/** All sections of a place's page, in order; an elsewhere answer has the same ones with its own stop on top. */
export function sections(where: Where, content: RouteContent): Section[] {
  return content.sections.map(setting => sectionOf(setting, where, content))
}

function sectionOf({ id, title, situation, route: own }: SectionSetting, where: Where, content: RouteContent): Section {
  const here = { ...situation, where }
  if (own === undefined) return { id, title, steps: route(here, content) }
  const framed = content.routes.filter(one => one.id === own || isFrame(one.applies))
  return {
    id,
    title,
    steps: steps(
      framed.flatMap(one => one.steps),
      here,
      content,
    ),
  }
}

/** Danger and fallback apply without any condition, to the sections that no answer leads to as well. */
function isFrame(applies: Applies | undefined): boolean {
  return applies !== undefined && Object.keys(applies).length === 0
}

function steps(stops: readonly Stop[], situation: Situation, content: RouteContent): Step[] {
  const names = partyNames(situation.where, content)
  const own = changesFor(situation.where, content)
    .filter(({ stop }) => applies(stop, situation))
    .reduce(changed, once(stops.filter(stop => applies(stop, situation))))
  return own.map(stop => named(stop, names))
}

function applies({ when = {} }: Stop, situation: Situation): boolean {
  return matches(when, situation)
}

/** Keeps each stop where it came first. */
function once(stops: readonly Stop[]): readonly Stop[] {
  const ids = new Set<string>()
  return stops.filter(({ id }) => !ids.has(id) && ids.add(id))
}

function changesFor(where: Where, { geography, regional }: RouteContent): readonly StopChange[] {
  if (!isMunicipality(where)) return []
  const one = municipality(where, geography)
  return regional.filter(({ partition, values }) => values.includes(regionIn(partition, one))).flatMap(r => r.changes)
}

/** A change around a stop that this route does not have changes nothing; nor does a stop that it has already. */
function changed(stops: readonly Stop[], { at, position, stop }: StopChange): readonly Stop[] {
  if (position !== 'replace' && stops.some(({ id }) => id === stop.id)) return stops
  const around = { replace: () => [stop], before: (old: Stop) => [stop, old], after: (old: Stop) => [old, stop] }
  return stops.flatMap(old => (old.id === at ? around[position](old) : [old]))
}

function named({ when, ...stop }: Stop, names: PartyNames): Step {
  const optional = (texts: Texts | undefined) => (texts === undefined ? undefined : withNames(texts, names))
  return {
    ...stop,
    who: withNames(stop.who, names),
    what: withNames(stop.what, names),
    why: withNames(stop.why, names),
    whenClosed: withNames(stop.whenClosed, names),
    condition: optional(stop.condition),
    contactUnknown: optional(stop.contactUnknown),
  }
}
