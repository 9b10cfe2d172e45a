import type { ReportedUnit } from '#domain/half-year.ts'
import type { Counts } from '#domain/half-year-report.ts'
import { type ChamberStatus, chamberStatus, type Evidence, Status } from '#domain/standing.ts'
import { fill } from '#domain/text.ts'
import { type Content, type Html, html } from '../html.ts'
import { dayInWords } from '../tracker/words.ts'
import type { HalfYearWording } from './wording.ts'

/** Of one unit or of several together. */
export function chamberInWords(status: ChamberStatus | undefined, { tracker }: HalfYearWording): string {
  return tracker.chamber[status ?? 'neither']
}

export function statusInWords({ stated }: Pick<ReportedUnit, 'stated'>, { tracker }: HalfYearWording): string {
  return tracker.statuses[stated?.status ?? 'none']
}

/** Of one unit in the government's words, where anything is known of it. */
export function chamberOfUnit({ stated }: Pick<ReportedUnit, 'stated'>, wording: HalfYearWording): string {
  return stated ? chamberInWords(chamberStatus(stated.status), wording) : wording.tracker.statuses.none
}

/** How many are how far: `geborgd 4 van 25`, and so on; of only one unit just its status. */
export function countsInWords(counts: Counts, { halfYear, tracker }: HalfYearWording): Html {
  const each = Status.options.map(status => ({ name: tracker.statuses[status], count: counts[status] })).toReversed()
  const all = [...each, { name: tracker.statuses.none, count: counts.unstated }].filter(({ count }) => count > 0)
  const items = all.map(({ name, count }) => {
    const share = counts.units === 1 ? '' : ` ${fill(halfYear.report.of, { count, units: counts.units })}`
    return html`<li>${name}${share}</li>`
  })
  return html`<ul class="counts">${items}</ul>`
}

/** The document with its day, as a link where it can be read. */
export function evidenceInWords(evidence: Evidence | undefined, { halfYear, language }: HalfYearWording): Content {
  if (!evidence) return halfYear.report.noEvidence
  const { title, url, on } = evidence
  const named = fill(halfYear.report.evidenceOf, { title, date: dayInWords(on, language) })
  return url === undefined ? named : html`<a href="${url}" rel="noreferrer">${named}</a>`
}
