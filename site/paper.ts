import type { Channel } from '#domain/channels.ts'
import type { Language } from '#domain/language.ts'
import { fill } from '#domain/text.ts'
import type { Guide, GuideStop, Result } from './guide.ts'
import { doubtOf } from './provenance.ts'
import { siteWords } from './words.ts'

/** As many characters one side of paper holds in large letters, and as many in middling ones; beyond, they are small. */
const holds = { large: 2000, middling: 3200 }
/** Space that a stop takes besides its words. */
const around = 60

/** How large a printed route can be on one side of A4: the name of a class in the style sheet. */
export function lettersOnPaper({ stops }: Result, guide: Guide, language: Language): 'large' | 'small' | undefined {
  const lengths = stops.map(stop => around + wordsOf(guide.stops[stop], language).join('').length)
  const length = lengths.reduce((sum, one) => sum + one, 0)
  if (length <= holds.large) return 'large'
  return length <= holds.middling ? undefined : 'small'
}

function wordsOf(stop: GuideStop | undefined, language: Language): readonly string[] {
  if (stop === undefined) return []
  const { condition, what, who, contactUnknown, why, deadline, whenClosed } = stop.step
  return [condition, what, who, contactUnknown, why, deadline, whenClosed].flatMap(text => text?.[language] ?? [])
}

/** What a printed route says of itself: which numbers nobody has phoned yet, and where its sources stand. */
export function onPaper({ stops }: Guide, address: URL, language: Language): string {
  const channels = stops.flatMap(({ step: { channel } }) => (channel?.phone ? [channel] : []))
  const sources = fill(siteWords[language].route.paperSources, { address: `${address.host}${address.pathname}` })
  return `${notPhoned(channels, language)} ${sources}`.trim()
}

/** The numbers among these that nobody has phoned to check; nothing when there is none. */
export function notPhoned(channels: readonly Channel[], language: Language): string {
  const numbers = new Set(channels.filter(one => one.verifiedOn === undefined).map(one => doubted(one, language)))
  if (numbers.size === 0) return ''
  return fill(siteWords[language].route.paperNotPhoned, { numbers: [...numbers].join(', ') })
}

/** "033-448 11 86 (not confirmed since 2020)" */
function doubted(channel: Channel, language: Language): string {
  const doubt = doubtOf(channel, language)
  const number = channel.phone?.shown ?? ''
  return doubt === undefined ? number : `${number} (${doubt})`
}
