import type { Actor } from './access.ts'
import { type Commitment, unitsFor } from './commitment.ts'
import type { Instant } from './report.ts'
import type { Standing, Update } from './standing.ts'
import {
  checkUpdate,
  saysTheSame,
  type UpdateCode,
  type UpdateField,
  updateFields,
  valuesOfStanding,
} from './standing-entry.ts'
import { sideTowards } from './standing-side.ts'
import { placeName } from './standing-worklist.ts'
import { isoDate, type Table, type TableRow } from './table-import.ts'
import type { Unit, Units } from './unit.ts'

/** The columns that are read, named as in the export; others are left alone. */
export const standingColumns = {
  required: ['commitment', 'unit', 'status', 'version'],
  all: [
    'commitment',
    'unit',
    'status',
    'note',
    'evidence',
    'evidenceUrl',
    'evidenceDate',
    'owner',
    'targetDate',
    'dateReason',
    'version',
  ],
} as const
export type StandingColumn = (typeof standingColumns.all)[number]

/** What is about an entry as a whole is told at its status. */
const columnOf: Readonly<Record<UpdateField | 'form', StandingColumn>> = {
  form: 'status',
  status: 'status',
  note: 'note',
  evidence: 'evidence',
  evidenceUrl: 'evidenceUrl',
  evidenceOn: 'evidenceDate',
  owner: 'owner',
  targetDate: 'targetDate',
  dateReason: 'dateReason',
}
const dates: readonly UpdateField[] = ['evidenceOn', 'targetDate']

/** What can be wrong with a row, next to what can be wrong with an entry. */
export const rowCodes = ['commitmentUnknown', 'unitUnknown', 'notYours', 'rowTwice', 'versionOld'] as const

export type RowProblem = {
  readonly row: number
  readonly column: StandingColumn
  readonly code: UpdateCode | (typeof rowCodes)[number]
  /** The row that says something of the same. */
  readonly other?: number
}

/** What a row changes: an entry like one that somebody typed. */
export type StandingChange = {
  readonly row: number
  readonly commitment: Commitment
  readonly unit: Unit
  readonly standing: Standing | undefined
  readonly update: Update
}

/** What an import would do. Nothing is done while there is a problem. */
export type StandingImport = {
  readonly problems: readonly RowProblem[]
  readonly changes: readonly StandingChange[]
  /** Rows that say what is there already. */
  readonly same: readonly number[]
}

export type ImportSetting = {
  readonly actor: Actor
  readonly commitments: readonly Commitment[]
  readonly units: Units
  readonly standings: readonly Standing[]
  readonly now: Instant
}

/** Looks through a table of standings without changing anything. */
export function readStandingTable(table: Table, setting: ImportSetting): StandingImport {
  const problems: RowProblem[] = []
  const changes: StandingChange[] = []
  const same: number[] = []
  const seen = new Map<string, number>()
  const standings = new Map(setting.standings.map(one => [placeName(one.commitment, one.unit), one]))
  for (const row of table.rows) {
    const outcome = outcomeOf(row, { table, setting, standings, seen })
    if (outcome === 'same') same.push(row.row)
    else if (Array.isArray(outcome)) problems.push(...outcome)
    else changes.push(outcome)
  }
  return { problems, changes, same }
}

type Reading = {
  readonly table: Table
  readonly setting: ImportSetting
  readonly standings: ReadonlyMap<string, Standing>
  /** In which row each place was met first. */
  readonly seen: Map<string, number>
}

type Outcome = 'same' | RowProblem[] | StandingChange

function outcomeOf(row: TableRow, reading: Reading): Outcome {
  const place = placeOf(row, reading)
  if ('code' in place) return [place]
  const standing = reading.standings.get(placeName(place.commitment.id, place.unit.code))
  const values = valuesIn(row, reading.table, standing)
  if (standing === undefined && Object.keys(values).length === 0) return 'same'
  const checked = checkUpdate(values, { standing, now: reading.setting.now })
  if (saysWhatIsThere(checked.ok ? checked.update : undefined, standing)) return 'same'
  const old = versionProblem(row, standing)
  if (old) return [old]
  if (checked.ok) return { row: row.row, ...place, standing, update: checked.update }
  return checked.errors.map(({ field, code }) => ({ row: row.row, column: columnOf[field], code }))
}

type Place = { readonly commitment: Commitment; readonly unit: Unit }

function placeOf({ row, cells }: TableRow, { setting, seen }: Reading): Place | RowProblem {
  const { commitments, units, actor } = setting
  const commitment = commitments.find(({ id }) => id === cells.commitment)
  if (!commitment) return { row, column: 'commitment', code: 'commitmentUnknown' }
  const unit = unitsFor(commitment, units).find(({ code }) => code === cells.unit)
  if (!unit) return { row, column: 'unit', code: 'unitUnknown' }
  if (sideTowards(actor, unit) === undefined) return { row, column: 'unit', code: 'notYours' }
  const name = placeName(commitment.id, unit.code)
  const other = seen.get(name)
  if (other !== undefined) return { row, column: 'unit', code: 'rowTwice', other }
  seen.set(name, row)
  return { commitment, unit }
}

/** The row as the form has it; a column that the table does not have stays as it is. */
function valuesIn({ cells }: TableRow, { columns }: Table, standing: Standing | undefined): Record<string, string> {
  const kept = standing === undefined ? {} : valuesOfStanding(standing)
  const values = updateFields.flatMap((field): [string, string][] => {
    const column = columnOf[field]
    const typed = columns.includes(column) ? cells[column] : kept[field]
    if (typeof typed !== 'string' || typed === '') return []
    return [[field, dates.includes(field) ? isoDate(typed) : typed]]
  })
  return Object.fromEntries(values)
}

function saysWhatIsThere(update: Update | undefined, standing: Standing | undefined): boolean {
  if (!update || !standing) return false
  const there = [standing.pending?.update, standing.published?.update]
  return there.some(said => said !== undefined && saysTheSame(said, update))
}

/** A row of an export from before somebody changed it would undo what they did. */
function versionProblem({ row, cells }: TableRow, standing: Standing | undefined): RowProblem | undefined {
  const isCurrent = Number(cells.version === '' ? 0 : cells.version) === (standing?.version ?? 0)
  return isCurrent ? undefined : { row, column: 'version', code: 'versionOld' }
}
