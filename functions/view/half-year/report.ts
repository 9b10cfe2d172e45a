import { type Actor, may } from '#domain/access.ts'
import { type HalfYear, isOver } from '#domain/half-year.ts'
import type { HalfYearReport } from '#domain/half-year-report.ts'
import type { Instant, LocalDate } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { exactlyInWords, fullDateInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { deskPage } from '../desk/frame.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { reportActs } from './acts.ts'
import { changesPart } from './changes.ts'
import { noticeOf, type ReportDone } from './done.ts'
import { summaryOf } from './summary.ts'
import { anchorOfLine, lineInWords, planPart, studyPart } from './told.ts'
import type { HalfYearWording } from './wording.ts'

/** A report as somebody sees it: adopted, planned, or only looked at when it is neither. */
export type ShownReport = {
  readonly actor: Actor
  readonly date: LocalDate
  readonly entry: HalfYear | undefined
  /** The moment it tells of. */
  readonly asOf: Instant
  readonly report: HalfYearReport
  /** Of what it says now; of an adopted one for ever. */
  readonly digest: string
  readonly now: Instant
  /** A later report was adopted. */
  readonly isOvertaken: boolean
  readonly done?: ReportDone | undefined
  readonly isStale?: boolean
}

export function reportPage(view: ShownReport, wording: HalfYearWording): string {
  const { halfYear, language } = wording
  const { report: words } = halfYear
  const { actor, date, report, digest, entry } = view
  const day = fullDateInWords(date, language)
  const main = html`<div class="half-year"><p class="print-hide"><a href="${deskPath('progressReports', language)}">${words.back}</a></p>
${noticeOf(view.done, wording)}${view.isStale && html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${halfYear.acts.stale}</p></div>`}
<h1 tabindex="-1">${fill(words.heading, { date: day })}</h1>
${entry?.title !== undefined && html`<p class="lead">${entry.title}</p>`}
${stateOf(view, wording)}
${contents(report, wording)}
<p class="print-hide"><a href="${csvAddress(date, language)}" download>${words.csv}</a><br><span class="quiet">${words.csvHint}</span></p>
${part('samenvatting', words.summary, summaryOf(report, wording))}
${part('deel-1', words.part1, planPart(report, wording))}
${part('deel-2', words.part2, studyPart(report, wording))}
${part('deel-3', words.part3, changesPart(report, wording))}
${part('deel-4', words.part4, limitsOf(wording))}
<h3>${halfYear.proof.heading}</h3><p class="digest">${fill(halfYear.proof.text, { digest })}</p>
${may(actor, 'adoptReports', undefined) && entry?.state !== 'adopted' && reportActs(view, wording)}</div>`
  const address = { page: 'progressReports', rest: [date] } as const
  const sheets = ['desk', 'half-year'] as const
  return deskPage({ title: fill(words.title, { date: day }), main, address, actor, sheets }, wording)
}

/** `lang` because a file has no page around it that says so. */
const csvAddress = (date: LocalDate, language: HalfYearWording['language']): string =>
  `${endpoints.progressReports}/${date}/csv?lang=${language}`

function stateOf({ date, entry, asOf, now }: ShownReport, { halfYear, language }: HalfYearWording): Html {
  const { report: words } = halfYear
  if (entry?.state === 'adopted') {
    const adoptedOn = fullDateInWords(localDateOf(entry.adoptedAt), language)
    return html`<p>${fill(words.adoptedOn, { date: adoptedOn })}</p>`
  }
  const text = isOver(date, now) ? words.draftOver : fill(words.draftToday, { time: exactlyInWords(asOf, language) })
  return html`<p class="notice"><strong>${words.draft}</strong> ${text}</p>`
}

function contents({ lines }: HalfYearReport, wording: HalfYearWording): Html {
  const { report: words } = wording.halfYear
  const link = (anchor: string, text: string, below?: Content) =>
    html`<li><a href="#${anchor}">${text}</a>${below}</li>`
  const ofLines = lines.map(line => link(anchorOfLine(line), lineInWords(line, wording)))
  return html`<nav class="report-contents" aria-labelledby="inhoudsopgave"><h2 id="inhoudsopgave">${words.contents}</h2><ul>
${link('samenvatting', words.summary)}
${link('deel-1', words.part1, ofLines.length > 0 && html`<ul>${ofLines}</ul>`)}
${link('deel-2', words.part2)}
${link('deel-3', words.part3)}
${link('deel-4', words.part4)}</ul></nav>`
}

const part = (anchor: string, title: string, content: Content): Html =>
  html`<section class="report-part" aria-labelledby="${anchor}"><h2 id="${anchor}">${title}</h2>${content}</section>`

function limitsOf({ halfYear: { limits } }: HalfYearWording): Html {
  return html`<ul>${Object.values(limits).map(text => html`<li>${text}</li>`)}</ul>`
}
