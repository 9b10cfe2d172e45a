import { conversationLimits } from '#domain/conversation.ts'
import type { SaidMessage, Status } from '#domain/status.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { inWords } from '#domain/words.ts'
import { describedBy, descriptions, type Field, invalidClass, textOfError } from './field.ts'
import { type Content, type Html, html } from './html.ts'
import { endpoints, pathTo } from './paths.ts'
import { call } from './phones.ts'
import type { ReporterWording } from './wording.ts'

/** A look at a message by somebody who showed number and code: what the forms need, and what was just done. */
export type StatusVisit = {
  /** Stands for the code, which is in no page. */
  readonly token: string
  /** Under which the next message is sent, however often. */
  readonly messageKey: string
  readonly done?: 'sent' | 'reopened' | 'withdrawn' | 'tooLateNotice' | undefined
  readonly typed?: Typed | undefined
  readonly errors: readonly FieldError[]
}

/** What was written and not sent: a word to the desk, or why it must be opened again. */
export type Typed = { readonly field: 'text' | 'why'; readonly value: string }

/** What was done, said at once to whoever listens. */
export function said({ done }: StatusVisit, { conversation: words }: ReporterWording): Html | undefined {
  return done && html`<p class="notice" role="status">${words[done]}</p>`
}

/** Below the line: what was written, and what the reporter can still do. */
export function conversation(status: Status, visit: StatusVisit, wording: ReporterWording): Html {
  const { conversation: words } = wording
  const messages = status.messages.map(message => item(message, wording))
  return html`<section class="group" id="berichten"><h2>${words.heading}</h2><p>${words.lead}</p>
${messages.length > 0 ? html`<ol class="said">${messages}</ol>` : html`<p class="quiet">${words.none}</p>`}
${writing(status, visit, wording)}</section>
${status.phase === 'closed' && reopening(status, visit, wording)}
${status.may.withdraw && withdrawing(visit, wording)}`
}

function item({ from, at, role, text }: SaidMessage, { language, shared, conversation: words }: ReporterWording): Html {
  const desk = role ? fill(words.fromRole, { role: shared.roles[role].name }) : words.fromDesk
  const who = from === 'desk' ? desk : words.fromReporter
  return html`<li class="${from}"><p class="when"><strong>${who}</strong> · <span>${inWords(at, language)}</span></p><p class="words">${text}</p></li>`
}

function writing({ phase, may }: Status, visit: StatusVisit, wording: ReporterWording): Html {
  const { conversation: words } = wording
  const { typed } = visit
  // What was written stays here to be copied, also when it came too late.
  const left = typed?.field === 'text' || !may.reopen ? typed?.value : undefined
  if (may.write || left !== undefined) {
    const hint = phase === 'closed' ? `${words.writeHint} ${words.writeClosedHint}` : words.writeHint
    const field = writingField({ field: 'text', value: left ?? '' }, { hint, errors: visit.errors }, wording)
    return visitForm(endpoints.write, visit, html`${field}${button('primary', words.send)}`, wording)
  }
  // After thirty days the section below says it.
  return phase === 'closed' ? html`` : html`<p class="notice">${words.full} ${call('police', wording)}</p>`
}

function reopening({ may }: Status, visit: StatusVisit, wording: ReporterWording): Html {
  const { language, conversation: words } = wording
  if (!may.reopen) {
    return html`<section class="group"><h2>${words.tooLateHeading}</h2><p>${words.tooLate}</p>
<div class="actions"><a class="nl-button nl-button--secondary" href="${pathTo('safety', language)}">${words.newMessage}</a></div></section>`
  }
  const why = visit.typed?.field === 'why' ? visit.typed.value : ''
  const field = writingField({ field: 'why', value: why }, { hint: words.whyHint, errors: visit.errors }, wording)
  return html`<section class="group"><h2>${words.reopenHeading}</h2><p>${words.reopenLead}</p>
${visitForm(endpoints.reopen, visit, html`${field}${button('secondary', words.reopen)}`, wording)}</section>`
}

function withdrawing({ token }: StatusVisit, wording: ReporterWording): Html {
  const { conversation: words } = wording
  return html`<section class="group"><h2>${words.withdrawHeading}</h2><p>${words.withdrawLead}</p>
${tokenForm(endpoints.withdraw, token, button('secondary', words.withdraw), wording)}</section>`
}

/** One text to the desk. */
export function writingField(
  { field: id, value }: Typed,
  { hint, errors }: { readonly hint: string; readonly errors: readonly FieldError[] },
  { form, conversation: words }: ReporterWording,
): Html {
  const error = errors.find(one => one.field === id)
  const label = id === 'text' ? words.write : words.why
  const field: Field = { id, label, hint, error: error && textOfError(error, form) }
  return html`<div class="field${invalidClass(field)}"><label for="${id}">${label}</label>${descriptions(field)}
<textarea id="${id}" name="${id}" rows="6" maxlength="${conversationLimits.text}" autocomplete="off"${describedBy(field)}${error !== undefined && html` aria-invalid="true"`}>
${value}</textarea></div>`
}

function visitForm(action: string, visit: StatusVisit, content: Content, wording: ReporterWording): Html {
  const key = html`<input type="hidden" name="messageKey" value="${visit.messageKey}">`
  return tokenForm(action, visit.token, html`${key}${content}`, wording)
}

export function tokenForm(action: string, token: string, content: Content, { language }: ReporterWording): Html {
  return html`<form class="form print-hide" action="${action}" method="post" novalidate>
<input type="hidden" name="t" value="${token}"><input type="hidden" name="language" value="${language}">
${content}</form>`
}

export function button(kind: 'primary' | 'secondary', label: string): Html {
  return html`<div class="actions"><button class="nl-button nl-button--${kind}" type="submit">${label}</button></div>`
}
