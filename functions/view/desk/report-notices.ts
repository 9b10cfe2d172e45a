import type { Notice } from '#domain/notice.ts'
import { inWords } from '#domain/words.ts'
import { type Html, html } from '../html.ts'
import type { DeskReport } from './report.ts'
import type { DeskWording } from './wording.ts'

/** The ledger: what was mailed to whom, and what really became of it. */
export function noticesOf({ notices }: DeskReport, wording: DeskWording): Html {
  const { notices: words } = wording.desk.report
  if (notices.length === 0) return html`<h2>${words.heading}</h2><p class="quiet">${words.none}</p>`
  const head = [words.columns.to, words.columns.about, words.columns.state, words.columns.at]
  return html`<h2>${words.heading}</h2><table class="desk-list notices"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${notices.map(notice => rowOf(notice, wording))}</tbody></table>`
}

function rowOf({ role, purpose, state, sentAt, outcomeAt, plannedAt }: Notice, wording: DeskWording): Html {
  const { desk, shared, language } = wording
  const { columns, purposes, states, reporter } = desk.report.notices
  return html`<tr><th scope="row" data-label="${columns.to}">${role === undefined ? reporter : shared.roles[role].name}</th>
<td data-label="${columns.about}">${purposes[purpose]}</td>
<td data-label="${columns.state}">${states[state]}</td>
<td data-label="${columns.at}">${inWords(outcomeAt ?? sentAt ?? plannedAt, language)}</td></tr>`
}
