import type { Holder } from '#domain/directory.ts'
import type { Instant } from '#domain/report.ts'
import type { Stage } from './stage.ts'

let minute = 0

/** Somebody changed an entry of the directory, in the minutes after that moment. */
export async function changeEntry(
  { directory }: Stage,
  id: string,
  changes: Partial<Holder>,
  from: Instant = '2026-05-01T08:00:00.000Z',
): Promise<void> {
  const holder = await directory.get(id)
  if (!holder) throw new Error(`Nobody is ${id}`)
  // The same person at the same instant would be a repeat of the change before.
  minute += 1
  const at = new Date(Date.parse(from) + minute * 60_000).toISOString()
  const edit = { by: 'subject', at, expires: 1_900_000_000, expectedVersion: holder.version ?? 0 }
  await directory.put({ ...holder, ...changes }, edit)
}
