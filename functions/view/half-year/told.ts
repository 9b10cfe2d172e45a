import type { ReportedUnit } from '#domain/half-year.ts'
import type { HalfYearReport, Told, ToldLine } from '#domain/half-year-report.ts'
import type { LocalDate } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { listInWords } from '#domain/words.ts'
import { type Content, type Html, html } from '../html.ts'
import { dayInWords, ownWords, textIn } from '../tracker/words.ts'
import { reportTable } from './table.ts'
import type { HalfYearWording } from './wording.ts'
import { chamberInWords, chamberOfUnit, countsInWords, evidenceInWords, statusInWords } from './words.ts'

/** First part: the plan as the government tells of it, line by line. */
export function planPart({ lines }: Pick<HalfYearReport, 'lines'>, wording: HalfYearWording): Content {
  if (lines.length === 0) return html`<p>${wording.halfYear.report.noPlan}</p>`
  return lines.map(line => lineOf(line, wording))
}

/** The address of a line within the page. */
export const anchorOfLine = ({ line }: Pick<ToldLine, 'line'>): string => `lijn-${line}`

/** As its heading says it. */
export function lineInWords({ line, title }: ToldLine, { halfYear, language }: HalfYearWording): string {
  if (!title) return fill(halfYear.report.lineUntitled, { line })
  return fill(halfYear.report.line, { line, title: textIn(title, language) })
}

function lineOf(told: ToldLine, wording: HalfYearWording): Html {
  const { report } = wording.halfYear
  const { line, actions } = told
  const caption = fill(report.overview1, { line })
  return html`<section><h3 id="${anchorOfLine(told)}">${lineInWords(told, wording)}</h3>
${actions.length === 0 ? html`<p>${report.noActions}</p>` : overview(actions, { caption, isPlan: true }, wording)}
${actions.map(action => html`<section class="told"><h4 id="${anchorOf(action.commitment.id)}">${titleOf(action, wording)}</h4>${unitsOf(action, wording)}</section>`)}</section>`
}

/** Second part: the recommendations of the study, each with everybody who answers for it. */
export function studyPart(
  { recommendations }: Pick<HalfYearReport, 'recommendations'>,
  wording: HalfYearWording,
): Content {
  const caption = wording.halfYear.report.overview2
  return html`${overview(recommendations, { caption, isPlan: false }, wording)}
${recommendations.map(told => html`<section class="told"><h3 id="${anchorOf(told.commitment.id)}">${titleOf(told, wording)}</h3>${unitsOf(told, wording)}</section>`)}`
}

function overview(
  told: readonly Told[],
  { caption, isPlan }: { readonly caption: string; readonly isPlan: boolean },
  wording: HalfYearWording,
): Html {
  const { columns } = wording.halfYear.report
  const { language } = wording
  const head = [
    columns.id,
    isPlan ? columns.action : columns.recommendation,
    isPlan ? columns.actionOwner : columns.addressee,
    columns.chamber,
    columns.ours,
  ]
  const rows = told.map(({ commitment: { id, title, owner }, chamber, counts }) => [
    html`<a href="#${anchorOf(id)}">${id}</a>`,
    ownWords(title, language),
    ownWords(owner, language),
    chamberInWords(chamber, wording),
    countsInWords(counts, wording),
  ])
  return reportTable({ kind: 'overview', caption, head, rows })
}

/** The address of an action or recommendation within the page. */
const anchorOf = (id: string): string => id.replace('.', '-')

const titleOf = ({ commitment: { id, title } }: Told, { language }: HalfYearWording): Html =>
  html`${id}. ${ownWords(title, language)}`

/** Longer lists of names would bury what is known; the file has them all. */
const mostNames = 30

function unitsOf({ commitment }: Told, wording: HalfYearWording): Html {
  const { report } = wording.halfYear
  const { id, level, units } = commitment
  const known = units.filter(({ stated }) => stated !== undefined)
  const caption = fill(units.length === 1 ? report.single : report.byUnit, { id })
  const { chamber, ours, evidence, targetDate, confirmedOn } = report.columns
  const head = [report.levels[level], chamber, ours, evidence, targetDate, confirmedOn]
  const rows = known.map(unit => rowOf(unit, wording))
  return html`
${known.length === 0 ? html`<p>${report.noneStated}</p>` : reportTable({ kind: 'units', caption, head, rows })}
${known.length > 0 && unstated(units, wording)}`
}

function rowOf(unit: ReportedUnit, wording: HalfYearWording): readonly Content[] {
  const { halfYear, language } = wording
  const { stated } = unit
  return [
    unit.name[language],
    chamberOfUnit(unit, wording),
    statusInWords(unit, wording),
    evidenceInWords(stated?.evidence, wording),
    dated(stated?.targetDate, wording),
    html`${dated(stated?.confirmedOn, wording)}${stated?.isFaded && html` <strong>${halfYear.report.faded}</strong>`}`,
  ]
}

function dated(date: LocalDate | undefined, { halfYear, language }: HalfYearWording): string {
  return date === undefined ? halfYear.report.noDate : dayInWords(date, language)
}

function unstated(units: readonly ReportedUnit[], { halfYear, language }: HalfYearWording): Content {
  const names = units.filter(({ stated }) => stated === undefined).map(({ name }) => name[language])
  const count = names.length
  if (count === 0) return false
  const { unstatedNames, unstatedCount } = halfYear.report
  const text =
    count > mostNames
      ? fill(unstatedCount, { count })
      : fill(unstatedNames, { count, names: listInWords(names, language) })
  return html`<p class="quiet">${text}</p>`
}
