import type { Actor } from '#domain/access.ts'
import type { Action, ActionLine } from '#domain/commitment.ts'
import type { PlanChange, PlanImport, PlanProblem } from '#domain/plan-import.ts'
import type { TableFault } from '#domain/table-import.ts'
import { fill } from '#domain/text.ts'
import { type Content, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { importPage, type ToldProblem } from './import-page.ts'
import type { PlanWording } from './wording.ts'

export type PlanImportView = {
  readonly actor: Actor
  readonly table: string
  readonly fault?: TableFault | undefined
  readonly found?: PlanImport | undefined
  /** Of the plan that was looked at. */
  readonly seen: string
  /** Somebody changed the plan after it was looked at. */
  readonly isStale?: boolean
}

const none: PlanImport = { problems: [], changes: [], same: [], absent: [] }

/** What a table would make of the action plan. */
export function planImportPage(view: PlanImportView, wording: PlanWording): string {
  const { problems, changes, same, absent } = view.found ?? none
  const { import: words } = wording.plan
  return importPage(
    {
      actor: view.actor,
      address: { page: 'plan' },
      action: `${endpoints.plan}/import`,
      words: { title: words.title, lead: words.lead, goLead: words.goLead, back: words.back },
      table: view.table,
      fault: view.fault,
      problems: problems.map(problem => toldPlanProblem(problem, wording)),
      changes: changes.map(change => toldChange(change, wording)),
      same: same.length,
      beside: absentOf(absent, wording),
      outcome: view.isStale && staleNotice(wording),
      seen: view.seen,
    },
    wording,
  )
}

export function toldPlanProblem({ row, column, code, other }: PlanProblem, wording: PlanWording): ToldProblem {
  const errors = { ...wording.updating.errors, ...wording.plan.errors }
  return { row, column, code, text: fill(errors[code], { other: other ?? row }) }
}

const staleNotice = ({ updating }: PlanWording): Content =>
  html`<div class="errors" role="alert" tabindex="-1" id="gewijzigd"><p>${updating.import.changed}</p></div>`

function toldChange({ row, ...change }: PlanChange, wording: PlanWording) {
  return {
    row,
    place: nameOf(change.becomes, wording),
    was: change.was === undefined ? wording.plan.import.new : said(change.was),
    becomes: said(change.becomes),
  }
}

function nameOf(entry: ActionLine | Action, { plan }: PlanWording): string {
  return 'id' in entry ? entry.id : fill(plan.import.lineName, { number: Number(entry.line) })
}

/** As it stands in the table: titles and owners literally, levels and organisations by their code. */
function said(entry: ActionLine | Action): Content {
  const { nl, en } = entry.title
  const rest = 'id' in entry ? [entry.owner, entry.level, entry.unit] : []
  const lines = [en, ...rest].filter(text => text !== undefined)
  return html`<span lang="nl">${nl}</span>${lines.map(text => html`<br><span class="quiet">${text}</span>`)}`
}

function absentOf(absent: PlanImport['absent'], wording: PlanWording): Content {
  if (absent.length === 0) return undefined
  const items = absent.map(entry => html`<li>${nameOf(entry, wording)}: <span lang="nl">${entry.title.nl}</span></li>`)
  return html`<h2>${fill(wording.plan.import.absent, { count: absent.length })}</h2><ul>${items}</ul>`
}
