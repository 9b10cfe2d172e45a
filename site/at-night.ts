import type { Channel } from '#domain/channels.ts'
import { InvalidContent } from '#domain/errors.ts'
import type { Texts } from '#domain/language.ts'
import { route } from '#domain/route.ts'
import type { Where } from '#domain/situation.ts'
import { routeContent } from './facts.ts'

const ages = ['under18', 'adult'] as const

/** Who can be called when offices are closed, and for whom; an emergency is another matter. */
export type NightAnswer = {
  readonly whom: (typeof ages)[number] | 'everyone'
  readonly who: Texts
  readonly channel: Channel
}

/** The answers of one place, or of all places of a region, each once. */
export function atNight(places: readonly Where[]): readonly NightAnswer[] {
  const answers = new Map<string, NightAnswer>()
  for (const age of ages) {
    for (const { who, channel } of places.map(where => answerOf(where, age))) {
      const key = `${who.nl} ${channel.id}`
      const known = answers.get(key)
      answers.set(key, { whom: known === undefined || known.whom === age ? age : 'everyone', who, channel })
    }
  }
  return [...answers.values()]
}

/** The first on the route who answers day and night; else the police, as every route says. */
function answerOf(where: Where, ageGroup: (typeof ages)[number]): Omit<NightAnswer, 'whom'> {
  const situation = { where, kind: 'person', ageGroup, form: 'unknown', reporterType: 'professional' } as const
  const steps = route(situation, routeContent).filter(({ acts }) => !acts.includes('emergency'))
  for (const { who, channel } of steps) if (channel?.opening === 'always') return { who, channel }
  const police = routeContent.channels.get('police')
  if (police === undefined) throw new InvalidContent('channels: write the channel police: who else answers at night?')
  return { who: police.name, channel: police }
}
