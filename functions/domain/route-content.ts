import * as z from 'zod'
import { type Channel, readChannels } from './channels.ts'
import { forEvery, parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import type { Geography, Municipality } from './geography.ts'
import type { Texts } from './language.ts'
import { Override, type Partition, Phrases, RouteFile, type RouteStep, SectionSetting } from './route-schema.ts'

/** A stop with its channel, still without the names of a municipality's own parties. */
export type Stop = Omit<RouteStep, 'channel' | 'whenClosed'> & {
  readonly channel?: Channel | undefined
  readonly whenClosed: Texts
}
export type Route = Omit<RouteFile, 'steps'> & { readonly steps: readonly Stop[] }

/** Puts a stop before or after the stop called `at`, or in its place. */
export type StopChange = { readonly at: string; readonly position: 'replace' | 'before' | 'after'; readonly stop: Stop }
export type RegionalRoute = Omit<Override, 'changes'> & { readonly changes: readonly StopChange[] }

/** All a route is made of, checked: every stop leads somewhere and every name exists. */
export type RouteContent = {
  readonly geography: Geography
  readonly channels: ReadonlyMap<string, Channel>
  /** In the order in which their stops come. */
  readonly routes: readonly Route[]
  readonly regional: readonly RegionalRoute[]
  readonly phrases: Phrases
  readonly sections: readonly SectionSetting[]
}

const Raw = z.strictObject({
  channels: z.unknown(),
  phrases: z.unknown(),
  sections: z.unknown(),
  routes: z.record(z.string(), z.unknown()),
  regional: z.record(z.string(), z.unknown()),
})
type Channels = ReadonlyMap<string, Channel>

/** @throws InvalidContent with file, field and what to write */
export function readRouteContent(raw: unknown, geography: Geography): RouteContent {
  const parts = parseContent(Raw, raw, 'routes')
  const channels = readChannels(parts.channels)
  const routes = resolveRoutes(parts.routes, channels)
  return {
    geography,
    channels,
    routes,
    regional: forEvery(Object.entries(parts.regional), ([name, value]) => {
      return resolveRegional(`routes/regional/${name}`, value, { channels, geography, stops: stopsOf(routes) })
    }),
    phrases: parseContent(Phrases, parts.phrases, 'phrases'),
    sections: resolveSections(parts.sections, routes),
  }
}

/** The region of a municipality in a partition, as regional route files name it. */
export function regionIn(partition: Partition, one: Municipality): string {
  const value = { ...one, municipality: one.code }[partition]
  return typeof value === 'string' ? value : value.code
}

function resolveRoutes(raw: Readonly<Record<string, unknown>>, channels: Channels): Route[] {
  const files = forEvery(Object.entries(raw), ([name, value]) => {
    return { file: `routes/${name}`, route: parseContent(RouteFile, value, `routes/${name}`) }
  })
  const written = new Map<string, Stop>()
  const steps = files.flatMap(({ file, route }) => route.steps.map(step => ({ file, step })))
  forEvery(steps, ({ file, step }) => {
    if (typeof step === 'string') return
    if (written.has(step.id)) throw new InvalidContent(`${file}: ${step.id}: written twice; name it by its id`)
    written.set(step.id, stopOf(step, channels, file))
  })
  return forEvery(files, ({ file, route }) => {
    return { ...route, steps: forEvery(route.steps, step => stopNamed(step, written, file)) }
  }).toSorted((a, b) => a.order - b.order)
}

function stopNamed(step: string | RouteStep, written: ReadonlyMap<string, Stop>, file: string): Stop {
  const id = typeof step === 'string' ? step : step.id
  const stop = written.get(id)
  if (stop === undefined) throw new InvalidContent(`${file}: no file has a step ${id}; write it or name another`)
  return stop
}

function stopOf(step: RouteStep, channels: Channels, file: string): Stop {
  const channel = step.channel === undefined ? undefined : channels.get(step.channel)
  if (step.channel !== undefined && channel === undefined) {
    throw new InvalidContent(
      `${file}: ${step.id}.channel: no channel ${step.channel} in channels.json; write it there, or an id that is`,
    )
  }
  const whenClosed = step.whenClosed ?? channel?.whenClosed
  if (whenClosed === undefined) {
    throw new InvalidContent(`${file}: ${step.id}.whenClosed: write what to do when nobody is there, or a channel`)
  }
  return { ...step, channel, whenClosed }
}

function stopsOf(routes: readonly Route[]): ReadonlySet<string> {
  return new Set(routes.flatMap(({ steps }) => steps.map(({ id }) => id)))
}

type Known = { readonly channels: Channels; readonly geography: Geography; readonly stops: ReadonlySet<string> }

function resolveRegional(file: string, raw: unknown, known: Known): RegionalRoute {
  const { changes, ...override } = parseContent(Override, raw, file)
  const regions = new Set(known.geography.municipalities.map(one => regionIn(override.partition, one)))
  const unknown = override.values.filter(value => !regions.has(value))
  if (unknown.length > 0) {
    throw new InvalidContent(
      `${file}: values: no municipality has the ${override.partition} ${unknown.join(', ')}; write it as geography does`,
    )
  }
  return {
    ...override,
    changes: forEvery(changes, ({ at, position, step }) => {
      if (!known.stops.has(at)) throw new InvalidContent(`${file}: at: no route has a step ${at}; write the id of one`)
      return { at, position, stop: stopOf(step, known.channels, file) }
    }),
  }
}

function resolveSections(raw: unknown, routes: readonly Route[]): SectionSetting[] {
  const sections = parseContent(z.array(SectionSetting), raw, 'sections')
  forEvery(sections, ({ id, route }) => {
    if (route !== undefined && routes.every(one => one.id !== route)) {
      throw new InvalidContent(`sections: ${id}.route: no route ${route}; write the id of a file in routes`)
    }
  })
  return sections
}
