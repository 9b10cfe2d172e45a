import * as z from 'zod'
import { Action, ActionLine, lineOf, type Plan, type Title } from './commitment.ts'
import { cellIn, type Table, type TableRow } from './table-import.ts'
import { Level, type UnitCode, type Units } from './unit.ts'

/*
 * The action plan as the programme enters it: a table with a row for each line and each action. A row without an action
 * is a line.
 */

export const planColumns = {
  required: ['line', 'action', 'title'],
  all: ['line', 'action', 'title', 'titleEn', 'owner', 'level', 'organisation'],
} as const
export type PlanColumn = (typeof planColumns.all)[number]

export const planCodes = [
  'lineInvalid',
  'lineUnknown',
  'actionInvalid',
  'titleRequired',
  'titleTooLong',
  'ownerRequired',
  'ownerTooLong',
  'levelUnknown',
  'organisationRequired',
  'organisationUnknown',
  'followedElsewhere',
  'rowTwice',
] as const

export type PlanProblem = {
  readonly row: number
  readonly column: PlanColumn
  readonly code: (typeof planCodes)[number]
  readonly other?: number
}

/** A line or an action as it was, absent when it is new, and as it becomes. */
export type PlanChange = { readonly row: number } & (
  | { readonly what: 'line'; readonly was: ActionLine | undefined; readonly becomes: ActionLine }
  | { readonly what: 'action'; readonly was: Action | undefined; readonly becomes: Action }
)

/** What an import would do; nothing is ever taken out of the plan. */
export type PlanImport = {
  readonly problems: readonly PlanProblem[]
  readonly changes: readonly PlanChange[]
  readonly same: readonly number[]
  /** What the plan has and the table does not: it stays. */
  readonly absent: readonly (ActionLine | Action)[]
}

export type PlanSetting = {
  readonly plan: Plan
  readonly units: Units
  /** Actions of which something was entered: who follows them is settled. */
  readonly followed: ReadonlySet<string>
}

export function readPlanTable(table: Table, setting: PlanSetting): PlanImport {
  const problems: PlanProblem[] = []
  const entries: PlanChange[] = []
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const read = entryOf(row, { table, setting })
    if (Array.isArray(read)) problems.push(...read)
    else {
      const other = seen.get(nameOf(read))
      if (other !== undefined) problems.push({ row: row.row, column: 'action', code: 'rowTwice', other })
      else entries.push(read)
      seen.set(nameOf(read), other ?? row.row)
    }
  }
  return {
    problems: [...problems, ...lineless(entries, { table, plan: setting.plan })].toSorted(
      (one, other) => one.row - other.row,
    ),
    changes: entries.filter(entry => !isSame(entry)),
    same: entries.filter(isSame).map(({ row }) => row),
    absent: absentFrom(seen, setting.plan),
  }
}

const nameOf = (entry: PlanChange): string => (entry.what === 'line' ? entry.becomes.line : entry.becomes.id)

type Reading = { readonly table: Table; readonly setting: PlanSetting }

function entryOf(row: TableRow, reading: Reading): PlanProblem[] | PlanChange {
  const line = numberIn(cellIn(row, 'line'))
  if (line === undefined) return [{ row: row.row, column: 'line', code: 'lineInvalid' }]
  if (cellIn(row, 'action') === '') return lineEntry(row, { ...reading, line })
  const number = numberIn(cellIn(row, 'action'))
  if (number === undefined) return [{ row: row.row, column: 'action', code: 'actionInvalid' }]
  return actionEntry(row, { ...reading, id: `A${line}.${number}` })
}

/** `1` and `01` are the same number. */
function numberIn(cell: string): string | undefined {
  return /^\d{1,2}$/.test(cell) && Number(cell) > 0 ? String(Number(cell)).padStart(2, '0') : undefined
}

function lineEntry(
  row: TableRow,
  { setting, table, line }: Reading & { readonly line: string },
): PlanProblem[] | PlanChange {
  const was = setting.plan.lines.find(known => known.line === line)
  const faults = titleFaults(row)
  if (faults.length > 0) return faults
  return {
    row: row.row,
    what: 'line',
    was,
    becomes: ActionLine.parse({ line, title: titleIn(row, table, was?.title) }),
  }
}

