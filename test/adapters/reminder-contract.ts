import { expect, test } from 'vitest'
import { collect, type Table } from '#adapters/items.ts'
import { reminderKey } from '#adapters/keys.ts'
import { createReminderStore } from '#adapters/reminder-store.ts'
import type { Reminder } from '#domain/reminder.ts'
import { aReminder } from './examples.ts'
import { rawItem } from './raw-items.ts'

/** What the reminders promise, whatever engine holds the table. */
export function reminderContract(table: () => Table): void {
  const store = () => createReminderStore(table())
  const dueAt = '2026-05-11T07:00:00Z'
  /** A holder no other test knows: tables are shared. */
  const aHolder = () => `VR05-careCoordinator-${Math.floor(Math.random() * 1e9)}`
  const dueFor = (holder: string, at: string) => collect(store().dueFor(holder, at))
  const askedOf = async (holder: string, at: string) =>
    (await collect(store().due(at))).filter(asked => asked.holder === holder)

  test('writing a reminder again does not bring it back', async () => {
    const reminder = aReminder()
    await store().put(reminder)
    expect(await store().markSent(reminder, 'digest-2026-05-11')).toBe(true)
    await store().put(reminder)
    expect(await store().listFor(reminder.reference)).toEqual([
      { ...reminder, state: 'sent', sentIn: 'digest-2026-05-11' },
    ])
  })

  test('reminders are due from their instant on, over many pages', async () => {
    const holder = aHolder()
    const reminders = Array.from({ length: 9 }, () => aReminder({ holder, dueAt }))
    for (const reminder of [...reminders, aReminder({ holder: aHolder(), dueAt })]) await store().put(reminder)
    for (const find of [dueFor, askedOf]) expect(await find(holder, '2026-05-11T06:59:59.999Z')).toEqual([])
    const byReference = (one: Reminder, other: Reminder) => (one.reference < other.reference ? -1 : 1)
    const found = await dueFor(holder, '2026-05-11T07:00:00.000Z')
    expect(found.toSorted(byReference)).toEqual(reminders.toSorted(byReference))
  })

  test('who is asked what since when is read off the keys', async () => {
    const holder = aHolder()
    await store().put(aReminder({ holder, dueAt, id: 'openTooLong-2026-05-11', about: 'openTooLong' }))
    expect(await askedOf(holder, '2026-05-11T07:00:00.000Z')).toEqual([
      { holder, about: 'openTooLong', dueAt: '2026-05-11T07:00:00.000Z' },
    ])
  })

  test('sent and cancelled reminders are never due again', async () => {
    const holder = aHolder()
    const [sent, cancelled] = [aReminder({ holder, dueAt }), aReminder({ holder, dueAt })]
    for (const reminder of [sent, cancelled]) await store().put(reminder)
    await store().markSent(sent, 'digest-2026-05-11')
    expect(await store().cancel(cancelled)).toBe(true)
    for (const find of [dueFor, askedOf]) expect(await find(holder, '2027-01-01T00:00:00Z')).toEqual([])
    const item = await rawItem(table(), reminderKey(sent.reference, sent.id))
    expect(Object.keys(item ?? {}).filter(name => /^(DUE|OWNER)/.test(name))).toEqual([])
  })

  test('a reminder is settled once', async () => {
    const reminder = aReminder()
    await store().put(reminder)
    await store().cancel(reminder)
    expect(await store().markSent(reminder, 'digest-2026-05-11')).toBe(false)
    expect(await store().cancel(reminder)).toBe(false)
    expect(await store().cancel(aReminder())).toBe(false)
  })
}
