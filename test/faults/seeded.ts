import { createHash } from 'node:crypto'

/** From 0 up to 1, by nothing but these words: whoever asks again, in whatever order, gets the same number. */
export const chance = (...words: readonly (string | number)[]): number =>
  createHash('sha1').update(words.join('\u0000')).digest().readUInt32BE() / 2 ** 32

/** One of these, by nothing but the words. */
export function choose<One>(from: readonly [One, ...One[]], ...words: readonly (string | number)[]): One {
  return from[Math.floor(chance(...words) * from.length)] ?? from[0]
}

/** A whole number from `least` to `most`, both included. */
export const between = (least: number, most: number, ...words: readonly (string | number)[]): number =>
  least + Math.floor(chance(...words) * (most - least + 1))

/** A UUID that is always the same for these words. */
export function uuid(...words: readonly (string | number)[]): string {
  const hex = createHash('sha1').update(words.join('\u0000')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
