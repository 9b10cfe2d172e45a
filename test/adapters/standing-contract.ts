import { expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { standingLineKey } from '#adapters/keys.ts'
import { createPlanStore } from '#adapters/plan-store.ts'
import { createStandingStore } from '#adapters/standing-store.ts'
import { Conflict } from '#domain/errors.ts'
import { comment, confirm, enter, publish } from '#domain/standing-acts.ts'
import type { Unit } from '#domain/unit.ts'
import { calendar } from '../domain/chase-case.ts'
import { aStanding, edit, underway } from '../domain/standing-case.ts'
import { rawItem } from './raw-items.ts'

const expires = 4_000_000_000

/** A region that no other test writes about. */
const unitOf = (code: string): Unit => ({ code, level: 'region', name: { nl: code, en: code }, regions: [code] })
const place = (code: string) => ({ commitment: 'R1', unit: unitOf(code) }) as const
const at = (code: string) => ({ commitment: 'R1', unit: code })
const entered = (code: string, before = undefined as ReturnType<typeof aStanding> | undefined) =>
  enter(before, place(code), { update: underway, regions: [code] }, { edit: edit(), calendar })

/** What the standings promise, whatever engine holds the table. */
export function standingContract(table: () => Table): void {
  const store = (base: readonly ReturnType<typeof aStanding>[] = []) =>
    createStandingStore(table(), base, () => undefined)

  test('a standing that changed meanwhile is a conflict, and stays as it is', async () => {
    const first = entered('VR31')
    await store().put(first, expires)
    await expect(store().put(entered('VR31'), expires)).rejects.toThrow(Conflict)
    const published = publish(first.standing, place('VR31'), edit())
    await store().put(published, expires)
    await expect(store().put(publish(first.standing, place('VR31'), edit()), expires)).rejects.toThrow(Conflict)
    expect(await store().get(at('VR31'))).toEqual(published.standing)
  })

  test('fifty who write at once: one of them did', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => store().put(entered('VR32'), expires)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await store().history(at('VR32'))).toHaveLength(1)
  })

  test('written twice, it is written once', async () => {
    const first = entered('VR33')
    await store().put(first, expires)
    await store().put(first, expires)
    expect(await store().get(at('VR33'))).toEqual(first.standing)
    expect(await store().history(at('VR33'))).toEqual([first.line])
  })

  test('the history tells every step, newest first, over many pages, and passes over what no change followed', async () => {
    const first = entered('VR34')
    const lost = confirm(aStanding({ unit: 'VR34' }), place('VR34'), edit())
    await store().put(first, expires)
    await expect(store().put({ ...lost, standing: { ...lost.standing, version: 7 } }, expires)).rejects.toThrow(
      Conflict,
    )
    const published = publish(first.standing, place('VR34'), edit())
    await store().put(published, expires)
    const again = confirm(published.standing, place('VR34'), edit())
    await store().put(again, expires)
    expect(await store().history(at('VR34'))).toEqual([again.line, published.line, first.line])
    const [line] = await store().history(at('VR34'))
    expect(await rawItem(table(), standingLineKey(at('VR34'), line?.id ?? ''))).toMatchObject({ expiresAt: expires })
    expect(await store().history(at('VR39'))).toEqual([])
  })

  test('those of a commitment are listed, and those of a unit, over many pages', async () => {
    const codes = ['VR41', 'VR42', 'VR43']
    for (const code of codes) await store().put(entered(code), expires)
    const listed = (await store().of('R1')).map(({ unit }) => unit)
    expect(listed).toEqual(expect.arrayContaining(codes))
    const many = Array.from(
      { length: 120 },
      (_, index) => `A${String(10 + Math.floor(index / 99))}.${String(index % 99).padStart(2, '0')}`,
    )
    const ofUnit = await store().ofUnit('VR42', [...many, 'R1'])
    expect(ofUnit.map(({ commitment, unit }) => [commitment, unit])).toEqual([['R1', 'VR42']])
    expect(await store().ofUnit('VR42', [])).toEqual([])
  })

  test('what the content says stands until somebody changes it', async () => {
    const base = [aStanding({ unit: 'VR35' }), aStanding({ unit: 'VR36' })]
    const [first = aStanding(), second] = base
    expect(await store(base).get(at('VR35'))).toEqual(first)
    expect(await store(base).ofUnit('VR36', ['R1'])).toEqual([second])
    const next = entered('VR35', first)
    await store(base).put(next, expires)
    expect(await store(base).get(at('VR35'))).toEqual(next.standing)
    await expect(store(base).put(entered('VR35', first), expires)).rejects.toThrow(Conflict)
    const said = comment(next.standing, place('VR35'), { region: 'VR35' }, edit())
    await store(base).put(said, expires)
    const listed = await store(base).of('R1')
    expect(listed.filter(({ unit }) => unit === 'VR35')).toEqual([said.standing])
    expect(listed).toContainEqual(second)
    expect(await store(base).history(at('VR35'))).toEqual([said.line, next.line])
  })
}

/** What the action plan promises. */
export function planContract(table: () => Table): void {
  test('the action plan is empty until somebody enters it, and a number has one title', async () => {
    const store = createPlanStore(table())
    expect(await store.read()).toEqual({ lines: [], actions: [] })
    const action = { id: 'A01.01', level: 'region', title: { nl: 'Test: actie' }, owner: 'Test' } as const
    await store.putLine({ line: '01', title: { nl: 'Test: lijn' } })
    await store.putAction(action)
    await store.putAction({ ...action, id: 'A01.02' })
    await store.putAction({ ...action, owner: 'Test, anders' })
    expect(await store.read()).toEqual({
      lines: [{ line: '01', title: { nl: 'Test: lijn' } }],
      actions: [
        { ...action, owner: 'Test, anders' },
        { ...action, id: 'A01.02' },
      ],
    })
  })
}
