import type { Times } from '#domain/figures.ts'
import type { FollowThrough, LiveQuarter, PublishedYear, Range } from '#domain/follow-through.ts'
import { fill } from '#domain/text.ts'
import { deskPath } from './desk-paths.ts'
import { periodInWords } from './figures-words.ts'
import { type Html, html } from './html.ts'
import type { PageWording } from './wording.ts'

export type FollowThroughWords = typeof import('#content/messages/nl/follow-through.json')

export type FollowThroughWording = Pick<PageWording, 'language'> & {
  /** messages/{nl,en}/follow-through.json */
  readonly followThrough: FollowThroughWords
}

/** How a region's messages are taken up: for its own people as it is now, for everybody as it was published. */
export function followThroughSection(view: FollowThrough, wording: FollowThroughWording): Html {
  const words = wording.followThrough
  return html`<section class="follow-through" id="follow-through"><h2>${words.heading}</h2><p>${words.lead}</p>
${view.live && liveTable(view.live, wording)}
${publishedTable(view.years, wording)}
${rangeOf(view.range, wording)}
<p class="quiet">${words.limit} <a href="${deskPath('figures', wording.language)}">${words.allFigures}</a></p></section>`
}

type Column<Row> = readonly [label: string, cell: (row: Row) => string]

function liveTable(live: readonly LiveQuarter[], wording: FollowThroughWording): Html {
  const { live: words, columns } = wording.followThrough
  const every: readonly Column<LiveQuarter>[] = [
    [columns.messages, ({ messages }) => String(messages)],
    [columns.taking, ({ taking }) => timesInWords(taking, words.tooFew, wording)],
    [columns.firstStep, ({ firstStep }) => timesInWords(firstStep, words.tooFew, wording)],
    [columns.inTime, ({ taken, messages }) => partOf(taken.inTime, messages, wording)],
    [columns.rungs, row => rungsInWords(row, wording)],
    [columns.feedback, ({ feedback, messages }) => partOf(feedback.yes, messages, wording)],
    [columns.registered, ({ registered, messages }) => partOf(registered.yes, messages, wording)],
    [columns.unknown, ({ registered, messages }) => partOf(registered.unknown, messages, wording)],
  ]
  const named = live.map((row): readonly [string, LiveQuarter] => {
    const name = periodInWords(row.quarter, wording.followThrough)
    return [row.isRunning ? fill(words.running, { quarter: name }) : name, row]
  })
  return html`<h3>${words.heading}</h3><p class="notice">${words.notice}</p>${tableOf(columns.quarter, every, named)}`
}

function publishedTable(years: readonly PublishedYear[], wording: FollowThroughWording): Html {
  const { published: words, columns } = wording.followThrough
  if (years.length === 0) return html`<h3>${words.heading}</h3><p>${words.none}</p>`
  const count = (year: PublishedYear, table: 'taking' | 'feedback' | 'registered', value: string): string => {
    const { total, tables } = year.figures
    const shown = tables[table]?.[value]
    return shown === undefined || total === undefined ? words.notShown : partOf(shown, total, wording)
  }
  const every: readonly Column<PublishedYear>[] = [
    [columns.messages, ({ figures }) => String(figures.total ?? words.notShown)],
    [columns.taking, ({ figures }) => timesInWords(figures.taking, words.notShown, wording)],
    [columns.firstStep, ({ figures }) => timesInWords(figures.firstStep, words.notShown, wording)],
    [columns.inTime, year => count(year, 'taking', 'inTime')],
    [columns.feedback, year => count(year, 'feedback', 'yes')],
    [columns.registered, year => count(year, 'registered', 'yes')],
    [columns.unknown, year => count(year, 'registered', 'unknown')],
  ]
  const named = years.map((year): readonly [string, PublishedYear] => [year.year, year])
  return html`<h3>${words.heading}</h3>${tableOf(columns.year, every, named)}<p class="quiet">${words.means}</p>`
}

/** Rows are what is counted, so that the years stand side by side and a trend is read from left to right. */
function tableOf<Row>(corner: string, every: readonly Column<Row>[], rows: readonly (readonly [string, Row])[]): Html {
  const head = rows.map(([name]) => html`<th scope="col">${name}</th>`)
  const body = every.map(
    ([label, cell]) =>
      html`<tr><th scope="row">${label}</th>${rows.map(([, row]) => html`<td>${cell(row)}</td>`)}</tr>`,
  )
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${corner}"><table class="figures trend"><thead><tr><th scope="col">${corner}</th>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

function rangeOf(range: Range | undefined, { followThrough, language }: FollowThroughWording): Html {
  const { range: words } = followThrough
  if (range === undefined) return html`<p>${words.none}</p>`
  const [lowest, highest] = [inWords(range.lowest, language), inWords(range.highest, language)]
  return html`<p>${fill(words.between, { ...range, lowest, highest })}</p>`
}

function timesInWords(
  { median, ninetieth }: Times,
  missing: string,
  { followThrough, language }: FollowThroughWording,
) {
  const { hours, ninth } = followThrough
  if (median === undefined) return missing
  const middle = fill(hours, { hours: inWords(median, language) })
  return ninetieth === undefined ? middle : `${middle}; ${fill(ninth, { hours: inWords(ninetieth, language) })}`
}

function rungsInWords({ rungs }: LiveQuarter, { followThrough }: FollowThroughWording): string {
  return fill(followThrough.rungs, rungs)
}

const partOf = (part: number, whole: number, { followThrough }: FollowThroughWording): string =>
  fill(followThrough.partOf, { part, whole })

const inWords = (number: number, language: FollowThroughWording['language']): string =>
  number.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB')
