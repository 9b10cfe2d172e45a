import * as z from 'zod'
import { parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { RegionCode } from './situation.ts'

export const Borders = z.strictObject({
  source: z.url(),
  sourceDate: z.string().regex(/^\d{4}$/),
  /** Per working region those that its border on land touches. */
  borders: z.record(RegionCode, z.array(RegionCode).min(1)),
  /** Pairs with only water between them, and a road over it. */
  bridges: z.array(z.tuple([RegionCode, RegionCode])),
})

/** The regions next to each region; a message about somebody who moves may belong to one of them. */
export type Neighbours = ReadonlyMap<RegionCode, readonly RegionCode[]>

/** @throws InvalidContent when a region is missing, its own neighbour, or not the neighbour of its neighbour */
export function readNeighbours(raw: unknown, working: readonly RegionCode[]): Neighbours {
  const { borders, bridges } = parseContent(Borders, raw, 'geography/neighbours.json')
  const pairs = [...Object.entries(borders).flatMap(([one, others]) => others.map(other => [one, other] as const))]
  for (const [one, other] of pairs) {
    if (one === other || !borders[other]?.includes(one)) {
      throw new InvalidContent(`geography/neighbours.json: borders.${one}: ${other}: write ${one} at ${other} too`)
    }
  }
  const over = [...bridges, ...bridges.map(([one, other]) => [other, one] as const)]
  return new Map(
    working.map(code => {
      const near = [...pairs, ...over].filter(([one]) => one === code).map(([, other]) => other)
      if (near.length === 0) throw new InvalidContent(`geography/neighbours.json: borders: write the ones of ${code}`)
      return [code, near.toSorted()]
    }),
  )
}
