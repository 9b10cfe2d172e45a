import type { CoverageRow, CoverageSetting, Covered, Moment, Pace, Reach } from './coverage.ts'
import type { Sort } from './coverage-classes.ts'
import { Weekday } from './directory.ts'
import { AgeGroup, ExploitationForm } from './situation.ts'

export type Cell = { readonly sort: Sort; readonly pace: Pace; readonly moment: Moment; readonly reach: Reach }

type Part = Exclude<keyof Covered, 'kind'>

/** A row while it still lists everything. */
type Listed = { readonly kind: Covered['kind']; readonly reach: Reach } & {
  readonly [name in Part]: Exclude<Covered[name], 'all'>
}

/** First what differs least: days that are alike, then urgency, then what the message is about. */
const order: readonly Part[] = ['moments', 'paces', 'forms', 'ageGroups', 'places']

/** Neighbours that say the same become one row, as long as there are any. */
export function merge(cells: readonly Cell[], { places }: Pick<CoverageSetting, 'places'>): readonly CoverageRow[] {
  const listed = cells.map(({ sort, pace, moment, reach }): Listed => {
    const { kind, places: where, ageGroups, forms } = sort
    return { kind, paces: [pace], places: where, ageGroups, forms, moments: [moment], reach }
  })
  const merged = order.reduce<readonly Listed[]>(mergedOn, listed)
  return merged.map(row => asRow(row, places))
}

function mergedOn(rows: readonly Listed[], part: Part): readonly Listed[] {
  const groups = new Map<string, Listed>()
  for (const row of rows) {
    const key = JSON.stringify({ ...row, [part]: undefined })
    const known = groups.get(key)
    groups.set(key, known ? { ...row, ...known, [part]: [...known[part], ...row[part]] } : row)
  }
  return [...groups.values()]
}

/** A list of everything there is becomes `all`. */
function asRow({ kind, reach, ...row }: Listed, places: CoverageSetting['places']): CoverageRow {
  const isAll = (part: readonly unknown[], whole: readonly unknown[]) => part.length === whole.length
  return {
    kind,
    paces: isAll(row.paces, ['normal', 'urgent']) ? 'all' : row.paces,
    places: isAll(row.places, places) ? 'all' : row.places,
    ageGroups: row.ageGroups.length === 0 || isAll(row.ageGroups, AgeGroup.options) ? 'all' : row.ageGroups,
    forms: isAll(row.forms, ExploitationForm.options) ? 'all' : row.forms,
    moments: isAll(row.moments, Weekday.options) ? 'all' : row.moments,
    ...reach,
  }
}
