import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type * as z from 'zod'

/** Lines appended to a file, each one JSON; what was appended survives `kill -9`. */
export type Journal<T> = { append: (entry: T) => void; close: () => void }

/**
 * Opens the journal and returns what it held. `compact` chooses the entries that are still worth keeping, so that the
 * file does not grow for ever. A last line cut short by a kill was never acknowledged and is dropped.
 */
export function openJournal<T>(
  file: string,
  schema: z.ZodType<T>,
  compact: (entries: readonly T[]) => readonly T[],
): { entries: readonly T[]; journal: Journal<T> } {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const entries = compact(readEntries(file, schema))
  writeDurably(file, entries.map(entry => `${JSON.stringify(entry)}\n`).join(''))
  const descriptor = openSync(file, 'a', 0o600)
  return {
    entries,
    journal: {
      append: entry => void writeSync(descriptor, `${JSON.stringify(entry)}\n`),
      close: () => closeSync(descriptor),
    },
  }
}

/** Replaces a file in one step; only its owner may read it. */
export function writeDurably(file: string, text: string): void {
  const next = `${file}.next`
  const descriptor = openSync(next, 'w', 0o600)
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(next, file)
}

function readEntries<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.pop()
  return lines.map(line => schema.parse(JSON.parse(line)))
}
