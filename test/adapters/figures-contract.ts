import { expect, test } from 'vitest'
import { createFiguresStore } from '#adapters/figures-store.ts'
import { putNew, type Table } from '#adapters/items.ts'
import { figuresKey } from '#adapters/keys.ts'
import { country, type Publication } from '#domain/figures.ts'

const published = (period: string, total = 30): Publication => ({
  period,
  publishedAt: '2032-01-30T03:00:00.000Z',
  scopes: { [country]: { total, tables: { urgency: { normal: 20 } }, taking: { median: 4.5 }, firstStep: {} } },
})

/** What the published figures promise, whatever engine holds the table. */
export function figuresContract(table: () => Table): void {
  const store = () => createFiguresStore(table())

  test('a period is published once: whoever comes second is told what stands', async () => {
    expect(await store().get('2031-Q1')).toBeUndefined()
    expect(await store().publish(published('2031-Q1'))).toEqual(published('2031-Q1'))
    expect(await store().publish(published('2031-Q1', 31))).toEqual(published('2031-Q1'))
    expect(await store().get('2031-Q1')).toEqual(published('2031-Q1'))
  })

  test('two who publish at once agree', async () => {
    const answers = await Promise.all([30, 31, 32, 33].map(total => store().publish(published('2031-Q2', total))))
    expect(new Set(answers.map(({ scopes }) => scopes[country]?.total)).size).toBe(1)
  })

  test('periods are listed oldest first, over many pages, also one that ended before it was listed', async () => {
    const periods = ['2033', '2033-Q1', '2033-Q2', '2033-Q3']
    for (const period of periods.toReversed().slice(1)) await store().publish(published(period))
    await putNew(table(), { ...published('2033-Q3'), ...figuresKey('2033-Q3') })
    const listed = async () => (await store().periods()).filter(period => period.startsWith('2033'))
    expect(await listed()).toEqual(periods.slice(0, 3))
    await store().publish(published('2033-Q3', 31))
    expect(await listed()).toEqual(periods)
  })

  test('a period that is withheld as a whole is published, too', async () => {
    const nothing = { ...published('2034'), scopes: {} }
    await store().publish(nothing)
    expect(await store().get('2034')).toEqual(nothing)
  })
}
