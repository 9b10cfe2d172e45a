import type { RouteContent } from '#domain/route.ts'

/** A channel that no step leads to is a number nobody finds, and that nobody checks. The app of 112 is told of in words. */
const toldInWords: readonly string[] = ['emergencyApp']

export function unusedFaults({ channels, routes, regional }: RouteContent): readonly string[] {
  const stops = [
    ...routes.flatMap(({ steps }) => steps),
    ...regional.flatMap(one => one.changes.map(({ stop }) => stop)),
  ]
  const used = new Set(stops.map(({ channel }) => channel?.id))
  return [...channels.keys()]
    .filter(id => !used.has(id) && !toldInWords.includes(id))
    .map(id => `channels: ${id}: no step leads to it; name it as "channel" of a step in routes, or remove it`)
}