function actionEntry(
  row: TableRow,
  { setting, table, id }: Reading & { readonly id: string },
): PlanProblem[] | PlanChange {
  const was = setting.plan.actions.find(known => known.id === id)
  const typed = (column: PlanColumn) => typedIn(row, table, column)
  const owner = typed('owner') ?? was?.owner
  const level = typed('level') ?? was?.level
  const unit = typed('organisation') ?? was?.unit
  const faults = [
    ...titleFaults(row),
    ...ownerFaults(row.row, owner),
    ...levelFaults(row.row, { level, unit: orAbsent(unit), was, setting }),
  ]
  if (faults.length > 0) return faults
  const title = titleIn(row, table, was?.title)
  const becomes = Action.parse({ id, level, ...(orAbsent(unit) && { unit }), title, owner })
  return { row: row.row, what: 'action', was, becomes }
}

/** What stands in a column; absent where the table does not have it, so that what was there stays. */
function typedIn(row: TableRow, { columns }: Table, column: PlanColumn): string | undefined {
  return columns.includes(column) ? cellIn(row, column) : undefined
}

const orAbsent = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

function titleIn(row: TableRow, table: Table, was: Title | undefined): Title {
  const en = orAbsent(typedIn(row, table, 'titleEn') ?? was?.en)
  return { nl: cellIn(row, 'title'), ...(en === undefined ? {} : { en }) }
}

const limits = { title: 300, owner: 120 } as const

function titleFaults(typed: TableRow): PlanProblem[] {
  const { row } = typed
  const [title, translation] = [cellIn(typed, 'title'), cellIn(typed, 'titleEn')]
  if (title === '') return [{ row, column: 'title', code: 'titleRequired' }]
  if (title.length > limits.title) return [{ row, column: 'title', code: 'titleTooLong' }]
  return translation.length > limits.title ? [{ row, column: 'titleEn', code: 'titleTooLong' }] : []
}

function ownerFaults(row: number, owner = ''): PlanProblem[] {
  if (owner === '') return [{ row, column: 'owner', code: 'ownerRequired' }]
  return owner.length > limits.owner ? [{ row, column: 'owner', code: 'ownerTooLong' }] : []
}

type Following = {
  readonly level: string | undefined
  readonly unit: UnitCode | undefined
  readonly was: Action | undefined
  readonly setting: PlanSetting
}

/** National actions are an organisation's; of another level they are every unit's, or one's. */
function levelFaults(row: number, following: Following): PlanProblem[] {
  const { unit, was, setting } = following
  const level = Level.safeParse(following.level)
  if (!level.success) return [{ row, column: 'level', code: 'levelUnknown' }]
  if (unit === undefined && level.data === 'national')
    return [{ row, column: 'organisation', code: 'organisationRequired' }]
  if (unit !== undefined && setting.units.get(unit)?.level !== level.data) {
    return [{ row, column: 'organisation', code: 'organisationUnknown' }]
  }
  const isMoved = was !== undefined && (was.level !== level.data || was.unit !== unit)
  return isMoved && setting.followed.has(was.id) ? [{ row, column: 'level', code: 'followedElsewhere' }] : []
}

/** An action belongs to a line that the table or the plan has. */
function lineless(
  entries: readonly PlanChange[],
  { table, plan }: { readonly table: Table; readonly plan: Plan },
): PlanProblem[] {
  const written = table.rows.flatMap(row => (cellIn(row, 'action') === '' ? [numberIn(cellIn(row, 'line'))] : []))
  const known = [...plan.lines.map(({ line }) => line), ...written]
  return entries.flatMap((entry): PlanProblem[] =>
    entry.what === 'action' && !known.includes(lineOf(entry.becomes.id))
      ? [{ row: entry.row, column: 'line', code: 'lineUnknown' }]
      : [],
  )
}

function isSame({ was, becomes }: PlanChange): boolean {
  return was !== undefined && JSON.stringify(inOrder(was)) === JSON.stringify(inOrder(becomes))
}

/** The table gives back what was written with its fields in another order. */
function inOrder({ title, ...rest }: ActionLine | Action): unknown {
  const fields = z.record(z.string(), z.string()).parse(rest)
  return [Object.entries(fields).toSorted(([one], [other]) => one.localeCompare(other)), title.nl, title.en]
}

function absentFrom(seen: ReadonlyMap<string, number>, { lines, actions }: Plan): readonly (ActionLine | Action)[] {
  return [...lines.filter(({ line }) => !seen.has(line)), ...actions.filter(({ id }) => !seen.has(id))]
}
