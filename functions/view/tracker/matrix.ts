import type { Commitment } from '#domain/commitment.ts'
import { statusOf, type TrackerRow } from '#domain/tracker.ts'
import type { Unit } from '#domain/unit.ts'
import { deskPath } from '../desk-paths.ts'
import { type Html, html } from '../html.ts'
import { sign } from './table.ts'
import type { TrackerWording } from './wording.ts'
import { statusInWords, titleOf } from './words.ts'

type Matrix = {
  readonly caption: string
  /** Names the table to whoever scrolls it with the keyboard. */
  readonly id: string
  readonly rowHead: string
}

/** More columns than this do not fit beside each other on a phone as cards; the table then scrolls by itself. */
const fewColumns = 4

/** Who answers for it from above to below, what they answer for from left to right. */
export function matrix(rows: readonly TrackerRow[], { caption, id, rowHead }: Matrix, wording: TrackerWording): Html {
  const columns = distinct(rows.map(({ commitment }) => commitment))
  const cells = new Map(rows.map(row => [`${row.commitment.id} ${row.unit.code}`, row]))
  const body = distinct(rows.map(({ unit }) => unit)).map(
    unit => html`<tr>${rowHeading(unit, rowHead, wording)}${columns.map(column => cellOf(column, cells.get(`${column.id} ${unit.code}`), wording))}</tr>
`,
  )
  const isWide = columns.length > fewColumns
  const table = html`<table class="${isWide ? 'matrix wide' : 'matrix desk-list'}"><caption id="${id}" class="hidden-visually">${caption}</caption><thead><tr><th scope="col">${rowHead}</th>${columns.map(column => columnHeading(column, wording))}</tr></thead><tbody>
${body}</tbody></table>`
  return isWide ? html`<div class="sideways" role="region" aria-labelledby="${id}" tabindex="0">${table}</div>` : table
}

const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)]

function columnHeading(commitment: Commitment, { language }: TrackerWording): Html {
  return html`<th scope="col"><a href="${deskPath('progress', language, commitment.id)}">${commitment.id}<span class="hidden-visually"> ${titleOf(commitment, language)}</span></a></th>`
}

function rowHeading({ code, level, name }: Unit, label: string, { language }: TrackerWording): Html {
  const text = name[language]
  const linked = level === 'region' ? html`<a href="${deskPath('progressRegion', language, code)}">${text}</a>` : text
  return html`<th scope="row" data-label="${label}">${linked}</th>`
}

function cellOf(commitment: Commitment, row: TrackerRow | undefined, wording: TrackerWording): Html {
  if (!row) return html`<td></td>`
  const status = statusOf(row)
  const isFaded = row.standing.published?.isFaded === true
  const { faded, waits } = wording.tracker.table
  const more = [...(isFaded ? [faded] : []), ...(row.standing.pending ? [waits] : [])]
  const address = deskPath('progress', wording.language, commitment.id, row.unit.code)
  return html`<td data-label="${commitment.id}"><a href="${address}">${sign(status, isFaded)}${statusInWords(status, wording)}${more.length > 0 && html`<span class="old">, ${more.join(', ')}</span>`}</a></td>`
}
