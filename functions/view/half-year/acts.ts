import { isOver } from '#domain/half-year.ts'
import { dayAfter } from '#domain/local-time.ts'
import type { LocalDate } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { titleField } from './plan-form.ts'
import type { ShownReport } from './report.ts'
import type { HalfYearWording } from './wording.ts'

/** What the programme lead can do with a draft: plan it, adopt it once its day is over, or drop it. */
export function reportActs(view: ShownReport, wording: HalfYearWording): Html {
  const { acts } = wording.halfYear
  return html`<section class="print-hide" aria-labelledby="vaststellen"><h2 id="vaststellen">${acts.heading}</h2>${actsFor(view, wording)}</section>`
}

function actsFor(view: ShownReport, wording: HalfYearWording): Content {
  const { acts } = wording.halfYear
  const { entry, date, isOvertaken } = view
  const overtaken = html`<p>${acts.overtaken}</p>`
  if (!entry) return isOvertaken ? overtaken : planForm(date, wording)
  return html`${isOvertaken ? overtaken : adoptForm(view, wording)}${actForm(date, 'drop', html`<button class="nl-button nl-button--secondary" type="submit">${acts.drop}</button>`, wording)}`
}

function planForm(date: LocalDate, wording: HalfYearWording): Html {
  const { language, halfYear } = wording
  return html`<form class="form" action="${endpoints.progressReports}" method="post"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="date" value="${date}">
${titleField('', undefined, wording)}
<div class="actions"><button class="nl-button nl-button--primary" type="submit">${halfYear.plan.thisDay}</button></div></form>`
}

/** With the digest of what stands above: nothing else is ever adopted than what somebody looked at. */
function adoptForm({ date, now, digest }: ShownReport, wording: HalfYearWording): Content {
  const { acts } = wording.halfYear
  if (!isOver(date, now)) {
    return html`<p>${fill(acts.tooEarly, { date: fullDateInWords(dayAfter(date), wording.language) })}</p>`
  }
  const content = html`<p>${acts.adoptHint}</p><input type="hidden" name="digest" value="${digest}"><button class="nl-button nl-button--primary" type="submit">${acts.adopt}</button>`
  return actForm(date, 'adopt', content, wording)
}

function actForm(date: LocalDate, act: 'adopt' | 'drop', content: Html, { language }: HalfYearWording): Html {
  return html`<form class="report-act" action="${endpoints.progressReports}/${date}/${act}" method="post"><input type="hidden" name="lang" value="${language}">${content}</form>
`
}
