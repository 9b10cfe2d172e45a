import type { Actor } from '#domain/access.ts'
import type { ActName } from '#domain/desk-act.ts'
import { type About, type DeskFilter, type DeskRow, rowsPerPage, type Section } from '#domain/desk-list.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { dateInWords, exactlyInWords, inWords, timeInWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { filterForm, queryOf } from './filter.ts'
import { addressOf, deskPage } from './frame.ts'
import { aboutInWords, type Names } from './names.ts'
import { onPage, pager, shownPage } from './pager.ts'
import type { DeskWording } from './wording.ts'

export type DeskList = {
  readonly actor: Actor
  readonly rows: readonly DeskRow[]
  readonly filter: DeskFilter
  /** The regions this person may choose between. */
  readonly regions: readonly RegionCode[]
  readonly names: Names
  /** An act after which this person no longer sees the message. */
  readonly done?: ActName | undefined
}

/** What waits for this person, then what is under way and what waits for others. */
export function deskListPage(list: DeskList, wording: DeskWording): string {
  const { actor, rows, filter } = list
  const paging = { count: rows.length, perPage: rowsPerPage, page: filter.page }
  const addressOfPage = (page: number) => ({ page: 'reports', query: queryOf(filter, page) }) as const
  const main = html`<h1 tabindex="-1">${headingOf(list, wording)}</h1>
${list.done && doneNotice(list.done, wording)}
${list.regions.length === 0 ? html`<p class="notice">${wording.desk.list.noRole}</p>` : filterForm(list, wording)}
${sections.map(section => sectionOf(section, onPage(rows, paging), list, wording))}
${rows.length === 0 && html`<p class="quiet">${wording.desk.list.empty}</p>`}
${pager(paging, page => addressOf(addressOfPage(page), wording.language), wording)}`
  const address = addressOfPage(shownPage(paging))
  return deskPage({ title: wording.desk.list.title, main, address, actor }, wording)
}

/** What the last act came to, said at once to whoever listens. */
export function doneNotice(done: ActName, { desk }: DeskWording): Html {
  return html`<p class="notice done" role="status"><strong>${desk.report.done[done]}</strong></p>`
}

const sections: readonly Section[] = ['mine', 'running', 'others', 'closed']

function headingOf({ rows, filter }: DeskList, { desk: { list } }: DeskWording): string {
  if (filter.show === 'closed') return list.heading.closed
  const count = rows.filter(({ section }) => section === 'mine').length
  if (count === 0) return list.heading.none
  return count === 1 ? list.heading.one : fill(list.heading.many, { count })
}

function sectionOf(section: Section, shown: readonly DeskRow[], list: DeskList, wording: DeskWording): Content {
  const rows = shown.filter(row => row.section === section)
  if (rows.length === 0) return undefined
  const { columns, sections: titles } = wording.desk.list
  const head = [columns.message, columns.about, columns.since, columns.due, columns.with]
  return html`<section class="desk-section" aria-labelledby="s-${section}"><h2 id="s-${section}">${titles[section]}</h2>
<table class="desk-list"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(row => rowOf(row, list, wording))}</tbody></table></section>`
}

function rowOf(row: DeskRow, { names }: DeskList, wording: DeskWording): Html {
  const { report, role, about } = row
  const { desk, language, shared } = wording
  const { columns } = desk.list
  return html`<tr${row.overdueSince !== undefined && html` class="is-late"`}>
<th scope="row" data-label="${columns.message}"><a href="${deskPath('message', language, report.reference)}">${report.reference}</a>${about && fromOf(about, wording)}</th>
<td data-label="${columns.about}">${urgencyBadge(report.urgency, wording)}${aboutOf(about, names, wording)}</td>
<td data-label="${columns.since}">${exactlyInWords(report.receivedAt, language)}</td>
<td data-label="${columns.due}">${dueInWords(row, names, wording)}</td>
<td data-label="${columns.with}">${role && shared.roles[role].name}<br><span class="quiet">${names.region(report.region)}</span></td></tr>`
}

function fromOf({ asked, reporterType }: About, { desk: { list } }: DeskWording): Html {
  return html`<br><span class="quiet">${list.asked[asked]} · ${list.reporters[reporterType]}</span>`
}

function aboutOf(about: About | undefined, names: Names, wording: DeskWording): Html {
  if (about === undefined) return html`<span class="quiet">${wording.desk.list.opensLater}</span>`
  const { what, which } = aboutInWords(about, wording, names)
  return html`${what}<br><span class="quiet">${which}</span>`
}

export function urgencyBadge(urgency: DeskRow['report']['urgency'], { desk: { list } }: DeskWording): Content {
  return urgency === 'normal' ? undefined : html`<strong class="badge ${urgency}">${list.urgency[urgency]}</strong> `
}

/** Nothing is promised any more. */
function restInWords(
  snooze: DeskRow['report']['snooze'],
  { list, language }: Pick<DeskWording, 'language'> & Pick<DeskWording['desk'], 'list'>,
): string {
  return snooze ? fill(list.snoozed, { date: dateInWords(snooze.until, language) }) : list.stepDone
}

function dueInWords(row: DeskRow, names: Names, { desk: { list }, language, shared }: DeskWording): Content {
  const { report, dueAt, overdueSince, isDueToday } = row
  const { state, handover, snooze } = report
  if (handover) return fill(list.offered, { region: names.region(handover.to) })
  if (row.asksForExtension) return html`<strong class="late">${list.asksForExtension}</strong>`
  if (overdueSince !== undefined) {
    return html`<strong class="late">${fill(list.overdue, { time: inWords(overdueSince, language) })}</strong>`
  }
  const step = state.phase === 'acknowledged' && fill(list.firstStep, { step: shared.firstSteps[state.firstStep] })
  if (dueAt === undefined) return state.phase === 'acknowledged' ? restInWords(snooze, { list, language }) : undefined
  const when = isDueToday
    ? html`<strong class="soon">${fill(list.today, { time: timeInWords(dueAt, language) })}</strong>`
    : inWords(dueAt, language)
  return html`${when}${step && html`<br><span class="quiet">${step}</span>`}`
}
