import type { Actor } from '#domain/access.ts'
import type { Commitment } from '#domain/commitment.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { isPicked, type TrackerRow, tally } from '#domain/tracker.ts'
import { picksStandings, type TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'
import type { Names } from '../desk/names.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { csvAddress } from './export.ts'
import { trackerFilterForm } from './filter.ts'
import { foundTable } from './found.ts'
import { trackerPage } from './frame.ts'
import { type Tiles, tileGrid } from './grid.ts'
import { countInWords, standingTable } from './table.ts'
import { furthestFirst, legend, tallyOf, waitingInWords } from './tally.ts'
import type { TrackerWording } from './wording.ts'
import { ownWords, titleIn, titleOf } from './words.ts'

export type CommitmentView = {
  readonly actor: Actor
  readonly commitment: Commitment
  readonly filter: TrackerFilter
  /** Everybody who answers for it. */
  readonly rows: readonly TrackerRow[]
  readonly regions: readonly RegionCode[]
  readonly tiles: Tiles
  readonly names: Names
  readonly seesEntries: boolean
  readonly now: Instant
}

/** One thing that was recommended, and how far everybody is who answers for it. */
export function commitmentPage(view: CommitmentView, wording: TrackerWording): string {
  const { actor, commitment, filter, rows, seesEntries } = view
  const { language } = wording
  const { tracker } = wording
  const action = deskPath('progress', language, commitment.id)
  const address = (query: string) => `${action}?${query}`
  const isMany = commitment.level === 'municipality'
  const regions = isMany ? { regions: view.regions.map(code => [code, view.names.region(code)] as const) } : {}
  const main = html`<p class="crumbs print-hide"><a href="${deskPath('progress', language)}">${tracker.title}</a></p>
<p class="quiet">${tracker.levels[commitment.level]}</p>
<h1 tabindex="-1">${commitment.id}. ${titleOf(commitment, language)}</h1>
<p>${tracker.commitment.owner} ${ownWords(commitment.owner, language)}</p>
${tallyOf(rows, wording)}
${waitingInWords(rows, { filter: {}, address }, wording)}
${rows.length > 1 && trackerFilterForm({ filter, action, choices: { ...regions, seesEntries } }, wording)}
${contentOf(view, address, wording)}
${legend(wording)}
<ul class="ways print-hide"><li><a href="${csvOf(view, wording)}">${tracker.overview.csv}</a></li><li><a href="${deskPath('progress', language)}">${tracker.standing.toProgress}</a></li></ul>`
  const title = `${commitment.id}. ${titleIn(commitment, language)}`
  const place = { page: 'progress', rest: [commitment.id], query: trackerQuery(filter) } as const
  return trackerPage({ title, main, address: place, actor }, wording)
}

const csvOf = ({ commitment, filter }: CommitmentView, { language }: TrackerWording): string =>
  csvAddress({ ...filter, commitment: commitment.id }, language)

function contentOf(view: CommitmentView, address: (query: string) => string, wording: TrackerWording): Content {
  const { commitment, filter } = view
  const isNarrow = picksStandings(filter) || filter.region !== undefined
  if (isNarrow) return listOf(view, address, wording)
  if (commitment.level === 'municipality') return perRegion(view, address, wording)
  return everybody(view, wording)
}

/** Where it is for the regions, the country in tiles; a table underneath, always. */
function everybody({ commitment, rows, tiles, now }: CommitmentView, wording: TrackerWording): Html {
  const words = wording.tracker.commitment
  const isGrid = commitment.level === 'region'
  const table = standingTable(rows, { caption: words.table, name: 'unit', now }, wording)
  return html`${isGrid && html`<h2>${words.grid}</h2><div class="country">${tileGrid(rows, tiles, wording)}<div class="card"><h3>${words.reading}</h3><p class="quiet">${words.caution}</p></div></div>`}
<h2>${words.table}</h2>${table}`
}

function listOf(view: CommitmentView, address: (query: string) => string, wording: TrackerWording): Html {
  const { filter, rows, names, now } = view
  const { region } = filter
  const picked = rows.filter(
    row => (region === undefined || row.unit.regions.includes(region)) && isPicked(row, filter),
  )
  const count = countInWords(picked.length, wording)
  const caption = region === undefined ? count : `${names.region(region)}: ${count}`
  return foundTable(picked, { caption, name: 'unit', now, filter, address }, wording)
}

/** Too many to list: how many are how far in each region, and a way to who they are. */
function perRegion(
  { rows, regions, names }: CommitmentView,
  address: (query: string) => string,
  wording: TrackerWording,
): Html {
  const { commitment: words, statuses, overview } = wording.tracker
  const line = (name: Content, own: readonly TrackerRow[]) => {
    const counted = tally(own).statuses
    return html`<tr><th scope="row" data-label="${overview.rowHeads.region}">${name}</th>${furthestFirst.map(status => html`<td class="number" data-label="${statuses[status]}">${counted.get(status) ?? 0}</td>`)}</tr>
`
  }
  const body = regions.map(code => {
    const own = rows.filter(({ unit }) => unit.regions.includes(code))
    return line(html`<a href="${address(trackerQuery({ region: code }))}">${names.region(code)}</a>`, own)
  })
  return html`<h2>${words.perRegion}</h2>
<table class="desk-list counts"><caption class="hidden-visually">${words.perRegion}</caption><thead><tr><th scope="col">${overview.rowHeads.region}</th>${furthestFirst.map(status => html`<th scope="col">${statuses[status]}</th>`)}</tr></thead>
<tbody>${body}</tbody><tfoot>${line(fill(words.total, { count: rows.length }), rows)}</tfoot></table>`
}
