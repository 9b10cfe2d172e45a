import fc from 'fast-check'
import { type Counted, registrations } from '#domain/counted.ts'
import {
  AgeCounted,
  type Codes,
  type Dimension,
  dimensions,
  FormCounted,
  families,
  OutcomeCounted,
  Rungs,
  YesNo,
} from '#domain/dimension.ts'
import { type Quarter, quartersIn } from '#domain/period.ts'
import { Urgency } from '#domain/report.ts'
import { ReporterType } from '#domain/situation.ts'

/** The codes of a message about nothing in particular. */
export const someCodes: Codes = {
  kind: 'person',
  form: 'labourExploitation',
  ageGroup: 'adult',
  reporterType: 'professional',
  urgency: 'normal',
  registered: 'yes',
  outcome: 'registeredByUs',
  taking: 'inTime',
  rungs: 'one',
  feedback: 'yes',
}

export const aMessage = (changes: Partial<Codes> = {}, place: Partial<Counted> = {}): Counted => ({
  region: 'VR05',
  quarter: '2026-Q1',
  minutes: {},
  ...place,
  codes: { ...someCodes, ...changes },
})

/** So many of the same. */
export const many = (count: number, message: Counted): readonly Counted[] =>
  Array.from({ length: count }, () => message)

/** Years of messages to a few regions, some busy and some hardly used, with values that are common and that are rare. */
export type World = { readonly regions: readonly string[]; readonly counted: readonly Counted[] }

export const worlds = (years: readonly string[], largest = 40): fc.Arbitrary<World> =>
  fc
    .record({
      seed: fc.integer({ min: 1, max: 2 ** 30 }),
      regions: fc.integer({ min: 2, max: 5 }),
      size: fc.integer({ min: 1, max: largest }),
      skew: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(setting => worldOf(setting, years))

type Setting = { readonly seed: number; readonly regions: number; readonly size: number; readonly skew: number }
type Random = () => number

export function worldOf({ seed, regions: count, size, skew }: Setting, years: readonly string[]): World {
  const random = randomFrom(seed)
  const regions = Array.from({ length: count }, (_, index) => `VR0${index + 1}`)
  const weights = weightsOf(random, skew)
  const quarters = years.flatMap(quartersIn)
  const counted = regions.flatMap(region => {
    const busy = random()
    return quarters.flatMap(quarter => {
      const hardlyUsed = random() < 0.15 ? 0.05 : 1
      const messages = Math.round(size * busy * hardlyUsed * random() * 2)
      return Array.from({ length: messages }, () => messageOf({ region, quarter }, weights, random))
    })
  })
  return { regions, counted }
}

/** Park and Miller's: enough for a spread, and the same for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

type Weights = ReadonlyMap<Dimension, readonly number[]>

function weightsOf(random: Random, skew: number): Weights {
  const drawn = families.map(({ fine }): [Dimension, number[]] => [
    fine,
    dimensions[fine].map(() => random() ** (1 + 6 * skew)),
  ])
  return new Map(drawn)
}

function messageOf(place: { region: string; quarter: Quarter }, weights: Weights, random: Random): Counted {
  const pick = (name: Dimension): string => {
    const values: readonly string[] = dimensions[name]
    const own = weights.get(name) ?? []
    let left = random() * own.reduce((sum, weight) => sum + weight, 0)
    const found = values.find((_, index) => {
      left -= own[index] ?? 0
      return left < 0
    })
    return found ?? values[0] ?? ''
  }
  const ageGroup = AgeCounted.parse(pick('ageGroup'))
  const outcome = OutcomeCounted.parse(pick('outcome'))
  const chosen = Rungs.parse(pick('rungs'))
  // Only what is open is not taken.
  const rungs = chosen === 'notTaken' && outcome !== 'open' ? 'one' : chosen
  const codes: Codes = {
    ...someCodes,
    form: FormCounted.parse(pick('form')),
    reporterType: ReporterType.parse(pick('reporterType')),
    urgency: Urgency.parse(pick('urgency')),
    feedback: YesNo.parse(pick('feedback')),
    ageGroup,
    kind: ageGroup === 'none' ? 'place' : 'person',
    outcome,
    registered: registrations[outcome],
    rungs,
    taking: takings[rungs],
  }
  return { ...place, codes, minutes: {} }
}

const takings = { one: 'inTime', two: 'late', threeOrMore: 'late', notTaken: 'notTaken' } as const
