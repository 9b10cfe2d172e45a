import { createHash } from 'node:crypto'

/**
 * A number from 0 up to 1 for a name. The same name always gets the same, whatever else is drawn: so that another ladder
 * meets the same messages and the same people.
 */
export type Chance = (name: string) => number

export const chanceFrom =
  (seed: string): Chance =>
  name =>
    createHash('sha256').update(`${seed}\0${name}`).digest().readUInt32BE(0) / 2 ** 32

/** A whole number from `first` to `last`. */
export const wholeFrom = (first: number, last: number, draw: number): number =>
  first + Math.floor(draw * (last - first + 1))

export function oneOf<Choice>(choices: readonly Choice[], draw: number): Choice {
  const choice = choices[Math.floor(draw * choices.length)]
  if (choice === undefined) throw new Error('There is nothing to choose from')
  return choice
}

/** Among choices with a weight each. */
export function weighed<Choice>(weights: readonly (readonly [Choice, weight: number])[], draw: number): Choice {
  return oneOf(
    weights.flatMap(([choice, weight]) => Array.from({ length: weight }, () => choice)),
    draw,
  )
}
