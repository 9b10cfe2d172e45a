import { scaleLinear } from 'd3-scale'
import { Dimension, dimensions } from '#domain/dimension.ts'
import { country, leastShown, type Scope, type ScopeFigures, shownIn, type Times } from '#domain/figures.ts'
import type { Language } from '#domain/language.ts'
import { isYear, type Period } from '#domain/period.ts'
import type { LocalDate } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { FieldError } from '#domain/submission.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { deskPath } from './desk-paths.ts'
import { type FiguresWording, periodInWords, type RegionName, scopeInWords, valueInWords } from './figures-words.ts'
import { type Content, type Html, html } from './html.ts'
import { page } from './page.ts'
import { endpoints } from './paths.ts'

export type FiguresView = {
  /** Newest first. */
  readonly periods: readonly Period[]
  readonly regions: readonly RegionCode[]
  readonly regionName: RegionName
  readonly period: Period
  readonly scope: Scope
  /** Only this one; otherwise all. */
  readonly table?: Dimension | undefined
  readonly figures: ScopeFigures
}

/** The figures of a period, of the country or a region: every table with its bars, its file and what it cannot tell. */
export function figuresPage(view: FiguresView, wording: FiguresWording): string {
  const { figures: words } = wording
  const { period, scope, regionName, table } = view
  const what = { scope: scopeInWords(scope, wording, regionName), period: periodInWords(period, wording.figures) }
  const shown = table === undefined ? Dimension.options : [table]
  const main = html`${intro(wording)}${choiceForm(view, [], wording)}
<h2>${fill(words.headingOf, what)}</h2>
${view.figures.total === undefined ? html`<p class="notice">${words.withheld}</p>` : tablesOf(view, shown, wording)}`
  return framed(main, queryOf(view), wording)
}

/** Before the first period has closed. */
export function noFiguresPage(
  { quarter, on }: { readonly quarter: Period; readonly on: LocalDate },
  wording: FiguresWording,
): string {
  const { figures: words, language } = wording
  const first = { period: periodInWords(quarter, wording.figures), date: fullDateInWords(on, language) }
  return framed(html`${intro(wording)}<p class="notice">${fill(words.none, first)}</p>`, '', wording)
}

