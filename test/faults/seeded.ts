import { createHash } from 'node:crypto'
import { oneOf, wholeFrom } from '../../infra/replay/chance.ts'

/** From 0 up to 1, by nothing but these words: whoever asks again, in whatever order, gets the same number. */
export const chance = (...words: readonly (string | number)[]): number =>
  createHash('sha1').update(words.join('\u0000')).digest().readUInt32BE() / 2 ** 32

/** One of these, by nothing but the words. */
export const choose = <One>(from: readonly One[], ...words: readonly (string | number)[]): One =>
  oneOf(from, chance(...words))

/** A whole number from `least` to `most`, both included. */
export const between = (least: number, most: number, ...words: readonly (string | number)[]): number =>
  wholeFrom(least, most, chance(...words))

/** A UUID that is always the same for these words. */
export function uuid(...words: readonly (string | number)[]): string {
  const hex = createHash('sha1').update(words.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
