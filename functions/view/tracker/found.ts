import { rowsPerPage, type TrackerRow } from '#domain/tracker.ts'
import { type TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'
import { onPage, pager } from '../desk/pager.ts'
import { type Html, html } from '../html.ts'
import { standingTable } from './table.ts'
import type { TrackerWording } from './wording.ts'

type Found = Parameters<typeof standingTable>[1] & {
  readonly filter: TrackerFilter
  /** Where the list is with another filter. */
  readonly address: (query: string) => string
}

/** What a filter picked, a page at a time. */
export function foundTable(
  picked: readonly TrackerRow[],
  { filter, address, ...table }: Found,
  wording: TrackerWording,
): Html {
  const paging = { count: picked.length, perPage: rowsPerPage, page: filter.page }
  const pageAt = (page: number) => address(trackerQuery({ ...filter, page }))
  return html`<h2>${table.caption}</h2>${picked.length > 0 && standingTable(onPage(picked, paging), table, wording)}${pager(paging, pageAt, wording)}`
}
