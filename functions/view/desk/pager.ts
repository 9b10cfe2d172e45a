import { fill } from '#domain/text.ts'
import { type Content, html } from '../html.ts'
import type { DeskWording } from './wording.ts'

/** Of a list: how many there are of what it shows, how many a page has, and which page was asked for. */
export type Paging = { readonly count: number; readonly perPage: number; readonly page: number }

const pagesOf = ({ count, perPage }: Paging): number => Math.max(1, Math.ceil(count / perPage))

/** Behind the last page is the last: what was on it may have been done in the meantime. */
export const shownPage = (paging: Paging): number => Math.min(paging.page, pagesOf(paging))

/** What a page shows of a list. */
export function onPage<Row>(rows: readonly Row[], paging: Omit<Paging, 'count'>): readonly Row[] {
  const { perPage } = paging
  const page = shownPage({ ...paging, count: rows.length })
  return rows.slice((page - 1) * perPage, page * perPage)
}

/** Where one is in a list, and the ways on and back; nothing where there is one page. */
export function pager(
  paging: Paging,
  addressOf: (page: number) => string,
  { desk: { list } }: Pick<DeskWording, 'desk'>,
): Content {
  const pages = pagesOf(paging)
  if (pages === 1) return undefined
  const current = shownPage(paging)
  const link = (page: number, label: string): Content =>
    page >= 1 && page <= pages && html`<a href="${addressOf(page)}">${label}</a> `
  return html`<nav class="pager" aria-label="${list.pages.label}">${link(current - 1, list.pages.previous)}<span>${fill(list.pages.of, { page: current, pages })}</span> ${link(current + 1, list.pages.next)}</nav>`
}
