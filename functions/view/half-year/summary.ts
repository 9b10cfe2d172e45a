import type { HalfYearReport } from '#domain/half-year-report.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { type Html, html } from '../html.ts'
import type { HalfYearWording } from './wording.ts'

/** The whole report in a few sentences with their numbers. */
export function summaryOf(report: HalfYearReport, wording: HalfYearWording): Html {
  const { summary } = wording.halfYear
  const { actions, recommendations, counts } = report.summary
  const { units, unstated, faded } = counts
  const stated = units - unstated
  const sentences = [
    actions.total === 0 ? summary.noActions : fill(summary.actions, actions),
    fill(summary.recommendations, recommendations),
    fill(summary.units, { units, unstated, stated }),
    fill(summary.faded, { faded, stated }),
    changedInWords(report, wording),
  ]
  return html`<ul>${sentences.map(sentence => html`<li>${sentence}</li>`)}</ul>`
}

function changedInWords({ since }: HalfYearReport, { halfYear: { summary }, language }: HalfYearWording): string {
  if (!since) return summary.first
  const date = fullDateInWords(since.date, language)
  const places = since.changes.length
  return places === 0 ? fill(summary.unchanged, { date }) : fill(summary.changed, { date, places })
}
