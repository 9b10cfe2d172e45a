import type { Holder } from './directory.ts'
import { withoutMarks } from './directory-marks.ts'
import { Conflict } from './errors.ts'
import { compareInstants, written } from './local-time.ts'
import type { Instant } from './report.ts'
import { localDateOf } from './working-time.ts'

/** By whom (a subject) and when. */
export type Edit = { readonly by: string; readonly at: Instant }

/** One change of an entry; without `before` it was made then. */
export type EntryChange = {
  readonly at: Instant
  readonly by: string | undefined
  readonly before: Holder | undefined
  readonly after: Holder
}

/**
 * The entry as it will stand in the directory: the next version, by whom and when, without what only the mailer tells.
 * @throws Conflict when the entry was changed at that instant or after it
 */
export function edited(holder: Holder, before: Holder | undefined, { by, at }: Edit): Holder {
  const isRepeat = before?.updatedAt === written(at) && before.updatedBy === by
  if (!isRepeat && before?.updatedAt !== undefined && compareInstants(at, before.updatedAt) <= 0) {
    throw new Conflict('The entry changed in the meantime')
  }
  const version = (before?.version ?? 0) + (isRepeat ? 0 : 1)
  return { ...withoutMarks(holder), version, updatedAt: written(at), updatedBy: by }
}

/** The entry after a person phoned: what was known of its mailboxes before counts no more. */
export function verified(holder: Holder, { by, at }: Edit): Holder {
  return { ...holder, verified: { on: localDateOf(at), by, at: written(at) } }
}

/**
 * What became of an entry, newest first. A line is written before the change it tells of: one that no change followed
 * is passed over, because nothing in the directory carries its time.
 */
export function historyOf(
  current: Holder | undefined,
  lines: readonly { readonly at: Instant; readonly before?: Holder | undefined }[],
): readonly EntryChange[] {
  const byTime = new Map(lines.map(line => [written(line.at), line]))
  const changes: EntryChange[] = []
  let after = current
  while (after?.updatedAt !== undefined) {
    const line = byTime.get(written(after.updatedAt))
    if (!line) break
    changes.push({ at: after.updatedAt, by: after.updatedBy, before: line.before, after })
    after = line.before
  }
  return changes
}
