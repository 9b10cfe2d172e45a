import type { Actor } from '#domain/access.ts'
import type { Audited } from '#domain/audit.ts'
import { fill } from '#domain/text.ts'
import { exactlyInWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { type Html, html } from '../html.ts'
import { deskPage } from './frame.ts'
import type { DeskWording } from './wording.ts'

export type AuditView = {
  readonly actor: Actor
  /** A reference, or the subject of a person; neither while nothing was asked. */
  readonly asked: { readonly about?: string | undefined; readonly by?: string | undefined }
  readonly lines: readonly Audited[]
  /** The name of a person who signed in; a holder who used a link has none. */
  readonly nameOf: (subject: string) => string
}

export function auditPage(view: AuditView, wording: DeskWording): string {
  const { audit } = wording.desk
  const { about, by } = view.asked
  const main = html`<h1 tabindex="-1">${audit.heading}</h1><p class="lead">${audit.lead}</p>
${searchForm(about ?? '', wording)}
${(about ?? by) !== undefined && linesOf(view, wording)}
<p class="quiet">${audit.kept}</p>`
  const query = new URLSearchParams(by === undefined ? (about === undefined ? {} : { about }) : { by }).toString()
  return deskPage({ title: audit.title, main, address: { page: 'audit', query }, actor: view.actor }, wording)
}

function searchForm(about: string, { desk: { audit }, language }: DeskWording): Html {
  return html`<form class="form" action="${deskPath('audit', language)}" method="get"><div class="field"><label for="about">${audit.about}</label>
<input type="text" id="about" name="about" value="${about}" maxlength="40" autocomplete="off" spellcheck="false"></div>
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${audit.search}</button></div></form>`
}

function linesOf({ asked, lines, nameOf }: AuditView, wording: DeskWording): Html {
  const { audit } = wording.desk
  const { columns } = audit
  const title =
    asked.by === undefined
      ? fill(audit.ofReport, { about: asked.about ?? '' })
      : fill(audit.ofPerson, { name: nameOf(asked.by) })
  if (lines.length === 0) return html`<h2>${title}</h2><p class="quiet">${audit.empty}</p>`
  const head = [columns.at, columns.what, columns.about, columns.by]
  const rows = lines.map(line => rowOf(line, nameOf, wording))
  return html`<h2>${title}</h2><table class="desk-list"><thead><tr>${head.map(column => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}

function rowOf({ at, what, about, by, detail }: Audited, nameOf: AuditView['nameOf'], wording: DeskWording): Html {
  const { audit } = wording.desk
  const { columns } = audit
  return html`<tr><th scope="row" data-label="${columns.at}">${exactlyInWords(at, wording.language)}</th>
<td data-label="${columns.what}">${audit.whats[what]}${detail && html`<br><span class="quiet">${detail}</span>`}</td>
<td data-label="${columns.about}">${about === 'session' ? audit.session : nameOf(about)}</td>
<td data-label="${columns.by}">${nameOf(by)}</td></tr>`
}
