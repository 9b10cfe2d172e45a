import type { Region } from '#domain/regions.ts'
import { statusOf, type TrackerRow } from '#domain/tracker.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import type { TrackerWording } from './wording.ts'

/** Where a region has its tile: column and row. */
export type Tiles = ReadonlyMap<Region['code'], NonNullable<Region['tile']>>

export const tilesOf = (regions: readonly Pick<Region, 'code' | 'tile'>[]): Tiles =>
  new Map(regions.flatMap(({ code, tile }): [string, [number, number]][] => (tile ? [[code, tile]] : [])))

/** The country in tiles of equal size, each with its word; read from above to below, and in a row from left to right. */
export function tileGrid(rows: readonly TrackerRow[], tiles: Tiles, wording: TrackerWording): Html {
  const placed = rows.flatMap(row => {
    const tile = tiles.get(row.unit.code)
    return tile ? [{ row, column: tile[0], line: tile[1] }] : []
  })
  const inOrder = placed.toSorted((one, other) => one.line - other.line || one.column - other.column)
  return html`<ol class="tiles">${inOrder.map(
    ({ row, column, line }) => html`<li class="column-${column} line-${line}">${tileOf(row, wording)}</li>
`,
  )}</ol>`
}

function tileOf(row: TrackerRow, wording: TrackerWording): Content {
  const { tracker, language } = wording
  const status = statusOf(row)
  // On a tile words are broken where a reader would break them.
  const { words } = tracker.tiles
  const names: Readonly<Record<string, string>> = tracker.tiles.names
  const name = names[row.unit.code] ?? row.unit.name[language]
  const address = deskPath('progress', language, row.commitment.id, row.unit.code)
  const isFaded = row.standing.published?.isFaded === true
  return html`<a class="tile ${status}${isFaded && ' old'}" href="${address}">${name} <b>${words[status]}${isFaded && html`, ${words.old}`}</b></a>`
}
