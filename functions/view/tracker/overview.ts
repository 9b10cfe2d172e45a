import type { Actor } from '#domain/access.ts'
import type { Commitment, Study } from '#domain/commitment.ts'
import type { Instant } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { groupedBy, isPicked, type ListedLine, levelOrder, type TrackerRow } from '#domain/tracker.ts'
import { everyLine, ownerKey, picksStandings, type TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'
import type { Level } from '#domain/unit.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { csvAddress } from './export.ts'
import { lineInWords, trackerFilterForm } from './filter.ts'
import { foundTable } from './found.ts'
import { trackerPage } from './frame.ts'
import { matrix } from './matrix.ts'
import { countInWords, standingTable } from './table.ts'
import { legend, tallyOf, waitingInWords } from './tally.ts'
import type { TrackerWording } from './wording.ts'
import { dayInWords, dayOf, ownWords, titleOf } from './words.ts'

export type TrackerOverview = {
  readonly actor: Actor
  readonly filter: TrackerFilter
  readonly study: Pick<Study, 'source' | 'date'>
  readonly lines: readonly ListedLine[]
  /** All there are, to choose from. */
  readonly commitments: readonly Commitment[]
  /** Of those the filter is about, for everybody who answers for them. */
  readonly rows: readonly TrackerRow[]
  readonly seesEntries: boolean
  readonly now: Instant
}

/** What was recommended, and what has become of it. */
export function trackerOverviewPage(view: TrackerOverview, wording: TrackerWording): string {
  const { actor, filter, now, study, lines, commitments, seesEntries } = view
  const { overview, title } = wording.tracker
  const { language } = wording
  const action = deskPath('progress', language)
  const address = (query: string) => `${action}?${query}`
  const source = html`<a href="${study.source}" rel="noreferrer">${fill(overview.source, { date: dayInWords(study.date, language) })}</a>`
  const main = html`<p class="quiet">${fill(overview.asOf, { date: dayOf(now, language) })}</p>
<h1 tabindex="-1">${overview.heading}</h1>
<p class="lead">${overview.lead}</p><p class="quiet">${overview.caution} ${source}.</p>
${waitingInWords(view.rows, { filter, address }, wording)}
${linesOf(view, wording)}
${trackerFilterForm({ filter, action, choices: { lines, commitments, seesEntries } }, wording)}
${contentOf(view, address, wording)}
${legend(wording)}
${downloads(filter, lines, wording)}`
  return trackerPage({ title, main, address: { page: 'progress', query: trackerQuery(filter) }, actor }, wording)
}

/** The recommendations, or one line of the plan at a time. */
function linesOf({ filter, lines }: TrackerOverview, { tracker, language }: TrackerWording): Content {
  const { overview, filters } = tracker
  if (lines.length === 0) return html`<p class="quiet">${overview.noPlan}</p>`
  const links = [
    { line: undefined, label: filters.recommendations },
    ...lines.map(line => ({ line: line.line, label: lineInWords(line, { tracker, language }) })),
    { line: everyLine, label: filters.everything },
  ]
  const items = links.map(({ line, label }) => {
    const query = trackerQuery({ ...filter, line, page: 1 })
    const address = deskPath('progress', language) + (query === '' ? '' : `?${query}`)
    return html`<li><a href="${address}"${line === filter.line && html` aria-current="true"`}>${label}</a></li>`
  })
  return html`<nav class="lines print-hide" aria-label="${filters.line}"><ul>${items}</ul></nav>`
}

function contentOf(view: TrackerOverview, address: (query: string) => string, wording: TrackerWording): Content {
  const { filter, rows } = view
  if (picksStandings(filter)) return listOf(view, address, wording)
  if (rows.length === 0) return html`<p class="notice">${wording.tracker.table.found.none}</p>`
  return filter.by === 'owner' ? ownersOf(view, wording) : levelsOf(view, wording)
}

/** Standings that the filter picks, wherever they are. */
function listOf(
  { filter, rows, now }: TrackerOverview,
  address: (query: string) => string,
  wording: TrackerWording,
): Html {
  const picked = rows.filter(row => isPicked(row, filter))
  const caption = countInWords(picked.length, wording)
  return foundTable(picked, { caption, name: 'both', now, filter, address }, wording)
}

function levelsOf(view: TrackerOverview, wording: TrackerWording): Content {
  return levelOrder.map(level => {
    const rows = view.rows.filter(({ commitment }) => commitment.level === level)
    return rows.length > 0 && levelOf(level, rows, view, wording)
  })
}

function levelOf(level: Level, rows: readonly TrackerRow[], { now }: TrackerOverview, wording: TrackerWording): Html {
  const { levels, overview } = wording.tracker
  const heading = levels[level]
  if (level === 'national') {
    const byOrganisation = rows.toSorted((one, other) => one.unit.name.nl.localeCompare(other.unit.name.nl, 'nl'))
    const groups = groupedBy(byOrganisation, ({ unit }) => unit)
    const tables = [...groups].map(
      ([unit, own]) =>
        html`<h3>${unit.name[wording.language]}</h3>${standingTable(own, { caption: unit.name[wording.language], name: 'commitment', now }, wording)}`,
    )
    return html`<section class="level"><h2>${heading}</h2>${tables}</section>`
  }
  const table = {
    caption: fill(overview.matrix, { level: heading }),
    id: `matrix-${level}`,
    rowHead: overview.rowHeads[level],
  }
  return html`<section class="level"><h2>${heading}</h2>
<ul class="commitments">${[...groupedBy(rows, ({ commitment }) => commitment)].map(group => commitmentItem(group, wording))}</ul>
${level !== 'municipality' && matrix(rows, table, wording)}</section>`
}

/** By whoever answers for it: what that is, and how far it is. */
function ownersOf({ rows }: TrackerOverview, wording: TrackerWording): Content {
  return [...groupedBy(rows, ({ commitment }) => ownerKey(commitment))].map(([, own]) => {
    const [first] = own
    const items = [...groupedBy(own, ({ commitment }) => commitment)].map(group =>
      commitmentItem(group, wording, false),
    )
    return (
      first &&
      html`<section class="level"><h2>${ownWords(first.commitment.owner, wording.language)}</h2><ul class="commitments">${items}</ul></section>`
    )
  })
}

function commitmentItem(
  [commitment, rows]: readonly [Commitment, readonly TrackerRow[]],
  wording: TrackerWording,
  namesOwner = true,
): Html {
  const { language } = wording
  const link = html`<a href="${deskPath('progress', language, commitment.id)}">${commitment.id}. ${titleOf(commitment, language)}</a>`
  return html`<li><h3>${link}</h3>${namesOwner && html`<p class="quiet">${ownWords(commitment.owner, language)}</p>`}${tallyOf(rows, wording)}${commitment.level === 'municipality' && html`<p><a href="${deskPath('progress', language, commitment.id)}">${wording.tracker.overview.perRegion}</a></p>`}</li>`
}

function downloads(filter: TrackerFilter, lines: readonly ListedLine[], { tracker, language }: TrackerWording): Html {
  const { csv, csvAll, reports } = tracker.overview
  const link = (query: Partial<TrackerFilter>, label: string) =>
    html`<li><a href="${csvAddress(query, language)}">${label}</a></li>`
  return html`<ul class="ways print-hide">${link(filter, csv)}${lines.length > 0 && link({ line: everyLine }, csvAll)}<li><a href="${deskPath('progressReports', language)}">${reports}</a></li></ul>`
}
