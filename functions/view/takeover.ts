import type { FirstStep, HandlerRef, Instant, LocalDate, Outcome, Reference, Urgency } from '#domain/report.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { dateInWords, inWords } from '#domain/words.ts'
import { deskPath, signInPath } from './desk-paths.ts'
import { errorSummary } from './error-summary.ts'
import { choiceField, describedBy, descriptions, type Field, invalidClass, textOfError } from './field.ts'
import { type Content, flag, type Html, html } from './html.ts'
import { page } from './page.ts'
import { endpoints } from './paths.ts'
import type { TakeoverWording, Wording } from './wording.ts'

/** What a holder may see before taking: no content. */
export type Waiting = {
  readonly reference: Reference
  readonly region: string
  readonly urgency: Urgency
  readonly receivedAt: Instant
  readonly role: HandlerRef['role']
  readonly organisation: string
  /** The signed token of the link, posted back as `t`. */
  readonly token: string
  /** First and last day that a first step may be promised for. */
  readonly firstDay: LocalDate
  readonly lastDay: LocalDate
}

/** The take form as it was sent, when something in it was not right. */
export type TakeAnswers = {
  readonly firstStep?: string | undefined
  readonly firstStepBy?: string | undefined
  readonly reporterKnown?: boolean | undefined
  readonly errors: readonly FieldError[]
}

/** Posted as `act`, with `t`; `take` brings firstStep, firstStepBy and reporterKnown, `close` brings outcome. */
export type TakeoverAct = 'take' | 'notForMe' | 'firstStepDone' | 'close'

/** *I take this* or *not for me*: opening the link changed nothing, so that a mail scanner takes nothing either. */
export function takeoverPage(
  waiting: Waiting,
  wording: TakeoverWording,
  answers: TakeAnswers = { errors: [] },
): string {
  const { takeover } = wording
  const main = html`<h1 tabindex="-1">${takeover.heading}</h1>
${errorSummary(answers.errors, wording)}
<p class="notice">${takeover.noContent}</p>
${facts(waiting, wording)}
<section class="group"><h2>${takeover.takeHeading}</h2><p>${takeover.takeLead}</p>${takeForm(waiting, answers, wording)}</section>
<section class="group"><h2>${takeover.notForMeHeading}</h2><p>${takeover.notForMeLead}</p>
${actForm(waiting.token, 'notForMe', button('secondary', takeover.notForMe), wording)}</section>`
  return page({ title: takeover.title, main, counterpart: 'start' }, wording)
}

/** Something urgent is taken at the desk: the link leads there, past signing in. `isRefused` when the link was tried first. */
export function urgentTakeoverPage(waiting: Waiting, wording: TakeoverWording, isRefused: boolean): string {
  const {
    takeover,
    form: { errors },
  } = wording
  const desk = deskPath('message', wording.language, waiting.reference)
  const main = html`<h1 tabindex="-1">${takeover.heading}</h1>
${isRefused && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${errors.signInFirst}</p></div>`}
<p class="notice">${takeover.noContent}</p>
${facts(waiting, wording)}
<section class="group"><h2>${takeover.takeHeading}</h2><p>${takeover.signInLead}</p>
<div class="actions"><a class="nl-button nl-button--primary" href="${signInPath(desk, wording.language)}">${takeover.signIn}</a></div></section>
<section class="group"><h2>${takeover.cannotHeading}</h2><p>${takeover.cannotLead}</p>
${actForm(waiting.token, 'notForMe', button('secondary', takeover.notForMe), wording)}</section>`
  return page({ title: takeover.title, main, counterpart: 'start' }, wording)
}

export type Handling = {
  readonly reference: Reference
  readonly token: string
  readonly firstStep: FirstStep
  readonly firstStepBy: LocalDate
  readonly isFirstStepDone: boolean
  /** What was wrong with closing, if anything. */
  readonly errors?: readonly FieldError[]
}

/** After taking it, and whenever the same link is opened again: first step done, close with outcome. */
export function handlingPage(handling: Handling, wording: TakeoverWording): string {
  const { takeover } = wording
  const { reference, token, firstStep, firstStepBy, isFirstStepDone, errors = [] } = handling
  const promise = { step: takeover.firstSteps[firstStep], date: dateInWords(firstStepBy, wording.language) }
  const main = html`<p class="quiet">${reference}</p><h1 tabindex="-1">${takeover.takenHeading}</h1>
