import type { Language } from '#domain/language.ts'
import type { TrackerRow } from '#domain/tracker.ts'
import { type TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type Cell, csv } from '../csv.ts'
import { endpoints } from '../paths.ts'

/**
 * What is exported, column by column: code names, so that a file can be imported again in either language. `version` is
 * there for whoever may import it; the last four are the entry that waits, for whoever sees it.
 */
const columns: Readonly<Record<string, (row: TrackerRow, language: Language) => Cell>> = {
  commitment: ({ commitment }) => commitment.id,
  unit: ({ unit }) => unit.code,
  unitName: ({ unit }, language) => unit.name[language],
  level: ({ commitment }) => commitment.level,
  status: ({ standing }) => standing.published?.update.status,
  note: ({ standing }) => standing.published?.update.note,
  evidence: ({ standing }) => standing.published?.update.evidence?.title,
  evidenceUrl: ({ standing }) => standing.published?.update.evidence?.url,
  evidenceDate: ({ standing }) => standing.published?.update.evidence?.on,
  owner: ({ standing }) => standing.published?.update.owner,
  targetDate: ({ standing }) => standing.published?.update.targetDate,
  confirmedOn: ({ standing }) => standing.published && localDateOf(standing.published.confirmedAt),
  publishedOn: ({ standing }) => standing.published && localDateOf(standing.published.at),
  version: ({ standing }) => standing.version,
  waitsFor: ({ standing }) => standing.pending?.waitsFor,
  waitingSince: ({ standing }) => standing.pending && localDateOf(standing.pending.enteredAt),
  waitingStatus: ({ standing }) => standing.pending?.update.status,
  waitingNote: ({ standing }) => standing.pending?.update.note,
}

export const exportedColumns = Object.keys(columns)

export function progressCsv(rows: readonly TrackerRow[], language: Language): string {
  const cells = Object.values(columns)
  return csv(
    exportedColumns,
    rows.map(row => cells.map(cell => cell(row, language))),
  )
}

/** Where the file is; the language names the units in it. */
export function csvAddress(filter: Partial<TrackerFilter>, language: Language): string {
  const query = new URLSearchParams(trackerQuery({ ...filter, page: 1 }))
  query.append('lang', language)
  return `${endpoints.progressCsv}?${query}`
}
