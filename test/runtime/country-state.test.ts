import { expect, test } from 'vitest'
import type { Standing } from '#domain/standing.ts'
import { readCountry } from '#runtime/country-state.ts'
import { aPublished, aStanding, twente } from '../domain/standing-case.ts'

const units = new Map(
  Array.from({ length: 60 }, (_, number) => {
    const code = `VR${String(number + 10)}`
    return [code, { ...twente, code, regions: [code] }] as const
  }),
)
const study = {
  source: 'https://example.org/',
  date: '2024-06-10',
  recommendations: [
    { id: 'R1', level: 'region' as const, title: { nl: 'Een', en: 'One' }, addressee: { nl: 'Regio', en: 'Region' } },
  ],
}
const actions = Array.from({ length: 60 }, (_, number) => ({
  id: `A01.${String(number + 1).padStart(2, '0')}`,
  level: 'region' as const,
  title: { nl: 'Actie' },
  owner: 'Demo',
}))

/** A country where everybody said something of everything, and what was asked of the table. */
function everything(of: (unit: string) => Partial<Standing>) {
  const asked = { of: 0, history: 0 }
  const sources = {
    study,
    units,
    plan: { read: async () => ({ lines: [], actions }) },
    standings: {
      of: async (commitment: string) => {
        asked.of += 1
        return [...units.keys()].map(unit => aStanding({ commitment, unit, ...of(unit) }))
      },
      history: async () => {
        asked.history += 1
        return []
      },
    },
  }
  return { sources, asked }
}

test('the state of today is one question a commitment, however many said something', async () => {
  const { sources, asked } = everything(() => ({}))
  const state = await readCountry('2026-11-25T10:00:00.000Z', sources)
  expect(asked).toEqual({ of: 61, history: 0 })
  expect(state.commitments.flatMap(commitment => commitment.units).filter(({ stated }) => stated)).toHaveLength(61 * 60)
})

test('an earlier state asks the history of those alone who published or confirmed something since', async () => {
  const since = '2026-11-01T08:00:00.000Z'
  const { sources, asked } = everything(unit => ({
    // Entries that wait change nothing that was published.
    updatedAt: since,
    published: unit === 'VR10' ? aPublished({ at: since, confirmedAt: since }) : aPublished(),
  }))
  const state = await readCountry('2026-06-30T21:59:59.999Z', sources)
  expect(asked).toEqual({ of: 61, history: 61 })
  const [first] = state.commitments
  expect(first?.units.filter(({ stated }) => !stated).map(({ unit }) => unit)).toEqual(['VR10'])
})
