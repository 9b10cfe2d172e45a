import type { Actor } from '#domain/access.ts'
import { itemField, tickedName } from '#domain/bulk.ts'
import type { FormValues } from '#domain/form.ts'
import { answers } from '#domain/form.ts'
import type { Instant } from '#domain/report.ts'
import { Status, standingLimits } from '#domain/standing.ts'
import { readiness } from '#domain/standing-acts.ts'
import {
  actOfGroup,
  type BulkAct,
  type WorkGroup,
  type WorkItem,
  type Worklist,
  workGroups,
} from '#domain/standing-worklist.ts'
import type { FieldError } from '#domain/submission.ts'
import { capitalised, fill } from '#domain/text.ts'
import { inWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { errorSummary } from '../error-summary.ts'
import { type Content, flag, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { type Drawn, radioField, updatingErrors, writingField } from './fields.ts'
import { trackerPage } from './frame.ts'
import { importForm } from './import-form.ts'
import type { UpdatingWording } from './wording.ts'
import { dayInWords, dayOf, statusInWords } from './words.ts'

export type WorklistView = {
  readonly actor: Actor
  readonly list: Worklist
  readonly now: Instant
  /** Whether there is anything this person may enter. */
  readonly mayEnter: boolean
  /** What came of what was just done, above everything. */
  readonly outcome?: Content
  /** What was sent and not done. */
  readonly state?: { readonly values: FormValues; readonly errors: readonly FieldError[] } | undefined
}

/** What waits for somebody, what they wait for, and what can be done with several at once. */
export function worklistPage(view: WorklistView, wording: UpdatingWording): string {
  const { worklist } = wording.updating
  const { language } = wording
  const groups = workGroups.filter(group => view.list[group].length > 0)
  const main = html`<p class="crumbs print-hide"><a href="${deskPath('progress', language)}">${wording.tracker.title}</a></p>
<h1 tabindex="-1">${worklist.title}</h1>
${view.outcome}${view.state && errorSummary(view.state.errors, updatingErrors(wording))}
<p class="lead">${worklist.lead}</p>
${groups.length === 0 && html`<p class="notice">${view.mayEnter ? worklist.empty : worklist.noRole}</p>`}
${groups.map(group => groupOf(group, view, wording))}
${view.mayEnter && html`<section class="group"><h2>${wording.updating.import.heading}</h2>${importForm({ action: `${endpoints.progress}/import`, lead: wording.updating.import.lead }, wording)}</section>`}
<h2 class="print-hide">${worklist.ways}</h2><ul class="ways print-hide"><li><a href="${deskPath('progress', language)}">${worklist.toProgress}</a></li><li><a href="${deskPath('plan', language)}">${worklist.toPlan}</a></li></ul>`
  return trackerPage({ title: worklist.title, main, address: { page: 'updates' }, actor: view.actor }, wording)
}

/** More of a group than this come after these are done. */
const shownAtMost = 100

type Drawing = { readonly view: WorklistView; readonly wording: UpdatingWording }

function groupOf(group: WorkGroup, view: WorklistView, wording: UpdatingWording): Html {
  const { worklist } = wording.updating
  const items = view.list[group]
  const act = actOfGroup[group]
  const shown = items.slice(0, shownAtMost)
  const more = items.length - shown.length
  return html`<section class="group" id="${group}"><h2>${worklist.groups[group]} (${items.length})</h2><p>${worklist.leads[group]}</p>
${act === undefined ? html`<ul class="work">${shown.map(item => html`<li>${linkTo(item, wording)}: ${detailOf(item, group, { view, wording })}</li>`)}</ul>` : bulkForm(act, { group, items: shown }, { view, wording })}
${more > 0 && html`<p class="quiet">${fill(worklist.more, { count: more })}</p>`}</section>`
}

function bulkForm(
  act: BulkAct,
  { group, items }: { readonly group: WorkGroup; readonly items: readonly WorkItem[] },
  drawing: Drawing,
): Html {
  const { wording, view } = drawing
  const { worklist, errors } = wording.updating
  const error = view.state?.errors.find(({ field }) => field === itemField(act))
  const text = error && textFor(error.code, errors)
  return html`<form class="form" action="${endpoints.progress}/updates/${act}" method="post" novalidate><input type="hidden" name="lang" value="${wording.language}">
<fieldset class="field${text !== undefined && ' utrecht-form-field--invalid'}"${text !== undefined && html` aria-describedby="${itemField(act)}-error"`}><legend>${worklist.choose}</legend>${text !== undefined && html`<p class="utrecht-form-field-error-message" id="${itemField(act)}-error">${text}</p>`}
<ul class="work">${items.map((item, index) => boxOf(item, { act, group, index }, drawing))}</ul></fieldset>
${act === 'status' && statusFields(drawing)}
<div class="actions"><button class="nl-button nl-button--${group === firstGroup(view) ? 'primary' : 'secondary'}" type="submit">${worklist.submit[act]}</button></div></form>`
}

/** One primary button a page: that of the first group in which something can be done. */
const firstGroup = ({ list }: WorklistView): WorkGroup | undefined =>
  workGroups.find(group => list[group].length > 0 && actOfGroup[group] !== undefined)

const textFor = (code: string, errors: Readonly<Record<string, string>>): string | undefined => errors[code]

function boxOf(
  item: WorkItem,
  { act, group, index }: { readonly act: BulkAct; readonly group: WorkGroup; readonly index: number },
  drawing: Drawing,
): Html {
  const name = tickedName({
    commitment: item.commitment.id,
    unit: item.unit.code,
    seen: item.standing?.version ?? 0,
  })
  const id = index === 0 ? itemField(act) : `${itemField(act)}-${index}`
  const isTicked = answers(drawing.view.state?.values ?? {}, 'item').includes(name)
  const label = nameOf(item, drawing.wording)
  return html`<li><label class="option"><input type="checkbox" name="item" id="${id}" value="${name}"${flag('checked', isTicked)}> <span><strong>${label}</strong>: ${detailOf(item, group, drawing)}</span></label>
<a href="${addressOf(item, drawing.wording)}" aria-label="${fill(drawing.wording.updating.worklist.lookAt, { what: label })}">${drawing.wording.updating.worklist.look}</a></li>`
}

const nameOf = ({ commitment, unit }: WorkItem, { language }: UpdatingWording): string =>
  `${commitment.id}, ${unit.name[language]}`

const addressOf = (item: WorkItem, { language }: UpdatingWording): string =>
  deskPath('progress', language, item.commitment.id, item.unit.code)

const linkTo = (item: WorkItem, wording: UpdatingWording): Html =>
  html`<a href="${addressOf(item, wording)}">${nameOf(item, wording)}</a>`

/** How far, and what is asked of whom until when. */
function detailOf(item: WorkItem, group: WorkGroup, { view, wording }: Drawing): Html {
  const update = item.standing?.pending?.update ?? item.standing?.published?.update
  const status = statusInWords(update?.status ?? 'none', wording)
  const note = group === 'unknown' ? undefined : update?.note
  const when = whenOf(item, group, { view, wording })
  return html`<span class="what">${status}${when !== undefined && `, ${when}`}</span>${note !== undefined && html`<span class="quiet note">${note}</span>`}`
}

function whenOf({ standing, unit }: WorkItem, group: WorkGroup, { view, wording }: Drawing): string | undefined {
  const { worklist } = wording.updating
  const { language } = wording
  const { pending, published } = standing ?? {}
  if (group === 'toComment' && pending) return fill(worklist.until, { date: inWords(pending.commentUntil, language) })
  if (group === 'faded' && published) return fill(worklist.since, { date: dayOf(published.confirmedAt, language) })
  if (group === 'overdue' && published?.update.targetDate !== undefined)
    return fill(worklist.due, { date: dayInWords(published.update.targetDate, language) })
  if (group !== 'underWay' || !pending) return undefined
  const date = inWords(pending.commentUntil, language)
  return fill(worklist.waits[readiness(pending, unit, view.now)], { unit: unit.name[language], date })
}

/** Embedded needs a document of its own, which several do not share. */
function statusFields({ view, wording }: Drawing): Html {
  const typed = view.state ?? { values: {}, errors: [] }
  const drawn: Drawn = { typed, wording }
  const options = Status.options
    .filter(status => status !== 'embedded')
    .map(value => ({ value, label: `${capitalised(statusInWords(value, wording))}. ${wording.tracker.means[value]}` }))
  return html`${radioField('status', options, drawn)}<p class="quiet">${wording.updating.worklist.embeddedElsewhere}</p>${writingField('note', standingLimits.note, drawn)}`
}