/** What was asked for cannot be: said on top, with the choice below. */
export function figuresErrorPage(
  view: Chosen & { readonly errors: readonly FieldError[] },
  wording: FiguresWording,
): string {
  const { figures: words, form } = wording
  const items = view.errors.map(
    ({ field, code }) => html`<li><a href="#f-${field}">${figuresErrorInWords(code, wording)}</a></li>`,
  )
  const summary = html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${form.form.errorsHeading}</h2><ul>${items}</ul></div>`
  const main = html`<h1 tabindex="-1">${words.heading}</h1>${summary}${choiceForm(view, view.errors, wording)}`
  return framed(main, '', wording)
}

export function figuresErrorInWords(code: string, { figures }: Pick<FiguresWording, 'figures'>): string {
  const texts: Readonly<Record<string, string>> = figures.errors
  return texts[code] ?? figures.errors.periodUnknown
}

function framed(main: Content, query: string, wording: FiguresWording): string {
  const counterpart = (language: Language) => deskPath('figures', language) + query
  return page({ title: wording.figures.heading, main, counterpart, sheets: ['figures'] }, wording)
}

function intro({ figures: words }: FiguresWording): Html {
  return html`<h1 tabindex="-1">${words.heading}</h1><p class="lead">${words.lead}</p><p>${words.notOthers}</p>`
}

/** The address of these figures, to keep or to share. */
function queryOf(asked: Partial<Pick<FiguresView, 'period' | 'scope' | 'table'>>): string {
  const { period, scope, table } = asked
  const chosen = { period, region: scope === country ? undefined : scope, table }
  const entries = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
}

type Chosen = Omit<FiguresView, 'figures' | 'period'> & { readonly period?: Period | undefined }
type Choice = readonly [value: string, label: string]

function choiceForm(view: Chosen, errors: readonly FieldError[], wording: FiguresWording): Html {
  const { choose } = wording.figures
  const select = (name: string, chosen: string | undefined, choices: readonly Choice[]) => {
    const error = errors.find(({ field }) => field === name)
    return selectOf({ name, label: labels[name] ?? name, chosen, choices }, error, wording)
  }
  const labels: Readonly<Record<string, string>> = choose.labels
  const periods = view.periods.map((period): Choice => [period, periodInWords(period, wording.figures)])
  const regions = view.regions.map((code): Choice => [code, view.regionName(code)])
  const tables = Dimension.options.map((name): Choice => [name, wording.figures.tables[name].title])
  return html`<form class="figures-choice print-hide" action="${deskPath('figures', wording.language)}" method="get">
${select('period', view.period, periods)}
${select('region', view.scope, [[country, wording.figures.country], ...regions])}
${select('table', view.table, [['', choose.all], ...tables])}
<div class="actions"><button class="nl-button nl-button--secondary" type="submit">${choose.button}</button></div>
<p class="quiet">${choose.hint}</p></form>`
}

type Select = {
  readonly name: string
  readonly label: string
  readonly chosen: string | undefined
  readonly choices: readonly Choice[]
}

function selectOf(
  { name, label, chosen, choices }: Select,
  error: FieldError | undefined,
  wording: FiguresWording,
): Html {
  const id = `f-${name}`
  const options = choices.map(
    ([value, text]) => html`<option value="${value}"${value === (chosen ?? '') && html` selected`}>${text}</option>`,
  )
  const invalid = error && html` aria-invalid="true" aria-describedby="${id}-error"`
  const text =
    error &&
    html`<p class="utrecht-form-field-error-message" id="${id}-error">${figuresErrorInWords(error.code, wording)}</p>`
  return html`<div class="field${error && ' utrecht-form-field--invalid'}"><label for="${id}">${label}</label>${text}<select id="${id}" name="${name}"${invalid}>${options}</select></div>`
}

function tablesOf(view: FiguresView, shown: readonly Dimension[], wording: FiguresWording): Html {
  const { figures: words, language } = wording
  const { total = 0, taking, firstStep } = view.figures
  const least = leastShown(view.scope)
  const every = `${endpoints.figuresFile}${queryOf(view)}&lang=${language}`
  return html`<p class="figures-total">${fill(words.total, { total: inWords(total, wording) })}</p>
<p>${fill(words.suppression, { least })}</p>
${view.table === undefined && html`<p class="print-hide"><a href="${every}">${words.file.all}</a></p>`}
${shown.map(dimension => tableOf(dimension, view, wording))}
${view.table === undefined && timesOf({ taking, firstStep }, wording)}
${view.scope === country && !isYear(view.period) && html`<p class="quiet">${words.regionsByYear}</p>`}`
}

/** The bars stand in the table itself; what is not shown has none, and no bar is longer or shorter for it. */
function tableOf(dimension: Dimension, view: FiguresView, wording: FiguresWording): Html {
  const { figures: words, language } = wording
  const { title, limit } = words.tables[dimension]
  const counts = shownIn(view.figures, dimension)
  const width = scaleLinear([0, Math.max(1, ...counts.values())], [0, 100])
  const rows = dimensions[dimension].map(value => {
    const count = counts.get(value)
    return html`<tr><th scope="row">${valueInWords(dimension, value, wording)}</th>${
      count === undefined
        ? html`<td class="not-shown" colspan="2">${words.notShown}</td>`
        : html`<td class="count">${inWords(count, wording)}</td><td class="bar" aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width="${width(count).toFixed(1)}" height="10"/></svg></td>`
    }</tr>`
  })
  const file = `${endpoints.figuresFile}${queryOf({ ...view, table: dimension })}&lang=${language}`
  return html`<section class="figure" id="${dimension}"><h3 id="h-${dimension}">${title}</h3>
<table class="figures" aria-labelledby="h-${dimension}"><thead><tr><th scope="col">${words.columns.value}</th><th scope="col" colspan="2">${words.columns.count}</th></tr></thead><tbody>${rows}</tbody></table>
<p class="quiet">${limit}</p>
<p class="print-hide"><a href="${file}" aria-label="${words.file.one}: ${title}">${words.file.one}</a></p></section>`
}

function timesOf(times: { readonly taking: Times; readonly firstStep: Times }, wording: FiguresWording): Html {
  const { times: words } = wording.figures
  const row = (label: string, { median, ninetieth }: Times) =>
    html`<tr><th scope="row">${label}</th><td>${hoursInWords(median, wording)}</td><td>${hoursInWords(ninetieth, wording)}</td></tr>`
  return html`<section class="figure" id="times"><h3 id="h-times">${words.title}</h3>
<table class="figures" aria-labelledby="h-times"><thead><tr><th scope="col">${words.until}</th><th scope="col">${words.median}</th><th scope="col">${words.ninetieth}</th></tr></thead><tbody>${row(words.taking, times.taking)}${row(words.firstStep, times.firstStep)}</tbody></table>
<p class="quiet">${words.limit}</p></section>`
}

/** `4,5 kantooruren`. */
export function hoursInWords(hours: number | undefined, wording: Pick<FiguresWording, 'figures' | 'language'>): string {
  const { times, notShown } = wording.figures
  return hours === undefined ? notShown : fill(times.hours, { hours: inWords(hours, wording) })
}

function inWords(number: number, { language }: Pick<FiguresWording, 'language'>): string {
  return number.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB')
}
