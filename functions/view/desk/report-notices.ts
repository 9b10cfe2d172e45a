import type { Notice } from '#domain/notice.ts'
import { canBeSentAgain, newestLine } from '#domain/sending.ts'
import { inWords } from '#domain/words.ts'
import { type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import type { DeskReport } from './report.ts'
import type { DeskWording } from './wording.ts'

/** The ledger: what was mailed to whom, and what really became of it. */
export function noticesOf(desk: DeskReport, wording: DeskWording): Html {
  const { notices } = desk
  const { notices: words } = wording.desk.report
  if (notices.length === 0) return html`<h2>${words.heading}</h2><p class="quiet">${words.none}</p>`
  const head = [words.columns.to, words.columns.about, words.columns.state, words.columns.at]
  return html`<h2>${words.heading}</h2><table class="desk-list notices"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${notices.map(notice => rowOf(notice, desk, wording))}</tbody></table>`
}

function rowOf(notice: Notice, desk: DeskReport, wording: DeskWording): Html {
  const { role, purpose, state, sentAt, outcomeAt, plannedAt } = notice
  const { shared, language } = wording
  const { columns, purposes, states, reporter } = wording.desk.report.notices
  return html`<tr><th scope="row" data-label="${columns.to}">${role === undefined ? reporter : shared.roles[role].name}</th>
<td data-label="${columns.about}">${purposes[purpose]}</td>
<td data-label="${columns.state}">${states[state]}${isRepeatable(notice, desk) && againForm(notice, desk, wording)}</td>
<td data-label="${columns.at}">${inWords(outcomeAt ?? sentAt ?? plannedAt, language)}</td></tr>`
}

/** A mail that did not arrive, or may not have, that was not sent again yet, and that would go out. */
function isRepeatable(notice: Notice, desk: DeskReport): boolean {
  if (!desk.acts.includes('send-again') || desk.report.state.phase === 'closed') return false
  return canBeSentAgain(notice, desk) && newestLine(notice.id, desk.notices)?.id === notice.id
}

function againForm({ id, role }: Notice, { report }: DeskReport, { desk, shared, language }: DeskWording): Html {
  const { again, reporter } = desk.report.notices
  const to = role === undefined ? reporter : shared.roles[role].name
  return html`<form action="${endpoints.deskReports}/${report.reference}/send-again" method="post"><input type="hidden" name="language" value="${language}"><input type="hidden" name="seen" value="${report.lastActivityAt}"><input type="hidden" name="notice" value="${id}"><button class="link" type="submit" aria-label="${again}: ${to}">${again}</button></form>`
}
