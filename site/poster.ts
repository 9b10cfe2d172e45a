import type { Channel } from '#domain/channels.ts'
import type { Texts } from '#domain/language.ts'
import { route, type Step, sections } from '#domain/route.ts'
import type { Situation, Where } from '#domain/situation.ts'
import { routeContent } from './facts.ts'

/** Whom to call, on the wall: a name as short as can be, and a number. */
export type Call = { readonly who: Texts; readonly channel: Channel }
export type PosterRow = { readonly id: (typeof order)[number]; readonly calls: readonly Call[] }

const order = ['under18', 'adult', 'work', 'place', 'notSure', 'anonymous'] as const
const person = { kind: 'person', form: 'unknown', reporterType: 'professional' } as const
const situations: Partial<Record<PosterRow['id'], Omit<Situation, 'where'>>> = {
  under18: { ...person, ageGroup: 'under18' },
  adult: { ...person, ageGroup: 'adult' },
  work: { ...person, ageGroup: 'adult', form: 'labourExploitation' },
  place: { ...person, kind: 'place' },
}

/** More numbers than these nobody reads from a wall. */
const most = 2

/** The route of a place in short: per situation the first numbers that need no condition. */
export function posterOf(where: Where): readonly PosterRow[] {
  const parts = sections(where, routeContent)
  return order.map(id => {
    const situation = situations[id]
    const steps = situation ? route({ ...situation, where }, routeContent) : parts.find(one => one.id === id)?.steps
    return { id, calls: callsOf(steps ?? []) }
  })
}

/** The day before which every number of a poster must be checked again. */
export function renewBefore(rows: readonly PosterRow[]): string {
  const [first = ''] = rows.flatMap(({ calls }) => calls.map(({ channel }) => channel.reviewBefore)).toSorted()
  return first
}

function callsOf(steps: readonly Step[]): readonly Call[] {
  const calls = new Map<string, Call>()
  for (const { who, channel, condition, contactUnknown, acts } of steps) {
    if (!channel?.phone || condition || acts.includes('emergency') || calls.has(channel.id)) continue
    // The number of a stand-in is not the number of whom it stands in for.
    calls.set(channel.id, { who: contactUnknown ? channel.name : who, channel })
  }
  return [...calls.values()].slice(0, most)
}
