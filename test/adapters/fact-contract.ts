import { expect, test } from 'vitest'
import { createFactStore } from '#adapters/fact-store.ts'
import { collect, type Table } from '#adapters/items.ts'
import type { Fact } from '#domain/fact.ts'
import { aReference } from './examples.ts'

type Taken = Extract<Fact, { event: 'taken' }>
const taken = (changes: Partial<Taken> = {}): Taken => ({
  event: 'taken',
  region: 'VR05',
  quarter: '2031-Q1',
  reference: aReference(),
  workingMinutes: 90,
  rungs: 1,
  ...changes,
})

/** What the facts promise, whatever engine holds the table. */
export function factContract(table: () => Table): void {
  const store = () => createFactStore(table())

  test('a fact that is put again is there once, as it was put last', async () => {
    const fact = taken({ quarter: '2031-Q2' })
    await store().put(fact)
    await store().put(fact)
    await store().put({ ...fact, rungs: 2 })
    expect(await store().ofQuarter('2031-Q2')).toEqual([{ ...fact, rungs: 2 }])
  })

  test('the facts of a quarter, and of a region in it, are all there and no others, over many pages', async () => {
    const here = Array.from({ length: 5 }, () => taken())
    const { reference } = taken()
    const closed: Fact = { event: 'closed', region: 'VR05', quarter: '2031-Q1', reference, outcome: 'open' }
    const elsewhere = taken({ region: 'VR06' })
    for (const fact of [...here, closed, elsewhere, taken({ quarter: '2031-Q3' })]) await store().put(fact)
    const inRegion = await store().ofRegion('2031-Q1', 'VR05')
    expect(inRegion).toHaveLength(6)
    expect(inRegion).toEqual(expect.arrayContaining([...here, closed]))
    const inQuarter = await store().ofQuarter('2031-Q1')
    expect(inQuarter).toHaveLength(7)
    expect(inQuarter).toContainEqual(elsewhere)
    expect(await store().ofRegion('2031-Q1', 'VR07')).toEqual([])
  })

  test('every fact is found by its key until it is removed', async () => {
    const fact = taken({ quarter: '2031-Q4' })
    const { quarter, region, reference, event } = fact
    await store().put(fact)
    expect(await collect(store().keys())).toContainEqual({ quarter, region, reference, event })
    await store().remove(fact)
    expect(await store().ofQuarter('2031-Q4')).toEqual([])
    expect(await collect(store().keys())).not.toContainEqual({ quarter, region, reference, event })
  })
}
