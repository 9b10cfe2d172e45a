import type { Instant } from '#domain/report.ts'
import type { SeenStanding } from '#domain/standing-seen.ts'
import { fill } from '#domain/text.ts'
import { statusOf, type TrackerRow } from '#domain/tracker.ts'
import type { StatusOrNone } from '#domain/tracker-filter.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { isOverdue } from './standing-facts.ts'
import type { TrackerWording } from './wording.ts'
import { dayInWords, dayOf, statusInWords, titleOf } from './words.ts'

/** Which of both a row is called by: who it is, what it is, or both. */
export type RowName = 'unit' | 'commitment' | 'both'

type Table = {
  readonly caption: string
  readonly name: RowName
  readonly now: Instant
}

/** Standings one below the other; on a phone each is a card. */
export function standingTable(rows: readonly TrackerRow[], table: Table, wording: TrackerWording): Html {
  const { columns } = wording.tracker.table
  const showsWaiting = rows.some(({ standing }) => standing.pending !== undefined)
  const head = [
    { unit: columns.unit, commitment: columns.commitment, both: columns.both }[table.name],
    columns.status,
    columns.confirmed,
    columns.target,
    ...(showsWaiting ? [columns.waits] : []),
  ]
  const body = rows.map(row => rowOf(row, { ...table, showsWaiting }, wording))
  return html`<table class="desk-list standings"><caption class="hidden-visually">${table.caption}</caption><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${body}</tbody></table>`
}

/** Status and whether it is old news, in words; the sign before it is only drawn. */
export function statusMark(row: Pick<TrackerRow, 'standing'>, wording: TrackerWording): Html {
  const status = statusOf(row)
  const isFaded = row.standing.published?.isFaded === true
  return html`${sign(status, isFaded)}${statusInWords(status, wording)}${isFaded && html`<span class="old">, ${wording.tracker.table.faded}</span>`}`
}

export const sign = (status: StatusOrNone, isFaded = false): Html =>
  html`<span class="sign ${status}${isFaded && ' old'}" aria-hidden="true"></span>`

function rowOf(
  row: TrackerRow,
  { name, now, showsWaiting }: Table & { readonly showsWaiting: boolean },
  wording: TrackerWording,
): Html {
  const { tracker, language } = wording
  const { columns } = tracker.table
  const { published, pending } = row.standing
  const label = { unit: columns.unit, commitment: columns.commitment, both: columns.both }[name]
  return html`<tr><th scope="row" data-label="${label}">${nameOf(row, name, wording)}</th>
<td data-label="${columns.status}"><span class="status">${statusMark(row, wording)}</span></td>
<td data-label="${columns.confirmed}">${published && dayOf(published.confirmedAt, language)}</td>
<td data-label="${columns.target}">${published && targetOf(published, now, wording)}</td>${
    showsWaiting &&
    html`
<td data-label="${columns.waits}">${pending && tracker.waitsFor[pending.waitsFor]}</td>`
  }</tr>`
}

function nameOf({ commitment, unit }: TrackerRow, name: RowName, wording: TrackerWording): Content {
  const { language } = wording
  const address = deskPath('progress', language, commitment.id, unit.code)
  if (name === 'unit') return html`<a href="${address}">${unit.name[language]}</a>`
  if (name === 'commitment') return html`<a href="${address}">${commitment.id}</a> ${titleOf(commitment, language)}`
  return html`<a href="${address}">${commitment.id}, ${unit.name[language]}</a>`
}

function targetOf({ update }: NonNullable<SeenStanding['published']>, now: Instant, wording: TrackerWording): Content {
  const { targetDate } = update
  if (targetDate === undefined) return undefined
  const { past } = wording.tracker.standing
  return html`${dayInWords(targetDate, wording.language)}${isOverdue(update, now) && html` <strong class="late">${past}</strong>`}`
}

/** Said above a list that an address narrowed down. */
export function countInWords(count: number, { tracker }: TrackerWording): string {
  const { none, one, many } = tracker.table.found
  if (count === 0) return none
  return count === 1 ? one : fill(many, { count })
}
