import { type Actor, may } from '#domain/access.ts'
import { answer } from '#domain/form.ts'
import { type AdoptedReport, type HalfYear, isOver, type PlannedReport } from '#domain/half-year.ts'
import { dayAfter } from '#domain/local-time.ts'
import type { Instant, LocalDate } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { deskPage } from '../desk/frame.ts'
import { deskPath, signInPath } from '../desk-paths.ts'
import { errorSummary } from '../error-summary.ts'
import { type Content, type Html, html } from '../html.ts'
import { dayInWords, dayOf } from '../tracker/words.ts'
import { noticeOf, type ReportDone } from './done.ts'
import { dateField, errorWords, type PlanTyped, planForm, textFor } from './plan-form.ts'
import { reportTable } from './table.ts'
import type { HalfYearWording } from './wording.ts'

export type ReportList = {
  readonly actor: Actor
  /** Those that this actor may see, the first day first. */
  readonly reports: readonly HalfYear[]
  readonly now: Instant
  readonly typed: PlanTyped
  readonly done?: ReportDone | undefined
}

export function reportListPage(view: ReportList, wording: HalfYearWording): string {
  const { halfYear, language } = wording
  const { list } = halfYear
  const { actor, typed, done } = view
  const main = html`<p><a href="${deskPath('progress', language)}">${list.toProgress}</a></p>
${noticeOf(done, wording)}
<h1 tabindex="-1">${list.heading}</h1>${errorSummary(typed.errors, errorWords(wording))}<p class="lead">${list.lead}</p>
<h2>${list.adopted}</h2>${adoptedOnes(view, wording)}
${may(actor, 'previewReports', undefined) ? forLeads(view, wording) : actor.kind === 'public' && signIn(wording)}`
  const address = { page: 'progressReports' } as const
  return deskPage({ title: halfYear.title, main, address, actor, sheets: ['desk', 'half-year'] }, wording)
}

function adoptedOnes({ reports }: ReportList, wording: HalfYearWording): Html {
  const { list } = wording.halfYear
  const adopted = reports.filter((report): report is AdoptedReport => report.state === 'adopted').toReversed()
  if (adopted.length === 0) return html`<p>${list.noneAdopted}</p>`
  const head = [list.columns.date, list.columns.title, list.columns.adopted]
  const rows = adopted.map(({ date, title, adoptedAt }) => [
    linkTo(date, wording),
    title ?? list.noTitle,
    dayOf(adoptedAt, wording.language),
  ])
  return reportTable({ kind: 'list', caption: list.adopted, head, rows })
}

const linkTo = (date: LocalDate, { language }: HalfYearWording): Html =>
  html`<a href="${deskPath('progressReports', language, date)}">${fullDateInWords(date, language)}</a>`

function forLeads(view: ReportList, wording: HalfYearWording): Html {
  const { plan, list } = wording.halfYear
  return html`<h2>${list.planned}</h2>${plannedOnes(view, wording)}
${previewForm(view, wording)}
${may(view.actor, 'adoptReports', undefined) && html`<h2>${plan.heading}</h2>${planForm(view.typed, wording)}`}`
}

function plannedOnes({ reports, now }: ReportList, wording: HalfYearWording): Html {
  const { list } = wording.halfYear
  const planned = reports.filter((report): report is PlannedReport => report.state === 'planned')
  if (planned.length === 0) return html`<p>${list.nonePlanned}</p>`
  const head = [list.columns.date, list.columns.title, list.columns.when]
  const rows = planned.map(({ date, title }) => [
    linkTo(date, wording),
    title ?? list.noTitle,
    isOver(date, now) ? list.now : fill(list.from, { date: dayInWords(dayAfter(date), wording.language) }),
  ])
  return reportTable({ kind: 'list', caption: list.planned, head, rows })
}

/** Chosen without script: the answer leads on to the page of that day. */
function previewForm({ typed, now }: ReportList, wording: HalfYearWording): Html {
  const { preview } = wording.halfYear
  const error = textFor('day', typed.errors, wording)
  const day = { id: 'day', label: preview.day, hint: preview.hint, error }
  const value = answer(typed.values, 'day') ?? localDateOf(now)
  return html`<h2>${preview.heading}</h2><form class="form" action="${deskPath('progressReports', wording.language)}" method="get">
${dateField(day, value)}<div class="actions"><button class="nl-button nl-button--secondary" type="submit">${preview.submit}</button></div></form>`
}

function signIn({ halfYear: { list }, language }: HalfYearWording): Content {
  const door = signInPath(deskPath('progressReports', language), language)
  return html`<p class="quiet print-hide">${list.signIn} <a href="${door}" rel="nofollow">${list.signInLink}</a></p>`
}
