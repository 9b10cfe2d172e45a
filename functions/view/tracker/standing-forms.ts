import { type Explanation, explain } from '#domain/explanation.ts'
import type { FormValues } from '#domain/form.ts'
import { daysAfter } from '#domain/local-time.ts'
import type { RegionCode } from '#domain/situation.ts'
import { Status, standingLimits } from '#domain/standing.ts'
import type { DoingName, Possible } from '#domain/standing-doing.ts'
import { valuesOfStanding } from '#domain/standing-entry.ts'
import type { FieldError } from '#domain/submission.ts'
import { capitalised, fill } from '#domain/text.ts'
import { inWords, listInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { errorSummary } from '../error-summary.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { type Drawn, inputField, radioField, updatingErrors, writingField } from './fields.ts'
import type { StandingView } from './standing.ts'
import { titleOfStep, whoOf } from './standing-line.ts'
import type { UpdatingWording } from './wording.ts'
import { dayOf, statusInWords } from './words.ts'

export type StandingForms = {
  readonly view: StandingView
  readonly possible: Possible
  /** Until when regions could comment on what is entered now, and the sum behind it. */
  readonly commentTime: Explanation
  /** The same of the entry that waits; absent when nobody needs the time. */
  readonly waits?: Explanation | undefined
  /** What was sent and not done. */
  readonly state?: FormState | undefined
}

/** `seen`: the version the page showed when a colleague was first. */
export type FormState = {
  readonly act: DoingName
  readonly values: FormValues
  readonly errors: readonly FieldError[]
  readonly seen?: number
}

/** A way in which something can be confirmed or said; what is still so is confirmed without an entry. */
type FormName = Exclude<DoingName, 'confirm'> | 'confirm' | 'stillSo'

/** What can be done now: the first as a form that is open, the others one press away. */
export function standingForms(forms: StandingForms, wording: UpdatingWording): Content {
  const { acts } = wording.updating
  const [first, ...others] = namesIn(forms)
  if (first === undefined) return undefined
  return html`<h2 id="acts">${acts.heading}</h2>${whyWaiting(forms, wording)}
<section class="desk-act" id="act-${first}"><h3>${titleOf(first, forms, wording)}</h3>${formOf(first, true, { forms, wording })}</section>
${others.map(
  name =>
    html`<details class="desk-act" id="act-${name}"${actOf(name) === forms.state?.act && html` open`}><summary>${titleOf(name, forms, wording)}</summary>${formOf(name, false, { forms, wording })}</details>`,
)}`
}

/** What waits for this person first; saying anew how far it is before what only takes something back. */
function namesIn({ possible, view }: StandingForms): readonly FormName[] {
  const { confirm, publish, comment, enter, withdraw } = possible
  const said = view.standing.pending?.comments.map(({ region }) => region) ?? []
  const hasSilent = comment.some(region => !said.includes(region))
  const isOld = view.standing.published?.isFaded === true
  const inOrder: readonly (readonly [FormName, boolean])[] = [
    ['confirm', confirm === 'entry'],
    ['publish', publish],
    ['comment', hasSilent],
    ['stillSo', confirm === 'published' && isOld],
    ['enter', enter !== undefined],
    ['stillSo', confirm === 'published' && !isOld],
    ['comment', comment.length > 0 && !hasSilent],
    ['withdraw', withdraw],
  ]
  return inOrder.flatMap(([name, isPossible]) => (isPossible ? [name] : []))
}

const actOf = (name: FormName): DoingName => (name === 'stillSo' ? 'confirm' : name)

function titleOf(name: FormName, { possible, view }: StandingForms, { updating, language }: UpdatingWording): string {
  const region = listInWords(possible.comment.map(view.names.region), language)
  return fill(updating.acts.title[name], { region })
}

type Drawing = { readonly forms: StandingForms; readonly wording: UpdatingWording }

function formOf(name: FormName, isFirst: boolean, drawing: Drawing): Html {
  const { view } = drawing.forms
  const { acts } = drawing.wording.updating
  const unit = view.unit.name[drawing.wording.language]
  return html`<form class="form" action="${endpoints.progress}/${view.commitment.id}/${view.unit.code}/${actOf(name)}" method="post" novalidate>
<input type="hidden" name="lang" value="${drawing.wording.language}"><input type="hidden" name="version" value="${view.standing.version ?? 0}">
<p>${fill(acts.lead[name], { unit })}</p>${fieldsOf[name](drawing)}
<div class="actions"><button class="nl-button nl-button--${isFirst ? 'primary' : 'secondary'}" type="submit">${acts.submit[name]}</button></div></form>`
}

const none = () => undefined

const fieldsOf: { readonly [name in FormName]: (drawing: Drawing) => Content } = {
  confirm: none,
  stillSo: none,
  publish: none,
  withdraw: none,
  comment: commentFields,
  enter: entryFields,
}

function drawnFor(act: DoingName, usual: FormValues, { forms, wording }: Drawing): Drawn {
  const { state } = forms
  return { typed: state?.act === act ? state : { values: usual, errors: [] }, wording }
}

function commentFields(drawing: Drawing): Content {
  const { possible, view } = drawing.forms
  const { updating } = drawing.wording
  const [only] = possible.comment
  const said = view.standing.pending?.comments.some(({ region }) => possible.comment.includes(region))
  const drawn = drawnFor('comment', {}, drawing)
  const options = possible.comment.map(value => ({ value, label: view.names.region(value) }))
  return html`${said && html`<p class="quiet">${updating.acts.lead.commentAgain}</p>`}
${options.length > 1 ? radioField('region', options, drawn) : html`<input type="hidden" name="region" value="${only}">`}
${writingField('text', standingLimits.comment, drawn)}`
}

function entryFields(drawing: Drawing): Content {
  const { forms, wording } = drawing
  const { view } = forms
  const drawn = drawnFor('enter', valuesOfStanding(view.standing), drawing)
  const today = localDateOf(view.now)
  const options = Status.options.map(value => ({
    value,
    label: `${capitalised(statusInWords(value, wording))}. ${wording.tracker.means[value]}`,
  }))
  return html`${view.standing.pending && html`<p><strong>${wording.updating.acts.lead.enterReplaces}</strong></p>`}
${radioField('status', options, drawn)}${writingField('note', standingLimits.note, drawn)}
${inputField('evidence', { type: 'text', longest: standingLimits.evidence }, drawn)}${inputField('evidenceUrl', { type: 'url', longest: standingLimits.url }, drawn)}${inputField('evidenceOn', { type: 'date', max: today }, drawn)}
${inputField('owner', { type: 'text', longest: standingLimits.owner }, drawn)}${inputField('targetDate', { type: 'date', min: daysAfter(today, 1) }, drawn)}
${isPromised(drawing, drawn) && writingField('dateReason', standingLimits.reason, drawn)}
<p class="notice">${nextStep(drawing)}</p>${why(forms.possible.enter === undefined ? undefined : forms, drawing)}`
}

/** Nobody is asked why a date moves that was never told. */
function isPromised({ forms }: Drawing, { typed }: Drawn): boolean {
  const hasPromise = forms.view.standing.published?.update.targetDate !== undefined
  return hasPromise || typed.values.dateReason !== undefined || typed.errors.some(({ field }) => field === 'dateReason')
}

/** Who must confirm, who may comment until when, and who publishes. */
function nextStep({ forms, wording }: Drawing): string {
  const { view, possible, commentTime } = forms
  const { next } = wording.updating.acts
  const unit = view.unit.name[wording.language]
  const silent = silentRegions(forms)
  const first = fill(possible.enter === 'owner' ? next.owner : next.others, { unit })
  if (silent.length === 0) return `${first} ${next.noRegions}`
  const regions = listInWords(silent.map(view.names.region), wording.language)
  const text = silent.length > 1 ? next.regionsMany : next.regions
  return `${first} ${fill(text, { regions, date: inWords(commentTime.at, wording.language) })}`
}

/** Whoever speaks for a region needs no time to comment for it. */
const silentRegions = ({ view, possible }: StandingForms): readonly RegionCode[] =>
  view.unit.regions.filter(region => !possible.speaksFor.includes(region))

function why(forms: StandingForms | undefined, { wording }: Drawing): Content {
  if (!forms || silentRegions(forms).length === 0) return undefined
  return whyDate(forms.commentTime, wording)
}

function whyWaiting({ waits, view }: StandingForms, wording: UpdatingWording): Content {
  return waits && view.standing.pending?.waitsFor !== 'ready' && whyDate(waits, wording)
}

function whyDate(explanation: Explanation, { updating, language }: UpdatingWording): Html {
  return html`<details class="why"><summary>${updating.acts.whyDate}</summary><p>${explain(explanation, language)}</p></details>`
}

/** What came of what was just done, or why nothing did. */
export function outcomeOf(done: DoingName | undefined, { updating }: UpdatingWording): Content {
  return done && html`<p class="notice done" role="status"><strong>${updating.acts.done[done]}</strong></p>`
}

export function faultsOf({ view, state }: StandingForms, wording: UpdatingWording): Content {
  if (!state) return undefined
  if (state.seen === undefined) return errorSummary(state.errors, updatingErrors(wording))
  const { acts } = wording.updating
  const steps = view.steps.slice(0, Math.max(0, (view.standing.version ?? 0) - state.seen))
  if (steps.length === 0) return alert(acts.notNow)
  const items = steps.map(
    step =>
      html`<li>${titleOfStep(step, view, wording)}, ${whoOf(step, view, wording)}, ${dayOf(step.at, wording.language)}</li>`,
  )
  return alert(html`<p>${acts.stale}</p><ul>${items}</ul>`)
}

const alert = (content: Content): Html =>
  html`<div class="errors" role="alert" tabindex="-1" id="fouten">${typeof content === 'string' ? html`<p>${content}</p>` : content}</div>`
