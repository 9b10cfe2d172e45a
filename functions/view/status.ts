import type { Status, StatusStop } from '#domain/status.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { dateInWords, inWords } from '#domain/words.ts'
import { codeField } from './code-field.ts'
import { conversation, type StatusVisit, said } from './conversation.ts'
import { errorSummary } from './error-summary.ts'
import { type Field, textOfError } from './field.ts'
import { type Html, html } from './html.ts'
import { line, type Stop } from './line.ts'
import { page } from './page.ts'
import { endpoints, pathTo } from './paths.ts'
import { call } from './phones.ts'
import type { ReporterWording, StatusWording, StatusWords } from './wording.ts'

/** What was typed; never the code, which is asked again. */
export type StatusQuestion = { readonly reference: string; readonly errors: readonly FieldError[] }

/** What the answer leads to: the status, or something that was to be done when the visit was over. */
export type StatusGoal = { readonly action: string; readonly more?: Html; readonly button: string }

/** The form that asks for number and code, as on the site. */
export function statusForm(
  wording: StatusWording,
  { reference, errors }: StatusQuestion = { reference: '', errors: [] },
  { action, more, button }: StatusGoal = { action: endpoints.status, button: wording.status.show },
): Html {
  const { status } = wording
  const errorOf = (name: string) => {
    const error = errors.find(({ field }) => field === name)
    return error && textOfError(error, wording.form)
  }
  const number: Field = {
    id: 'reference',
    label: status.reference,
    hint: status.referenceHint,
    error: errorOf('reference'),
  }
  const code: Field = { id: 'receipt', label: status.receipt, hint: status.receiptHint, error: errorOf('receipt') }
  return html`<form class="form" action="${action}" method="post" novalidate>
<input type="hidden" name="language" value="${wording.language}">
${codeField(number, { value: reference, longest: 20 })}
${codeField(code, { value: '', longest: 30 })}
${more}<div class="actions"><button class="nl-button nl-button--primary" type="submit">${button}</button></div></form>`
}

/** The question again: something is not filled in, or number and code do not belong together. */
export function statusQuestionPage(
  question: StatusQuestion & { readonly isWrong: boolean },
  wording: StatusWording,
): string {
  const { status } = wording
  const main = html`<h1>${status.heading}</h1>
${question.isWrong && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${status.wrong}</p></div>`}
${errorSummary(question.errors, wording)}
<p class="lead">${status.lead}</p>${statusForm(wording, question)}<p class="quiet">${status.lost}</p>`
  return page({ title: status.title, main, counterpart: 'status' }, wording)
}

/**
 * How it stands, as a line, and below it what can be said and done. Says no more than `status` holds: it may be the
 * wrong person who reads this.
 */
export function statusPage(status: Status, visit: StatusVisit, wording: ReporterWording): string {
  const { language, status: words, shared } = wording
  const main = html`<p class="quiet">${fill(words.reportOf, { reference: status.reference })}</p>
<h1 tabindex="-1">${words.heading}</h1>
${said(visit, wording)}${errorSummary(visit.errors, wording)}
${status.overdue && overdue(status.overdue, wording)}
${line(
  status.stops.map(stop => stopOf(stop, wording)),
  shared.line,
)}
<p>${status.may.write ? wording.conversation.moreUrgent : wording.conversation.urgent} ${call('police', wording)}.</p>
<p class="notice">${words.notReport}</p>
${conversation(status, visit, wording)}
<p class="print-hide"><a href="${pathTo('status', language)}">${words.again}</a></p>`
  return page({ title: words.title, main, counterpart: 'status' }, wording)
}

function overdue(
  { since, alerted, role }: NonNullable<Status['overdue']>,
  { language, status: words, shared }: StatusWording,
): Html {
  const time = fill(words.overdue, { time: inWords(since, language) })
  return html`<p class="notice late"><strong>${time}</strong> ${role ? askedRole(words, alerted, shared.roles[role].the) : askedNext(words, alerted)}</p>`
}

function askedRole(words: StatusWords, alerted: boolean, role: string): string {
  const sentence = fill(alerted ? words.alerted : words.trying, { role })
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

const askedNext = (words: StatusWords, alerted: boolean): string => (alerted ? words.alertedNext : words.tryingNext)

function stopOf(stop: StatusStop, wording: StatusWording): Stop {
  return { place: stop.place, title: titleOf(stop, wording), when: whenOf(stop, wording) }
}

function titleOf({ what, place, role, firstStep }: StatusStop, { status: words, shared }: StatusWording): string {
  const the = role ? shared.roles[role].the : ''
  const step = firstStep ? words.firstSteps[firstStep] : ''
  const titles: Readonly<Record<StatusStop['what'], string>> = {
    received: words.received,
    read: place === 'past' ? words.read : words.readLater,
    waiting: role ? fill(words.waitingFor, { role: the }) : words.waiting,
    next: fill(words.next, { role: the }),
    taken: fill(words.taken, { role: the }),
    firstStep: place === 'past' ? words.firstStepDone : fill(words.firstStep, { step }),
    firstStepMissed: words.firstStepMissed,
    handedOver: words.handedOver,
    reopened: words.reopened,
    dealtWith: { past: words.dealtWith, now: words.dealtWithNow, later: words.dealtWithLater }[place],
  }
  return titles[what]
}

function whenOf({ what, at, by }: StatusStop, { language, status: words }: StatusWording): string | undefined {
  if (at === undefined) return by && fill(words.firstStepBy, { date: dateInWords(by, language) })
  const time = inWords(at, language)
  if (what === 'waiting') return fill(words.waitingUntil, { time })
  return what === 'next' ? fill(words.nextAt, { time }) : time
}
