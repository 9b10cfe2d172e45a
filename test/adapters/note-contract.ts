import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { createNoteStore } from '#adapters/note-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import type { Note } from '#domain/note.ts'
import { aReference, aReport } from './examples.ts'

/** What the notes promise, whatever engine holds the table. */
export function noteContract(table: () => Table): void {
  const store = () => createNoteStore(table())
  const by = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' } as const
  const note = (minute: number, text = 'Ym94'): Note => ({
    at: new Date(Date.parse('2026-04-24T14:00:00.000Z') + minute * 60_000).toISOString(),
    id: randomUUID(),
    by,
    sealed: { key: 'a2V5', fields: { text } },
  })

  test('a report without notes has none', async () => {
    expect(await store().list(aReference())).toEqual([])
  })

  test('a note sent twice is there once, as it was first', async () => {
    const [reference, once] = [aReference(), note(0)]
    await store().add(reference, once)
    await store().add(reference, { ...once, at: note(1).at, sealed: note(1, 'YW5k').sealed })
    expect(await store().list(reference)).toEqual([once])
  })

  test('notes come oldest first, over many pages, and only of their report', async () => {
    const reference = aReference()
    const notes = [0, 1, 2, 3, 4].map(minute => note(minute))
    for (const one of notes.toReversed()) await store().add(reference, one)
    await store().add(aReference(), note(9))
    expect(await store().list(reference)).toEqual(notes)
  })

  test('all notes of a report go at once, and nothing else of it', async () => {
    const report = aReport()
    await createReportStore(table()).create(report)
    for (const minute of [0, 1, 2]) await store().add(report.reference, note(minute))
    await store().remove(report.reference)
    expect(await store().list(report.reference)).toEqual([])
    expect(await createReportStore(table()).get(report.reference)).toEqual(report)
    await expect(store().remove(report.reference)).resolves.toBeUndefined()
  })

  test('notes are destroyed with their report', async () => {
    const report = aReport()
    await createReportStore(table()).create(report)
    await store().add(report.reference, note(0))
    await createReportStore(table()).destroy(report.reference)
    expect(await store().list(report.reference)).toEqual([])
  })
}
