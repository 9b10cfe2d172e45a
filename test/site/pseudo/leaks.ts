import { globSync, readFileSync } from 'node:fs'
import { explain } from '#domain/explanation.ts'
import { dateInWords, durationInWords, listInWords } from '#domain/words.ts'
import { units } from '../../../site/facts.ts'

/**
 * What a page says in letters that no translator gave it: a text that stands in the code. `given` are words that came
 * from outside, such as those of an example.
 */
export function leaksIn(html: string, given: readonly string[] = []): readonly string[] {
  return textsIn(html).flatMap(text => {
    const unknown = (text.match(word) ?? []).filter(one => !given.includes(one) && !isNoText(one.toLowerCase()))
    return unknown.length === 0 ? [] : [`“${unknown.join(' ')}” in “${text.slice(0, 100)}”`]
  })
}

/** Entities, addresses, and the first letters of a digest: no text at all. */
const codes =
  /&#?\w+;|https?:\/\/\S+|\/[\w/.-]+|\S+@\S+|[\w-]+(\.[\w-]+)*\.(nl|eu|org|com)\b|\b(?=\w*\d)[0-9a-f]{12}\b/g
const word = /[A-Za-z]{3,}/g

function textsIn(html: string): readonly string[] {
  const spoken = html
    .replace(/<(script|style|code|textarea)[^>]*>.*?<\/\1>/gs, '')
    // A test is called what it is called, in every language.
    .replace(/<q lang="en">.*?<\/q>/gs, '')
    .replace(/<meta (http-equiv|name="(viewport|robots)")[^>]*>/g, '')
    .replace(/<([a-z0-9]+)[^>]* lang="nl"[^>]*>.*?<\/\1>/gs, '')
  const attributes = /\s(?:aria-label|title|alt|placeholder|content|data-label)="([^"]*)"/g
  return [...spoken.matchAll(/>([^<]+)</g), ...spoken.matchAll(attributes)]
    .map(([, text = '']) => text.replace(codes, ' ').trim())
    .filter(Boolean)
}

/** Names, which are the same in every language, and grammar: days, months, lengths of time, sums, "and". */
function isNoText(one: string): boolean {
  known ??= new Set([...names(), ...grammar()].flatMap(text => text.toLowerCase().match(/[a-z]{3,}/g) ?? []))
  return known.has(one)
}
let known: ReadonlySet<string> | undefined

function names(): readonly string[] {
  const files = globSync('content/{*,geography/*,routes/*,routes/regional/*,demo/*}.json')
  const inContent = files.flatMap(file => stringsIn(JSON.parse(readFileSync(file, 'utf8'))))
  return ['Meldroute', 'HTML', 'JSON', 'CSV', ...inContent, ...[...units.values()].map(({ name }) => name.en)]
}

/** Strings that are said in no particular language and begin as names do; codes of ours begin with a small letter. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[A-Z'’]/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'nl' || key === 'en' ? [] : stringsIn(inner)))
}

function grammar(): readonly string[] {
  const units = ['workingDays', 'officeHours'] as const
  const durations = units.flatMap(unit => [0, 1, 2].map(amount => durationInWords({ amount, unit }, 'en')))
  const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)
  const days = months.flatMap(month => ['01', '02', '03', '04', '05', '06', '07'].map(day => `${month}-${day}`))
  const sums = [['2026-04-25'], ['2026-04-25', '2026-05-02']].map(weekends => {
    const skipped = weekends.map(date => ({ date, why: 'weekend' as const }))
    const [from, countedFrom, at] = ['2026-04-24T20:00:00.000Z', '2026-04-27T07:00:00.000Z', '2026-05-05T09:00:00.000Z']
    return explain({ from, countedFrom, duration: { amount: 2, unit: 'officeHours' }, at, skipped }, 'en')
  })
  return [...durations, ...days.map(day => dateInWords(day, 'en')), listInWords(['1', '2'], 'en'), ...sums]
}
