import { fill } from '#domain/text.ts'
import { type Tally, type TrackerRow, tally, waiting } from '#domain/tracker.ts'
import { readinesses, StatusOrNone, type TrackerFilter, trackerQuery } from '#domain/tracker-filter.ts'
import { listInWords } from '#domain/words.ts'
import { type Content, type Html, html } from '../html.ts'
import type { TrackerWording } from './wording.ts'
import { statusInWords } from './words.ts'

/** From what is done to what is not known: the order of the bar and of the sentence. */
export const furthestFirst = [
  'embedded',
  'underway',
  'inPreparation',
  'notStarted',
  'notApplicable',
  'none',
] as const satisfies readonly StatusOrNone[]

/** How many are how far: as a bar, and in a sentence that says the same. */
export function tallyOf(rows: readonly TrackerRow[], wording: TrackerWording): Html {
  const counted = tally(rows)
  return html`${barOf(counted)}<p class="tally">${tallyInWords(counted, wording)}</p>`
}

export function tallyInWords({ statuses, faded, of }: Tally, wording: TrackerWording): string {
  const { tally: words } = wording.tracker
  const parts = furthestFirst.flatMap(status => {
    const count = statuses.get(status) ?? 0
    return count === 0 ? [] : [`${count} ${statusInWords(status, wording)}`]
  })
  const list = fill(words.of, { count: of, list: listInWords(parts, wording.language) })
  return faded === 0 ? list : `${list} ${fill(words.faded, { count: faded })}`
}

function barOf({ statuses, of }: Tally): Html {
  let x = 0
  const parts = furthestFirst.map(status => {
    const width = of === 0 ? 0 : ((statuses.get(status) ?? 0) / of) * 100
    const part =
      width > 0 && html`<rect class="${status}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="4"/>`
    x += width
    return part
  })
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`
}

/** What is entered and not yet published, with a link to each; only for whoever may see it. */
export function waitingInWords(
  rows: readonly TrackerRow[],
  { filter, address }: { readonly filter: Partial<TrackerFilter>; readonly address: (query: string) => string },
  { tracker }: TrackerWording,
): Content {
  const counts = waiting(rows)
  const parts = readinesses.flatMap(name => {
    const count = counts.get(name)
    if (count === undefined) return []
    const label = fill(tracker.tally.waits[name], { count })
    return [html`<li><a href="${address(trackerQuery({ ...filter, waits: name, page: 1 }))}">${label}</a></li>`]
  })
  if (parts.length === 0) return undefined
  return html`<div class="notice waits"><p><strong>${tracker.tally.notPublished}</strong></p><ul class="ways">${parts}</ul></div>`
}

/** What each word means. */
export function legend({ tracker }: TrackerWording): Html {
  const items = StatusOrNone.options.map(
    status => html`<div><dt>${tracker.statuses[status]}</dt><dd>${tracker.means[status]}</dd></div>`,
  )
  return html`<details class="print-hide"><summary>${tracker.legend.heading}</summary><dl class="answers">${items}</dl><p>${tracker.legend.faded}</p></details>`
}
