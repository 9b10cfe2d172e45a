import type { Actor } from '#domain/access.ts'
import type { CoverageRow, CoverageSummary, RoleGap } from '#domain/coverage.ts'
import type { JudgedRung } from '#domain/drill.ts'
import type { LocalDate } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords, listInWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { deskPage } from './frame.ts'
import type { Names } from './names.ts'
import type { DirectoryWording } from './wording.ts'

export type CoverageOverview = {
  readonly actor: Actor
  readonly summaries: readonly CoverageSummary[]
  readonly names: Names
}

/** One line for each region that somebody may see: complete, or what is missing. */
export function coverageOverviewPage({ actor, summaries, names }: CoverageOverview, wording: DirectoryWording): string {
  const { proof } = wording.directory
  const { columns } = proof
  const rows = summaries.map(
    ({ region, isComplete, gaps, isOnCall }) =>
      html`<tr><th scope="row" data-label="${columns.region}"><a href="${deskPath('coverage', wording.language, region)}">${names.region(region)}</a></th>
<td data-label="${columns.office}">${isComplete ? proof.complete : html`<strong class="late">${proof.incomplete}</strong> <span class="quiet">${gaps.map(gap => roleGapInWords(gap, wording)).join('; ')}</span>`}</td>
<td data-label="${columns.nights}">${isOnCall ? proof.awake : proof.asleep}</td></tr>`,
  )
  const head = [columns.region, columns.office, columns.nights]
  const main = html`<h1 tabindex="-1">${proof.heading}</h1><p class="lead">${proof.lead}</p>
${rows.length === 0 ? html`<p class="notice">${wording.directory.pages.noRegion}</p>` : tableOf(head, rows)}`
  return deskPage({ title: proof.heading, main, address: { page: 'coverage' }, actor }, wording)
}

export type RegionCoverage = {
  readonly actor: Actor
  readonly region: RegionCode
  readonly rows: readonly CoverageRow[]
  /** The last drill, and what it showed of this region; absent before the first. */
  readonly drill?: { readonly day: LocalDate; readonly rungs: readonly JudgedRung[] } | undefined
  readonly names: Names
  /** The organisation of an entry of the directory. */
  readonly organisationOf: (id: string) => string
}

/** For every message a region can get, at every hour: who would be reached, and where nobody is. */
export function regionCoveragePage(view: RegionCoverage, wording: DirectoryWording): string {
  const { actor, region, rows, names } = view
  const { proof } = wording.directory
  const gaps = rows.filter(({ gap }) => gap !== undefined)
  const { columns } = proof
  const head = [columns.about, columns.hours, columns.first, columns.then]
  const main = html`<p class="print-hide"><a href="${deskPath('coverage', wording.language)}">${proof.back}</a></p>
<h1 tabindex="-1">${fill(proof.headingOf, { region: names.region(region) })}</h1><p class="lead">${proof.leadRegion}</p>
<p class="print-hide"><a href="${deskPath('directory', wording.language, region)}">${proof.toDirectory}</a></p>
<h2>${proof.gaps}</h2>${gaps.length === 0 ? html`<p class="notice">${proof.noGaps}</p>` : html`<ul>${gaps.map(row => html`<li>${aboutRow(row, view, wording)}, ${hoursOf(row, wording)}: <strong class="late">${gapInWords(row, wording)}</strong></li>`)}</ul>`}
<h2>${proof.everything}</h2>${tableOf(
    head,
    rows.map(row => rowOf(row, view, wording)),
  )}
<h2>${proof.drill}</h2>${drillOf(view, wording)}`
  return deskPage({ title: proof.heading, main, address: { page: 'coverage', rest: [region] }, actor }, wording)
}

function tableOf(head: readonly string[], rows: readonly Html[]): Html {
  return html`<table class="desk-list"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}

function rowOf(row: CoverageRow, view: RegionCoverage, wording: DirectoryWording): Html {
  const { columns } = wording.directory.proof
  const { first, chain } = row
  const names = first.map(view.organisationOf)
  const later = chain
    .slice(1)
    .map(({ role, holders }) =>
      holders.length > 0
        ? wording.shared.roles[role].name
        : `${wording.shared.roles[role].name} (${wording.directory.proof.nobody})`,
    )
  return html`<tr><th scope="row" data-label="${columns.about}">${aboutRow(row, view, wording)}</th>
<td data-label="${columns.hours}">${hoursOf(row, wording)}</td>
<td data-label="${columns.first}">${names.length > 0 ? names.join(', ') : wording.directory.proof.nobody}${row.gap && html`<br><strong class="late">${gapInWords(row, wording)}</strong>`}</td>
<td data-label="${columns.then}">${later.join(' → ')}</td></tr>`
}

function gapInWords({ gap }: CoverageRow, wording: DirectoryWording): string {
  if (gap === undefined) return ''
  return 'role' in gap ? roleGapInWords(gap, wording) : wording.shared.reasons[gap.reason]
}

function roleGapInWords({ role, reason }: RoleGap, { shared }: DirectoryWording): string {
  return `${shared.roles[role].name}: ${shared.reasons[reason]}`
}

function aboutRow(row: CoverageRow, { names }: RegionCoverage, wording: DirectoryWording): string {
  const { desk, form, language } = wording
  const elsewhere: Readonly<Record<string, string>> = desk.list.elsewhere
  const parts = [
    row.ageGroups === 'all' ? [] : row.ageGroups.map(age => desk.list.ages[age]),
    row.forms === 'all' ? [] : row.forms.map(name => form.questions.forms.options[name].toLowerCase()),
    row.places === 'all' ? [] : row.places.map(place => elsewhere[place] ?? names.municipality(place)),
    pacesOf(row, wording),
  ].filter(part => part.length > 0)
  return [desk.list.kinds[row.kind], ...parts.map(part => listInWords(part, language))].join('; ')
}

/** At night only something acute wakes anybody: there a row is about nothing else. */
function pacesOf({ paces, moments }: CoverageRow, { directory, shared }: DirectoryWording): readonly string[] {
  if (moments !== 'all' && moments.includes('closed')) return [shared.urgency.acute]
  return paces === 'all' ? [] : paces.map(pace => directory.coverage[pace])
}

function hoursOf({ moments }: CoverageRow, { directory, language }: DirectoryWording): string {
  if (moments === 'all') return directory.proof.workingDays
  const words = moments.map(moment =>
    moment === 'closed' ? directory.coverage.closed : directory.options.days[moment],
  )
  return listInWords(words, language)
}

function drillOf({ drill }: RegionCoverage, wording: DirectoryWording): Content {
  const { proof } = wording.directory
  if (!drill) return html`<p class="quiet">${proof.noDrill}</p>`
  const date = fullDateInWords(drill.day, wording.language)
  if (drill.rungs.length === 0) return html`<p class="quiet">${fill(proof.drillWithout, { date })}</p>`
  const items = drill.rungs.map(
    ({ kind, role, result, unheld }) =>
      html`<li>${wording.shared.roles[role].name} (${wording.directory.options.kinds[kind]}): ${wording.directory.drill[result]}${unheld && html` <span class="quiet">${wording.shared.reasons[unheld]}</span>`}</li>`,
  )
  return html`<p>${fill(proof.drillOn, { date })}</p><ul>${items}</ul>`
}
