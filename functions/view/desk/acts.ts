import { conversationLimits } from '#domain/conversation.ts'
import { type ActName, Channel } from '#domain/desk-act.ts'
import { Party } from '#domain/report.ts'
import { textLimits } from '#domain/text-limits.ts'
import { choiceField, describedBy, descriptions, type Field, invalidClass, type Option, textOfError } from '../field.ts'
import { type Content, flag, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import type { ActState, DeskReport } from './report.ts'
import type { DeskWording } from './wording.ts'

/** What can be done now: the first as a form that is open, the others one press away. */
export function actForms(desk: DeskReport, state: ActState, wording: DeskWording): Html {
  const { acts: words } = wording.desk
  // A mail is sent again beside its line in the ledger.
  const [first, ...others] = desk.acts.filter(act => act !== 'send-again')
  if (first === undefined) return html`<h2>${words.heading}</h2><p class="quiet">${words.nothing}</p>`
  return html`<h2 id="acts">${words.heading}</h2>
<section class="desk-act" id="act-${first}"><h3>${words.title[first]}</h3>${actForm(first, true, { desk, state, wording })}</section>
${others.map(
  act =>
    html`<details class="desk-act" id="act-${act}"${state.act === act && html` open`}><summary>${words.title[act]}</summary>${actForm(act, false, { desk, state, wording })}</details>`,
)}`
}

type Drawing = { readonly desk: DeskReport; readonly state: ActState; readonly wording: DeskWording }

function actForm(act: ActName, isFirst: boolean, { desk, state, wording }: Drawing): Html {
  const { acts: words } = wording.desk
  const { reference, lastActivityAt } = desk.report
  const own = state.act === act ? state : { errors: [] }
  return html`<form class="form" action="${endpoints.deskReports}/${reference}/${act}" method="post" novalidate>
<input type="hidden" name="language" value="${wording.language}"><input type="hidden" name="seen" value="${lastActivityAt}">
<p>${words.lead[act]}</p>${fieldsOf[act]({ desk, state: own, wording })}
<div class="actions"><button class="nl-button nl-button--${isFirst ? 'primary' : 'secondary'}" type="submit">${words.submit[act]}</button></div></form>`
}

type Fields = (drawing: Drawing) => Content

const none: Fields = () => undefined

const fieldsOf: { readonly [act in ActName]: Fields } = {
  acknowledge: drawing => {
    const { desk, wording } = drawing
    const { firstStep } = desk.days
    return html`${desk.needsReason && radios('takeoverReason', wording.desk.acts.takeoverReasons, drawing)}${radios('firstStep', wording.takeover.firstSteps, drawing)}${dateField('firstStepBy', firstStep, drawing)}${desk.report.hasContact && knownField(drawing)}`
  },
  'not-for-me': none,
  'first-step': none,
  close: drawing => radios('outcome', drawing.wording.takeover.outcomes, drawing),
  notes: drawing =>
    html`<input type="hidden" name="noteKey" value="${drawing.desk.formKey}">${writingField('note', textLimits.note, drawing)}`,
  urgency: drawing => {
    const { urgency } = drawing.desk.report
    const others = Object.entries(drawing.wording.shared.urgency).filter(([value]) => value !== urgency)
    const { urgencyReasons } = drawing.wording.desk.acts
    return html`${radios('urgency', Object.fromEntries(others), drawing)}${radios('urgencyReason', urgencyReasons, drawing)}`
  },
  consent: drawing => radios('consent', drawing.wording.desk.acts.consents, drawing),
  snooze: drawing =>
    html`${dateField('snoozeUntil', drawing.desk.days.snooze, drawing)}${radios('snoozeReason', drawing.wording.desk.acts.snoozeReasons, drawing)}`,
  extend: drawing => radios('extensionReason', drawing.wording.desk.acts.extensionReasons, drawing),
  reopen: none,
  handover: drawing => regionField(drawing),
  record: drawing =>
    html`${radios('party', drawing.wording.desk.acts.parties, drawing)}${ready(drawing)}${radios('channel', channels(drawing), drawing)}`,
  accept: drawing =>
    html`${radios('acceptChannel', drawing.wording.desk.acts.channels, drawing)}${dateField('on', drawing.desk.days.accepted, drawing)}`,
  refuse: drawing => radios('refusal', drawing.wording.desk.acts.refusals, drawing),
  withdraw: none,
  messages: drawing =>
    html`<p class="notice">${drawing.wording.desk.report.safe.unsure}</p><input type="hidden" name="messageKey" value="${drawing.desk.formKey}">${writingField('text', conversationLimits.text, drawing)}`,
  'send-again': none,
}

const channels = ({ wording }: Drawing): Readonly<Record<string, string>> =>
  Object.fromEntries(Channel.options.map(channel => [channel, wording.desk.acts.channels[channel]]))

type FieldName = keyof DeskWording['desk']['acts']['fields']

function fieldOf(name: FieldName, { state, wording }: Drawing, hint?: string): Field {
  const error = state.errors.find(({ field }) => field === name)
  const label = wording.desk.acts.fields[name]
  return { id: name, label, hint, error: error && textOfError(error, wording.form) }
}

function radios(name: FieldName, options: Readonly<Record<string, string>>, drawing: Drawing): Html {
  const chosen = drawing.state.answers?.[name]
  return choiceField(fieldOf(name, drawing), {
    name,
    type: 'radio',
    options: Object.entries(options).map(([value, label]): Option => ({ value, label })),
    chosen: chosen === undefined ? [] : [chosen],
  })
}

function dateField(
  name: 'firstStepBy' | 'snoozeUntil' | 'on',
  { firstDay, lastDay }: DeskReport['days']['snooze'],
  drawing: Drawing,
): Html {
  const field = fieldOf(name, drawing, drawing.wording.desk.acts.fields[`${name}Hint`])
  return html`<div class="field${invalidClass(field)}"><label for="${name}">${field.label}</label>${descriptions(field)}
<input type="date" id="${name}" name="${name}" value="${drawing.state.answers?.[name] ?? ''}" min="${firstDay}" max="${lastDay}"${describedBy(field)}${field.error !== undefined && html` aria-invalid="true"`}></div>`
}

function knownField({ state, wording: { desk } }: Drawing): Html {
  const { reporterKnown, reporterKnownYes } = desk.acts.fields
  return html`<fieldset class="field"><legend>${reporterKnown}</legend><label class="option"><input type="checkbox" id="reporterKnown" name="reporterKnown" value="true"${flag('checked', state.answers?.reporterKnown === 'true')}> <span>${reporterKnownYes}</span></label></fieldset>`
}

function writingField(name: 'note' | 'text', longest: number, drawing: Drawing): Html {
  const field = fieldOf(name, drawing)
  return html`<div class="field${invalidClass(field)}"><label for="${name}">${field.label}</label>${descriptions(field)}
<textarea id="${name}" name="${name}" rows="5" maxlength="${longest}" autocomplete="off" spellcheck="false"${describedBy(field)}${field.error !== undefined && html` aria-invalid="true"`}>
${drawing.state.answers?.[name] ?? ''}</textarea></div>`
}

function regionField(drawing: Drawing): Html {
  const { receivers, names } = drawing.desk
  const field = fieldOf('toRegion', drawing)
  const chosen = drawing.state.answers?.toRegion ?? ''
  const options = receivers.map(
    code => html`<option value="${code}"${code === chosen && html` selected`}>${names.region(code)}</option>`,
  )
  return html`<div class="field${invalidClass(field)}"><label for="toRegion">${field.label}</label>${descriptions(field)}
<select id="toRegion" name="toRegion"${describedBy(field)}${field.error !== undefined && html` aria-invalid="true"`}><option value=""></option>${options}</select></div>`
}

/** What each party will ask: the call goes better with it. */
function ready({ wording: { desk } }: Drawing): Html {
  const { ready: words, parties } = desk.acts
  const items = Party.options.map(party => html`<dt>${parties[party]}</dt><dd>${words[party]}</dd>`)
  return html`<details class="why"><summary>${words.heading}</summary><dl>${items}</dl></details>`
}
