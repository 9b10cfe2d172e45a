import { type Content, html } from '../html.ts'
import type { HalfYearWording } from './wording.ts'

/** What the programme lead did just now. */
export const reportsDone = ['planned', 'adopted', 'dropped'] as const
export type ReportDone = (typeof reportsDone)[number]

export function noticeOf(done: ReportDone | undefined, { halfYear }: HalfYearWording): Content {
  return done && html`<p class="notice done print-hide" role="status"><strong>${halfYear.done[done]}</strong></p>`
}
