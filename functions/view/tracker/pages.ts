import { fill } from '#domain/text.ts'
import { rowsPerPage, type TrackerRow } from '#domain/tracker.ts'
import { type TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'
import { type Content, html } from '../html.ts'
import type { TrackerWording } from './wording.ts'

const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / rowsPerPage))

/** Behind the last page is the last. */
export function onPage(rows: readonly TrackerRow[], { page }: Pick<TrackerFilter, 'page'>): readonly TrackerRow[] {
  const shown = Math.min(page, pagesOf(rows.length))
  return rows.slice((shown - 1) * rowsPerPage, shown * rowsPerPage)
}

export function pager(
  count: number,
  { filter, address }: { readonly filter: TrackerFilter; readonly address: (query: string) => string },
  { desk: { list } }: TrackerWording,
): Content {
  const pages = pagesOf(count)
  if (pages === 1) return undefined
  const current = Math.min(filter.page, pages)
  const link = (page: number, label: string): Content =>
    page >= 1 && page <= pages && html`<a href="${address(trackerQuery({ ...filter, page }))}">${label}</a> `
  return html`<nav class="pager" aria-label="${list.pages.label}">${link(current - 1, list.pages.previous)}<span>${fill(list.pages.of, { page: current, pages })}</span> ${link(current + 1, list.pages.next)}</nav>`
}
