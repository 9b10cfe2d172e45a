import type { Actor } from '#domain/access.ts'
import type { Commitment } from '#domain/commitment.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { freshness } from '#domain/standing.ts'
import type { SeenPending, SeenPublished, SeenStanding, SeenStep } from '#domain/standing-seen.ts'
import { fill } from '#domain/text.ts'
import type { Unit } from '#domain/unit.ts'
import type { Names } from '../desk/names.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { trackerPage } from './frame.ts'
import { factsOf } from './standing-facts.ts'
import { standingLine } from './standing-line.ts'
import type { TrackerWording } from './wording.ts'
import { dayInWords, dayOf, statusInWords, titleOf } from './words.ts'

export type StandingView = {
  readonly actor: Actor
  readonly commitment: Commitment
  readonly unit: Unit
  readonly standing: SeenStanding
  /** What became of it, newest first. */
  readonly steps: readonly SeenStep[]
  readonly names: Names
  /** The name of whoever did a step; only asked where somebody may see it. */
  readonly nameOf: (subject: string) => string
  readonly now: Instant
  /** What came of what was just done, above everything. */
  readonly outcome?: Content
  /** What this person can do to it. */
  readonly acts?: Content
}

/** How far one unit is with one thing it took on. */
export function standingPage(view: StandingView, wording: TrackerWording): string {
  const { actor, commitment, unit, standing, outcome, acts } = view
  const { standing: words } = wording.tracker
  const { language } = wording
  const name = unit.name[language]
  const status = statusInWords(standing.published?.update.status ?? 'none', wording)
  const main = html`<p class="crumbs print-hide"><a href="${deskPath('progress', language)}">${wording.tracker.title}</a> › <a href="${deskPath('progress', language, commitment.id)}">${commitment.id}</a></p>
<p class="quiet">${commitment.id}. ${titleOf(commitment, language)}</p>
<h1 tabindex="-1">${fill(words.heading, { unit: name, status })}</h1>
${outcome}${standing.published ? publishedOf(standing.published, view, wording) : nothingOf(view, wording)}
${standing.pending && waitingOf(standing.pending, view, wording)}
${acts}
<h2>${words.history}</h2>${standingLine(view, wording)}
${ways(view, wording)}`
  const address = { page: 'progress', rest: [commitment.id, unit.code] } as const
  return trackerPage({ title: fill(words.title, { id: commitment.id, unit: name }), main, address, actor }, wording)
}

function nothingOf({ standing }: StandingView, { tracker }: TrackerWording): Html {
  const { none, notPublished } = tracker.standing
  return html`<p class="lead">${standing.pending ? notPublished : none}</p>`
}

function publishedOf(published: SeenPublished, view: StandingView, wording: TrackerWording): Html {
  const { standing: words } = wording.tracker
  const { language } = wording
  const { confirmedAt, comments } = published
  const confirmed = fill(words.confirmed, { unit: view.unit.name[language], date: dayOf(confirmedAt, language) })
  return html`${published.isFaded ? fadedOf(published, wording) : html`<p class="lead">${confirmed}</p>`}
${factsOf(published.update, { now: view.now, published }, wording)}
${commentsOf(comments, view, wording)}`
}

function fadedOf(published: SeenPublished, { tracker, language }: TrackerWording): Html {
  const since = dayInWords(freshness(published).since, language)
  const text = fill(tracker.standing.faded, { since, date: dayInWords(published.fadesOn, language) })
  return html`<p class="notice faded"><strong>${text}</strong></p>`
}

/** What regions said; that one had nothing to say is told only to whoever waits for it. */
function commentsOf(comments: SeenPublished['comments'], view: StandingView, wording: TrackerWording): Content {
  const said = comments.filter(({ text }) => text !== undefined)
  if (said.length === 0) return undefined
  return html`<h2>${wording.tracker.standing.comments}</h2>${commentList(said, view, wording)}`
}

function commentList(
  comments: SeenPublished['comments'],
  { names, nameOf }: StandingView,
  { tracker, language }: TrackerWording,
): Html {
  const { saidBy, leftIt } = tracker.standing
  const items = comments.map(({ region, at, by, text }) => {
    const line = fill(saidBy, { region: names.region(region), date: dayOf(at, language) })
    return html`<li><p class="quiet">${line}${by !== undefined && ` (${nameOf(by)})`}</p><p class="written">${text ?? leftIt}</p></li>`
  })
  return html`<ul class="notes">${items}</ul>`
}

function waitingOf(pending: SeenPending, view: StandingView, wording: TrackerWording): Html {
  const { unit, nameOf, now } = view
  const { waiting, sides } = wording.tracker.standing
  const { language } = wording
  const name = unit.name[language]
  const entered = fill(waiting.enteredBy, {
    name: nameOf(pending.enteredBy),
    side: fill(sides[pending.side], { unit: name }),
    date: dayOf(pending.enteredAt, language),
  })
  const waits = fill(waiting[pending.waitsFor], { unit: name, date: dayOf(pending.commentUntil, language) })
  const status = statusInWords(pending.update.status, wording)
  return html`<section class="card waiting"><h2>${fill(waiting.heading, { status })}</h2>
<p><strong>${waits}</strong> ${entered}</p>
${factsOf(pending.update, { now }, wording)}
${pending.comments.length > 0 && commentList(pending.comments, view, wording)}</section>`
}

function ways({ commitment, unit, names }: StandingView, { tracker, language }: TrackerWording): Html {
  const { toCommitment, toRegion, toProgress } = tracker.standing
  const toRegionPage = (region: RegionCode) =>
    html`<li><a href="${deskPath('progressRegion', language, region)}">${fill(toRegion, { region: names.region(region) })}</a></li>`
  return html`<ul class="ways print-hide"><li><a href="${deskPath('progress', language, commitment.id)}">${fill(toCommitment, { id: commitment.id })}</a></li>${unit.regions.map(toRegionPage)}<li><a href="${deskPath('progress', language)}">${toProgress}</a></li></ul>`
}
