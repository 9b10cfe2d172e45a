import { describe, expect, test } from 'vitest'
import { edited, historyOf, verified } from '#domain/directory-history.ts'
import { Conflict } from '#domain/errors.ts'
import { coordinator, friday } from './chase-case.ts'

const edit = { by: 'subject-1', at: friday }
const later = { by: 'subject-2', at: '2026-04-28T08:00:00.000Z' }

describe('a change of an entry', () => {
  test('at the instant of the last one, or before it, is a conflict', () => {
    const once = edited(coordinator, undefined, later)
    expect(() => edited(coordinator, once, edit)).toThrow(Conflict)
    expect(() => edited(coordinator, once, { ...later, by: 'subject-3' })).toThrow(Conflict)
  })

  test('made twice is made once', () => {
    const once = edited(coordinator, undefined, edit)
    expect(edited(coordinator, once, edit)).toEqual(once)
  })

  test('is the next version, and says by whom and when', () => {
    const first = edited({ ...coordinator, bouncedAt: friday }, coordinator, edit)
    expect(first).toEqual({ ...coordinator, version: 1, updatedAt: friday, updatedBy: 'subject-1' })
    expect(edited(first, first, later)).toMatchObject({ version: 2, updatedBy: 'subject-2' })
  })

  test('by phone says on which day of Amsterdam', () => {
    const night = { by: 'subject-1', at: '2026-04-24T22:30:00Z' }
    expect(verified(coordinator, night).verified).toEqual({
      on: '2026-04-25',
      by: 'subject-1',
      at: '2026-04-24T22:30:00.000Z',
    })
  })
})

describe('the history', () => {
  const first = edited({ ...coordinator, phone: '1' }, coordinator, edit)
  const second = edited({ ...first, phone: '2' }, first, later)
  const lines = [
    { at: edit.at, before: coordinator },
    { at: later.at, before: first },
  ]

  test('tells what became of an entry, newest first', () => {
    expect(historyOf(second, lines)).toEqual([
      { at: later.at, by: 'subject-2', before: first, after: second },
      { at: edit.at, by: 'subject-1', before: coordinator, after: first },
    ])
  })

  test('passes over a line that no change followed', () => {
    const orphan = { at: '2026-04-26T08:00:00.000Z', before: first }
    expect(historyOf(second, [...lines, orphan])).toHaveLength(2)
    expect(historyOf(first, [...lines, orphan])).toHaveLength(1)
  })

  test('begins where an entry was made, and ends where its lines are gone', () => {
    const made = edited(coordinator, undefined, edit)
    expect(historyOf(made, [{ at: edit.at }])).toEqual([
      { at: edit.at, by: 'subject-1', before: undefined, after: made },
    ])
    expect(historyOf(second, lines.slice(1))).toHaveLength(1)
  })

  test.each([undefined, coordinator])('of what nobody changed is empty (%#)', entry => {
    expect(historyOf(entry, lines)).toEqual([])
  })
})
