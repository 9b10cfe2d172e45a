import type { DeskFilter } from '#domain/desk-list.ts'
import { deskPath } from '../desk-paths.ts'
import { type Html, html } from '../html.ts'
import type { DeskList } from './list.ts'
import { type Choice, select } from './select.ts'
import type { DeskWording } from './wording.ts'

/** The filter as an address: only what differs from the usual. */
export function queryOf({ show, region, urgency, kind }: DeskFilter, page = 1): string {
  const chosen = {
    show: show === 'open' ? undefined : show,
    region,
    urgency,
    kind,
    page: page === 1 ? undefined : page,
  }
  const entries = Object.entries(chosen).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(entries).toString()
}

/** Chosen with the keyboard alone, without script; what comes is an address to keep. */
export function filterForm({ filter, regions, names }: DeskList, { desk, shared, language }: DeskWording): Html {
  const { filters, kinds } = desk.list
  const everyRegion = regions.map((code): Choice => [code, names.region(code)])
  const isUsual = queryOf(filter) === ''
  return html`<details class="filters print-hide"${!isUsual && html` open`}><summary>${filters.heading}</summary>
<form action="${deskPath('reports', language)}" method="get">
${select('show', filters.show, filter.show, [
  ['open', filters.open],
  ['closed', filters.closed],
])}
${regions.length > 1 && select('region', filters.region, filter.region, [['', filters.all], ...everyRegion])}
${select('urgency', filters.urgency, filter.urgency, [['', filters.all], ...Object.entries(shared.urgency)])}
${select('kind', filters.kind, filter.kind, [['', filters.all], ...Object.entries(kinds)])}
<div class="actions"><button class="nl-button nl-button--secondary" type="submit">${filters.apply}</button>${!isUsual && html` <a href="${deskPath('reports', language)}">${filters.clear}</a>`}</div>
<p class="quiet">${filters.keep}</p></form></details>`
}
