import type { Actor } from '#domain/access.ts'
import type { ActionLine, Commitment } from '#domain/commitment.ts'
import type { CommitmentSummary } from '#domain/commitment-summary.ts'
import { Status } from '#domain/standing.ts'
import { fill } from '#domain/text.ts'
import type { Unit } from '#domain/unit.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { trackerPage } from './frame.ts'
import { importForm } from './import-form.ts'
import type { PlanWording } from './wording.ts'
import { ownWords, statusInWords, titleOf } from './words.ts'

type PlannedAction = {
  readonly action: Commitment
  readonly units: readonly Unit[]
  readonly summary: CommitmentSummary
}

export type PlanView = {
  readonly actor: Actor
  readonly mayChange: boolean
  readonly lines: readonly (ActionLine & { readonly actions: readonly PlannedAction[] })[]
  /** What was just read in. */
  readonly isDone?: boolean
}

/** Where the plan itself is published. */
const official = 'https://berthub.eu/tkconv/get/2024D25295'

/** The action plan: line by line its actions, who owns each, and how far it is. */
export function planPage(view: PlanView, wording: PlanWording): string {
  const { page } = wording.plan
  const { language } = wording
  const { actor, mayChange, lines, isDone } = view
  const main = html`<p class="crumbs print-hide"><a href="${deskPath('progress', language)}">${wording.tracker.title}</a></p>
<h1 tabindex="-1">${page.title}</h1>
${isDone && html`<p class="notice done" role="status"><strong>${wording.plan.import.done}</strong></p>`}
<p class="lead">${page.lead}</p>
${lines.length === 0 && html`<p class="notice"><strong>${page.empty}</strong></p>`}
<p>${page.where} <a href="${official}" rel="noreferrer">${page.source}</a></p>
${lines.map(line => lineOf(line, wording))}
${mayChange && html`<section class="group print-hide"><h2>${wording.plan.import.heading}</h2><p>${wording.plan.import.columns}</p>${importForm({ action: `${endpoints.plan}/import`, lead: wording.plan.import.lead }, wording)}</section>`}`
  return trackerPage({ title: page.title, main, address: { page: 'plan' }, actor }, wording)
}

function lineOf({ line, title, actions }: PlanView['lines'][number], wording: PlanWording): Html {
  const { page } = wording.plan
  const heading = fill(page.line, { number: Number(line), title: '' }).trim()
  return html`<section class="group"><h2>${heading} ${ownWords(title, wording.language)}</h2>
${actions.length === 0 ? html`<p class="quiet">${page.noLines}</p>` : actionTable(actions, wording)}</section>`
}

function actionTable(actions: readonly PlannedAction[], wording: PlanWording): Html {
  const { columns } = wording.plan.page
  const head = [columns.action, columns.owner, columns.followed, columns.summary, columns.chamber]
  return html`<table class="desk-list"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${actions.map(action => rowOf(action, wording))}</tbody></table>`
}

function rowOf({ action, units, summary }: PlannedAction, wording: PlanWording): Html {
  const { plan, tracker, language } = wording
  const { columns, levels } = plan.page
  const [only] = action.unit === undefined ? [] : units
  return html`<tr><th scope="row" data-label="${columns.action}"><a href="${deskPath('progress', language, action.id)}">${action.id}</a> ${titleOf(action, language)}</th>
<td data-label="${columns.owner}">${ownWords(action.owner, language)}</td>
<td data-label="${columns.followed}">${only ? only.name[language] : levels[action.level]}</td>
<td data-label="${columns.summary}">${summaryInWords(summary, wording)}</td>
<td data-label="${columns.chamber}">${tracker.chamber[summary.chamber ?? 'neither']}</td></tr>`
}

/** Nothing reported is said too: it is not the same as nothing done. */
function summaryInWords({ units, counts, unknown }: CommitmentSummary, wording: PlanWording): Content {
  const { count: text, nothing } = wording.plan.page
  if (unknown === units) return nothing
  const said = Status.options.flatMap(status => (counts[status] > 0 ? [[status, counts[status]] as const] : []))
  const lines = [
    ...said.map(([status, count]) => fill(text, { count, units, status: statusInWords(status, wording) })),
    ...(unknown > 0 ? [fill(text, { count: unknown, units, status: nothing })] : []),
  ]
  return html`<ul class="plain">${lines.map(line => html`<li>${line}</li>`)}</ul>`
}
