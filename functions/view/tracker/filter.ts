import type { Commitment } from '#domain/commitment.ts'
import { fill } from '#domain/text.ts'
import { type ListedLine, levelOrder } from '#domain/tracker.ts'
import {
  everyLine,
  Freshness,
  ownerKey,
  StatusOrNone,
  type TrackerFilter,
  trackerQuery,
  Waits,
} from '#domain/tracker-filter.ts'
import { type Choice, select } from '../desk/select.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import type { TrackerWording } from './wording.ts'
import { textIn } from './words.ts'

/** What one can choose between; of what is not there nothing is asked. */
export type Choices = {
  readonly lines?: readonly ListedLine[]
  /** Those whose owners and levels can be chosen. */
  readonly commitments?: readonly Commitment[]
  readonly regions?: readonly (readonly [code: string, name: string])[]
  readonly seesEntries: boolean
}

/** Chosen with the keyboard alone, without script; what comes is an address to keep. */
export function trackerFilterForm(
  { filter, action, choices }: { readonly filter: TrackerFilter; readonly action: string; readonly choices: Choices },
  wording: TrackerWording,
): Html {
  const { filters } = wording.tracker
  const isUsual = trackerQuery({ ...filter, page: 1 }) === ''
  return html`<details class="filters print-hide"${!isUsual && html` open`}><summary>${filters.heading}</summary>
<form action="${action}" method="get">
${aboutFields(filter, choices, wording)}${howFarFields(filter, choices, wording)}
<div class="actions"><button class="nl-button nl-button--secondary" type="submit">${filters.apply}</button>${!isUsual && html` <a href="${action}">${filters.clear}</a>`}</div>
<p class="quiet">${filters.keep}</p></form></details>`
}

function aboutFields(
  filter: TrackerFilter,
  { lines = [], commitments, regions }: Choices,
  wording: TrackerWording,
): Content {
  const { filters, levels } = wording.tracker
  const all: Choice = ['', filters.all]
  const everyLevel = levelOrder.map((level): Choice => [level, levels[level]])
  return html`${lines.length > 0 && select('line', filters.line, filter.line, lineChoices(lines, wording))}
${commitments && select('level', filters.level, filter.level, [all, ...everyLevel])}
${commitments && select('owner', filters.owner, filter.owner, [all, ...ownerChoices(commitments, wording)])}
${regions && select('region', filters.region, filter.region, [all, ...regions])}`
}

function howFarFields(filter: TrackerFilter, { commitments, seesEntries }: Choices, wording: TrackerWording): Content {
  const { filters, statuses } = wording.tracker
  const all: Choice = ['', filters.all]
  const everyStatus = StatusOrNone.options.map((status): Choice => [status, statuses[status]])
  const everyAge = Freshness.options.map((age): Choice => [age, filters.freshness[age]])
  const everyWait = Waits.options.map((wait): Choice => [wait, filters.waiting[wait]])
  return html`${select('status', filters.status, filter.status, [all, ...everyStatus])}
${select('fresh', filters.fresh, filter.fresh, [all, ...everyAge])}
${seesEntries && select('waits', filters.waits, filter.waits, [['', filters.noMatter], ...everyWait])}
${
  commitments &&
  select('by', filters.by, filter.by, [
    ['level', filters.byLevel],
    ['owner', filters.byOwner],
  ])
}`
}

const lineChoices = (lines: readonly ListedLine[], { tracker, language }: TrackerWording): readonly Choice[] => [
  ['', tracker.filters.recommendations],
  ...lines.map((line): Choice => [line.line, lineInWords(line, { tracker, language })]),
  [everyLine, tracker.filters.everything],
]

export function lineInWords(
  { line, title }: ListedLine,
  { tracker, language }: Pick<TrackerWording, 'tracker' | 'language'>,
): string {
  const name = fill(tracker.overview.line, { line })
  return title === undefined ? name : `${name}: ${textIn(title, language)}`
}

function ownerChoices(commitments: readonly Commitment[], { language }: TrackerWording): readonly Choice[] {
  const names = new Map(commitments.map(({ owner }) => [ownerKey({ owner }), textIn(owner, language)]))
  return [...names].toSorted(([, one], [, other]) => one.localeCompare(other, 'nl'))
}
