import type { Actor } from '#domain/access.ts'
import type { Commitment } from '#domain/commitment.ts'
import type { FollowThrough } from '#domain/follow-through.ts'
import type { Reachability } from '#domain/reachability.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { groupedBy, type TrackerRow } from '#domain/tracker.ts'
import { trackerQuery } from '#domain/tracker-filter.ts'
import type { Unit } from '#domain/unit.ts'
import type { Names } from '../desk/names.ts'
import { deskPath } from '../desk-paths.ts'
import { type FollowThroughWording, followThroughSection } from '../follow-through.ts'
import { type Content, type Html, html } from '../html.ts'
import { trackerPage } from './frame.ts'
import { reachabilitySection } from './reachability.ts'
import { standingTable } from './table.ts'
import { legend, tallyOf } from './tally.ts'
import type { TrackerWording } from './wording.ts'
import { titleOf } from './words.ts'

export type RegionProgress = {
  readonly actor: Actor
  readonly region: RegionCode
  /** What the region itself follows, its police unit, and its municipalities. */
  readonly own: readonly TrackerRow[]
  readonly police: readonly TrackerRow[]
  readonly municipalities: readonly TrackerRow[]
  /** What is followed for the whole country. */
  readonly national: readonly (readonly [Commitment, Unit])[]
  readonly names: Names
  readonly now: Instant
  /** Whether somebody is there for messages, and what became of those there were: next to what was promised. */
  readonly reachability: Reachability
  readonly followThrough: FollowThrough
}

export type RegionWording = TrackerWording & FollowThroughWording

/** Everything that is followed in one region, and for it. */
export function regionProgressPage(view: RegionProgress, wording: RegionWording): string {
  const { actor, region, own, police, names, now } = view
  const { tracker, language } = wording
  const words = tracker.region
  const name = names.region(region)
  const heading = fill(words.heading, { region: name })
  const [policeRow] = police
  const main = html`<p class="crumbs print-hide"><a href="${deskPath('progress', language)}">${tracker.title}</a></p>
<h1 tabindex="-1">${heading}</h1><p class="lead">${words.lead}</p>
<h2>${words.own}</h2>${standingTable(own, { caption: words.own, name: 'commitment', now }, wording)}
${reachabilitySection(view.reachability, wording)}
${followThroughSection(view.followThrough, wording)}
${policeRow && html`<h2>${policeRow.unit.name[language]}</h2>${standingTable(police, { caption: policeRow.unit.name[language], name: 'commitment', now }, wording)}`}
${municipalitiesOf(view, wording)}
${nationalOf(view, wording)}
${legend(wording)}
<p class="print-hide"><a href="${deskPath('progress', language)}">${tracker.standing.toProgress}</a></p>`
  return trackerPage(
    { title: heading, main, address: { page: 'progressRegion', rest: [region] }, actor, sheet: 'figures' },
    wording,
  )
}

function municipalitiesOf({ region, municipalities }: RegionProgress, wording: TrackerWording): Content {
  if (municipalities.length === 0) return undefined
  const { tracker, language } = wording
  const items = [...groupedBy(municipalities, ({ commitment }) => commitment)].map(([commitment, rows]) => {
    const list = `${deskPath('progress', language, commitment.id)}?${trackerQuery({ region })}`
    return html`<li><h3>${commitment.id}. ${titleOf(commitment, language)}</h3>${tallyOf(rows, wording)}<p><a href="${list}">${fill(tracker.region.list, { id: commitment.id })}</a></p></li>`
  })
  return html`<h2>${tracker.region.municipalities}</h2><ul class="commitments">${items}</ul>`
}

function nationalOf({ national }: RegionProgress, { tracker, language }: TrackerWording): Html {
  const items = national.map(
    ([commitment, unit]) =>
      html`<li><a href="${deskPath('progress', language, commitment.id, unit.code)}">${commitment.id}, ${unit.name[language]}</a> ${titleOf(commitment, language)}</li>`,
  )
  return html`<h2>${tracker.region.national}</h2><ul>${items}</ul>`
}
