import type { FormValues } from '#domain/form.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { inWords } from '#domain/words.ts'
import { changeForm } from './check.ts'
import { codeField } from './code-field.ts'
import { errorSummary } from './error-summary.ts'
import { textOfError } from './field.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'
import { messageFormPage } from './message-form.ts'
import { page } from './page.ts'
import { endpoints, pathTo } from './paths.ts'
import type { DraftWords, PageWording, Wording } from './wording.ts'

/** A draft that was written; `code` only when it is a new one, for it is shown once. */
export type SavedDraft = {
  readonly token: string
  readonly until: string
  readonly code?: string | undefined
  /** There was a code before, which no longer could be used. */
  readonly isAnotherCode?: boolean | undefined
}

/** Saved: the code, until when it works, and the way back to the form with every answer. */
export function savedDraftPage(
  { token, until, code, isAnotherCode }: SavedDraft,
  values: FormValues,
  wording: PageWording,
  { title, saved, discard }: DraftWords,
): string {
  const time = inWords(until, wording.language)
  const main = html`<h1 tabindex="-1">${saved.heading}</h1>
<p class="lead">${saved.notSent} ${wording.form.form.notReport}</p>
${isAnotherCode === true && html`<p class="notice">${saved.newCode}</p>`}
${code === undefined ? html`<p class="notice">${fill(saved.sameCode, { time })}</p>` : codeCard(code, time, saved)}
<p>${saved.how} <a href="${pathTo('safety', wording.language)}">${saved.howLink}</a>.</p>
<ul>${saved.facts.map(fact => html`<li>${fact}</li>`)}</ul>
${changeForm({ ...values, draft: token }, saved.back)}
${discardForm(token, wording, discard)}`
  return page({ title, main, counterpart: 'form' }, wording)
}

function codeCard(code: string, time: string, saved: DraftWords['saved']): Html {
  return html`<div class="card"><h2>${saved.code}</h2><p class="code">${grouped(code)}</p>
<p><strong>${fill(saved.until, { time })}</strong></p><p class="quiet">${saved.keep}</p></div>
<p class="quiet print-hide">${saved.print}</p>`
}

/** The form as it was saved, but for the danger of that moment. */
export function openedDraftPage(
  values: FormValues,
  { token, until }: Pick<SavedDraft, 'token' | 'until'>,
  wording: PageWording,
  { opened, discard }: DraftWords,
): string {
  const time = inWords(until, wording.language)
  return messageFormPage({ values: { ...values, draft: token }, errors: [] }, wording, {
    above: html`<p class="notice">${fill(opened.notice, { time })} <strong>${opened.danger}</strong></p>`,
    below: discardForm(token, wording, discard),
  })
}

/** Another window was first. Both keep their answers: what is saved from here gets a code of its own. */
export function changedDraftPage(values: FormValues, wording: PageWording, { changed }: DraftWords): string {
  const { draft: _, ...answers } = values
  return messageFormPage({ values: answers, errors: [] }, wording, {
    above: html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${changed.heading}</h2><p>${changed.text}</p></div>`,
  })
}

/** On the site the form is one of two ways on; by itself its button is the primary one. */
type CodeQuestion = { readonly errors: readonly FieldError[]; readonly button?: 'primary' | 'secondary' }

/** Asks for the code of a draft. */
export function openDraftForm(
  wording: Wording,
  { open }: DraftWords,
  { errors, button = 'secondary' }: CodeQuestion = { errors: [] },
): Html {
  const error = errors.find(({ field }) => field === 'code')
  const field = {
    id: 'code',
    label: open.code,
    hint: open.codeHint,
    error: error && textOfError(error, wording.form),
  }
  return html`<form class="form" action="${endpoints.openDraft}" method="post" novalidate data-send="open">
<input type="hidden" name="language" value="${wording.language}">
${codeField(field, { value: '', longest: 30 })}
<div class="actions"><button class="nl-button nl-button--${button}" type="submit">${open.submit}</button></div></form>`
}

/** The question again: nothing is kept under this code, or what came is no code. The code is never shown again. */
export function openDraftPage(
  question: { readonly errors: readonly FieldError[]; readonly isWrong: boolean },
  wording: PageWording,
  words: DraftWords,
): string {
  const { open } = words
  const main = html`<h1>${open.heading}</h1>
${question.isWrong && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${open.wrong}</p></div>`}
${errorSummary(question.errors, wording)}
<p class="lead">${open.lead}</p>${openDraftForm(wording, words, { errors: question.errors, button: 'primary' })}<p class="quiet">${open.lost}</p>`
  return page({ title: words.title, main, counterpart: 'safety' }, wording)
}

export function discardedDraftPage(wording: PageWording, { title, discard }: DraftWords): string {
  const main = html`<h1 tabindex="-1">${discard.doneHeading}</h1><p class="lead">${discard.done}</p>
<div class="actions"><a class="nl-button nl-button--secondary" href="${pathTo('form', wording.language)}">${discard.again}</a></div>`
  return page({ title, main, counterpart: 'safety' }, wording)
}

function discardForm(token: string, { language }: Wording, discard: DraftWords['discard']): Html {
  return html`<section class="group print-hide"><h2>${discard.heading}</h2><p>${discard.lead}</p>
<form action="${endpoints.discardDraft}" method="post"><input type="hidden" name="language" value="${language}"><input type="hidden" name="draft" value="${token}">
<div class="actions"><button class="nl-button nl-button--secondary" type="submit">${discard.submit}</button></div></form></section>`
}