${errorSummary(errors, wording)}
<p class="lead">${fill(takeover.takenLead, promise)}</p><p class="notice">${takeover.noContent}</p>
<section class="group"><h2>${takeover.doneHeading}</h2>
${isFirstStepDone ? html`<p>${takeover.doneAlready}</p>` : actForm(token, 'firstStepDone', button('primary', takeover.done), wording)}</section>
<section class="group"><h2>${takeover.closeHeading}</h2><p>${takeover.closeLead}</p>
${actForm(token, 'close', html`${outcomeField(errors, wording)}${button(isFirstStepDone ? 'primary' : 'secondary', takeover.close)}`, wording)}</section>`
  return page({ title: takeover.title, main, counterpart: 'start' }, wording)
}

/** Why there is nothing to take. */
export type NothingToTake = 'notForMeDone' | 'elsewhere' | 'expired'

export function nothingToTakePage(why: NothingToTake, wording: TakeoverWording): string {
  const { takeover } = wording
  const words = {
    notForMeDone: [takeover.notForMeDoneHeading, takeover.notForMeDoneLead],
    elsewhere: [takeover.elsewhereHeading, takeover.elsewhereLead],
    expired: [takeover.expiredHeading, takeover.expiredLead],
  } as const
  const [heading, lead] = words[why]
  return ending(heading, lead, wording)
}

export function closedPage(outcome: Outcome, wording: TakeoverWording): string {
  const { takeover } = wording
  return ending(takeover.closedHeading, fill(takeover.closedLead, { outcome: takeover.outcomes[outcome] }), wording)
}

function ending(heading: string, lead: string, wording: TakeoverWording): string {
  const { takeover } = wording
  const main = html`<h1 tabindex="-1">${heading}</h1><p class="lead">${lead}</p><p class="notice">${takeover.noContent}</p>`
  return page({ title: takeover.title, main, counterpart: 'start' }, wording)
}

function facts(
  { reference, region, urgency, receivedAt, role, organisation }: Waiting,
  wording: TakeoverWording,
): Html {
  const { takeover, shared, language } = wording
  const rows = [
    [takeover.reference, reference],
    [takeover.region, region],
    [takeover.urgency, shared.urgency[urgency]],
    [takeover.since, inWords(receivedAt, language)],
    [takeover.function, `${shared.roles[role].name}, ${organisation}`],
  ] as const
  return html`<dl class="answers">${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`
}

function takeForm(waiting: Waiting, answers: TakeAnswers, wording: TakeoverWording): Html {
  const { takeover } = wording
  const fields = html`${firstStepField(answers, wording)}${dayField(waiting, answers, wording)}${knownField(answers, wording)}`
  return actForm(waiting.token, 'take', html`${fields}${button('primary', takeover.take)}`, wording)
}

function firstStepField({ firstStep, errors }: TakeAnswers, wording: TakeoverWording): Html {
  const { firstStep: label, firstSteps } = wording.takeover
  const options = Object.entries(firstSteps).map(([value, text]) => ({ value, label: text }))
  const field = { id: 'firstStep', label, error: errorFor('firstStep', errors, wording) }
  return choiceField(field, {
    name: 'firstStep',
    type: 'radio',
    options,
    chosen: firstStep === undefined ? [] : [firstStep],
  })
}

function dayField(
  { firstDay, lastDay }: Waiting,
  { firstStepBy, errors }: TakeAnswers,
  wording: TakeoverWording,
): Html {
  const { firstStepBy: label, firstStepByHint: hint } = wording.takeover
  const field: Field = { id: 'firstStepBy', label, hint, error: errorFor('firstStepBy', errors, wording) }
  return html`<div class="field${invalidClass(field)}"><label for="firstStepBy">${label}</label>${descriptions(field)}
<input type="date" id="firstStepBy" name="firstStepBy" value="${firstStepBy ?? ''}" min="${firstDay}" max="${lastDay}"${describedBy(field)}${field.error !== undefined && html` aria-invalid="true"`}></div>`
}

function knownField({ reporterKnown = false }: TakeAnswers, { takeover }: TakeoverWording): Html {
  const field = { id: 'reporterKnown', label: takeover.reporterKnown, hint: takeover.reporterKnownHint }
  return html`<fieldset class="field"${describedBy(field)}><legend>${field.label}</legend>${descriptions(field)}
<label class="option"><input type="checkbox" id="reporterKnown" name="reporterKnown" value="true"${flag('checked', reporterKnown)}> <span>${takeover.reporterKnownYes}</span></label></fieldset>`
}

function outcomeField(errors: readonly FieldError[], wording: TakeoverWording): Html {
  const { outcome: label, outcomes } = wording.takeover
  const options = Object.entries(outcomes).map(([value, text]) => ({ value, label: text }))
  const field = { id: 'outcome', label, error: errorFor('outcome', errors, wording) }
  return choiceField(field, { name: 'outcome', type: 'radio', options, chosen: [] })
}

function errorFor(name: string, errors: readonly FieldError[], { form }: Wording): string | undefined {
  const error = errors.find(({ field }) => field === name)
  return error && textOfError(error, form)
}

function actForm(token: string, act: TakeoverAct, content: Content, { language }: Wording): Html {
  return html`<form class="form" action="${endpoints.takeover}" method="post" novalidate>
<input type="hidden" name="t" value="${token}"><input type="hidden" name="language" value="${language}"><input type="hidden" name="act" value="${act}">
${content}</form>`
}

function button(kind: 'primary' | 'secondary', label: string): Html {
  return html`<div class="actions"><button class="nl-button nl-button--${kind}" type="submit">${label}</button></div>`
}
