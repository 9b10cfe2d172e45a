import type { Instant } from '#domain/report.ts'
import type { Evidence, Update } from '#domain/standing.ts'
import type { SeenPublished } from '#domain/standing-seen.ts'
import { fill } from '#domain/text.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type Content, type Html, html } from '../html.ts'
import type { TrackerWording } from './wording.ts'
import { chamberInWords, dayInWords, dayOf, statusInWords } from './words.ts'

type Beside = {
  readonly now: Instant
  /** When it was confirmed and published; absent for an entry that waits. */
  readonly published?: Pick<SeenPublished, 'at' | 'confirmedAt' | 'fadesOn' | 'isFaded'>
}

/** What was said of how far it is, fact by fact; what was not said has no row, but for evidence. */
export function factsOf(update: Update, beside: Beside, wording: TrackerWording): Html {
  const { facts } = wording.tracker.standing
  const { status, note, evidence, owner } = update
  const rows: readonly (readonly [string, Content])[] = [
    [facts.status, html`<strong>${statusInWords(status, wording)}</strong>. ${wording.tracker.means[status]}`],
    [facts.chamber, chamberInWords(status, wording)],
    [facts.note, note === undefined ? undefined : html`<span class="written">${note}</span>`],
    [facts.evidence, evidence === undefined ? wording.tracker.standing.noEvidence : evidenceOf(evidence, wording)],
    [facts.owner, owner],
    [facts.targetDate, targetOf(update, beside, wording)],
    [facts.confirmedOn, confirmedOf(beside, wording)],
    [facts.publishedOn, beside.published && dayOf(beside.published.at, wording.language)],
  ]
  const shown = rows.filter(([, content]) => content !== undefined)
  return html`<dl class="answers">${shown.map(([term, content]) => html`<div><dt>${term}</dt><dd>${content}</dd></div>`)}</dl>`
}

export function evidenceOf({ title, url, on }: Evidence, { tracker, language }: TrackerWording): Html {
  const name = url === undefined ? html`${title}` : html`<a href="${url}" rel="noreferrer">${title}</a>`
  return html`${name}, ${fill(tracker.standing.evidenceOf, { date: dayInWords(on, language) })}`
}

/** Something that is finished, or does not apply, is late no more. */
export function isOverdue({ status, targetDate }: Update, now: Instant): boolean {
  const isOver = status === 'embedded' || status === 'notApplicable'
  return !isOver && targetDate !== undefined && targetDate < localDateOf(now)
}

function targetOf(update: Update, { now }: Beside, { tracker, language }: TrackerWording): Content {
  const { targetDate, dateReason } = update
  if (targetDate === undefined) return undefined
  const { past, moved } = tracker.standing
  return html`${dayInWords(targetDate, language)}${isOverdue(update, now) && html` <strong class="late">${past}</strong>`}${dateReason !== undefined && html`<br><span class="quiet">${fill(moved, { reason: dateReason })}</span>`}`
}

function confirmedOf({ published }: Beside, { tracker, language }: TrackerWording): Content {
  if (!published) return undefined
  const date = dayOf(published.confirmedAt, language)
  if (published.isFaded) return date
  return fill(tracker.standing.fresh, { date, until: dayInWords(published.fadesOn, language) })
}
