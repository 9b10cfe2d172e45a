import type { Actor } from '#domain/access.ts'
import { MistakeOutcome, type ShownMistake } from '#domain/mistake.ts'
import { keptInWords, type Retention } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { ToCheck } from '#domain/statement.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import type { PagePlace } from '../site-page.ts'
import { deskPage } from './frame.ts'
import type { Names } from './names.ts'
import type { MistakesWording } from './wording.ts'

/** What a reader wrote, opened for whoever keeps the page. */
export type OpenedMistake = ShownMistake & { readonly text?: string | undefined }

/** What is wrong on the pages that somebody keeps. */
export type KeptPages = {
  readonly keeper: RegionCode
  readonly open: readonly OpenedMistake[]
  /** More wait than are shown. */
  readonly hasMore: boolean
  readonly settled: readonly ShownMistake[]
}

export type MistakeList = {
  readonly actor: Actor
  /** Whether this person keeps pages at all. */
  readonly isKeeper: boolean
  readonly kept: readonly KeptPages[]
  /** Of the editors alone: what the site says that must be checked. */
  readonly checks?: readonly ToCheck[] | undefined
  readonly rules: Pick<Retention, 'mistakes' | 'mistakesOpen'>
  readonly names: Names
  readonly placeOf: (code: string) => PagePlace
  readonly nameOf: (subject: string) => string
  /** What became of what was just done; `stale`: a colleague was first; `outcomeRequired`: nothing was chosen. */
  readonly done?: 'done' | 'stale' | 'outcomeRequired' | undefined
}

/** What readers say is wrong, and for the editors what nobody checked in time. */
export function mistakesPage(list: MistakeList, wording: MistakesWording): string {
  const { desk } = wording.mistake
  const main = html`<h1 tabindex="-1">${desk.heading}</h1>
${outcome(list, wording)}
<p class="lead">${desk.lead}</p>
${list.kept.length === 0 && html`<p class="notice">${list.isKeeper ? desk.none : desk.noRegion}</p>`}
${list.kept.map(kept => keptPages(kept, list, wording))}
<p class="quiet">${howLong(list, wording)}</p>
${list.checks && checksOf(list.checks, wording)}`
  return deskPage({ title: desk.title, main, address: { page: 'mistakes' }, actor: list.actor }, wording)
}

function howLong({ rules }: MistakeList, { mistake: { desk } }: MistakesWording): string {
  const { mistakes, mistakesOpen } = rules
  return fill(desk.kept, { settled: keptInWords(mistakes.keep, desk), open: keptInWords(mistakesOpen.keep, desk) })
}

function outcome({ done }: MistakeList, { mistake: { desk } }: MistakesWording): Content {
  if (done === undefined) return undefined
  if (done === 'done') return html`<p class="notice done" role="status"><strong>${desk.done}</strong></p>`
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${desk[done]}</p></div>`
}

function keptPages({ keeper, open, hasMore, settled }: KeptPages, list: MistakeList, wording: MistakesWording): Html {
  const { desk } = wording.mistake
  const title = keeper === 'NL' ? desk.ofCountry : fill(desk.ofRegion, { region: list.names.region(keeper) })
  const cards = open.map(mistake => openCard(mistake, list, wording))
  return html`<section class="desk-section" aria-labelledby="k-${keeper}"><h2 id="k-${keeper}">${title}</h2>
${open.length === 0 ? html`<p class="quiet">${desk.none}</p>` : html`<ul class="entries">${cards}</ul>`}
${hasMore && html`<p class="notice">${fill(desk.more, { count: open.length })}</p>`}
${settled.length > 0 && html`<details><summary>${fill(desk.settled, { count: settled.length })}</summary><ul class="entries">${settled.map(mistake => settledCard(mistake, list, wording))}</ul></details>`}</section>`
}

function openCard(mistake: OpenedMistake, list: MistakeList, wording: MistakesWording): Html {
  const { desk } = wording.mistake
  const { id } = mistake
  const page = list.placeOf(mistake.page).title
  const date = dayOf(mistake.receivedAt, wording)
  const buttons = MistakeOutcome.options.map(value => {
    const label = desk.outcomes[value]
    return html`<button class="nl-button nl-button--secondary" type="submit" name="outcome" value="${value}" aria-label="${fill(desk.settleOf, { outcome: label, page, date })}">${label}</button>`
  })
  return html`<li class="card">${about(mistake, list, wording)}
${mistake.text === undefined ? html`<p>${desk.noText}</p>` : html`<p class="written">${mistake.text}</p>`}
<form class="print-hide" action="${endpoints.deskMistakes}/${id}" method="post"><input type="hidden" name="lang" value="${wording.language}">
<p><strong>${desk.outcome}</strong></p><div class="actions">${buttons}</div></form></li>`
}

/** What came of it; what was written is opened no more. */
function settledCard(mistake: ShownMistake, list: MistakeList, wording: MistakesWording): Html {
  const { desk } = wording.mistake
  const { state } = mistake
  const ending = state.phase === 'settled' && {
    outcome: desk.outcomes[state.outcome],
    date: dayOf(state.at, wording),
    by: list.nameOf(state.by),
  }
  return html`<li class="card">${about(mistake, list, wording)}
${ending && html`<p class="quiet">${fill(desk.settledAs, ending)}</p>`}</li>`
}

/** Which page, and what is wrong. */
function about(mistake: ShownMistake, list: MistakeList, wording: MistakesWording): Html {
  const { desk, kinds } = wording.mistake
  const { title, address } = list.placeOf(mistake.page)
  const since = { date: dayOf(mistake.receivedAt, wording), language: desk.languages[mistake.language] }
  return html`<h3><a href="${address}">${title}</a>: ${kinds[mistake.kind]}</h3>
<p class="quiet">${fill(desk.since, since)}</p>`
}

const dayOf = (at: string, { language }: MistakesWording): string => fullDateInWords(localDateOf(at), language)

/** What the editors must check: overdue first, each with where it is written. */
function checksOf(checks: readonly ToCheck[], wording: MistakesWording): Html {
  const { desk } = wording.mistake
  const groups = (['overdue', 'neverChecked'] as const).map(why => ({ why, of: checks.filter(one => one.why === why) }))
  return html`<section class="desk-section" aria-labelledby="nakijken"><h2 id="nakijken">${desk.checks.heading}</h2>
<p>${checks.length === 0 ? desk.checks.none : desk.checks.lead} <a href="/open-data/unverified.json">${desk.checks.file}</a></p>
${groups.map(
  ({ why, of }) =>
    of.length > 0 &&
    html`<details><summary>${fill(desk.checks[why], { count: of.length })}</summary><ul>${of.map(one => checkItem(one, wording))}</ul></details>`,
)}</section>`
}

function checkItem({ file, id, title, phone, source, reviewBefore }: ToCheck, wording: MistakesWording): Html {
  const before = fill(wording.mistake.desk.checks.before, { date: fullDateInWords(reviewBefore, wording.language) })
  return html`<li>${title[wording.language]}${phone !== undefined && html` <strong>${phone}</strong>`}, ${before}. <a href="${source}" rel="noreferrer">${new URL(source).hostname}</a> <span class="quiet">${file} ${id}</span></li>`
}
