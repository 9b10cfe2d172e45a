import type { HalfYear, ReportedCommitment, ReportedUnit } from '#domain/half-year.ts'
import type { Change } from '#domain/half-year-changes.ts'
import type { HalfYearReport, ToldLine } from '#domain/half-year-report.ts'
import type { LocalDate } from '#domain/report.ts'
import { type Cell, csv } from '../csv.ts'
import { textIn } from '../tracker/words.ts'
import type { HalfYearWording } from './wording.ts'
import { chamberOfUnit, statusInWords } from './words.ts'

type ReportFile = {
  readonly date: LocalDate
  readonly entry: HalfYear | undefined
  readonly report: HalfYearReport
}

/** One line of the file: a unit of an action or recommendation, and what became of it since the report before. */
type Line = {
  readonly commitment: ReportedCommitment
  readonly unit?: ReportedUnit | undefined
  readonly line?: ToldLine | undefined
  readonly change?: Change | undefined
}

const columns = [
  'date',
  'state',
  'part',
  'line',
  'lineTitle',
  'id',
  'title',
  'owner',
  'level',
  'unit',
  'unitName',
  'chamber',
  'status',
  'evidence',
  'evidenceUrl',
  'evidenceOn',
  'targetDate',
  'confirmedOn',
  'faded',
  'previousDate',
  'previousStatus',
  'change',
] as const
type Column = (typeof columns)[number]

/** The report as a table for a spreadsheet: everybody who answers for something, also where there is no statement. */
export function reportFile(file: ReportFile, wording: HalfYearWording): string {
  const words = wording.halfYear.csv
  const rows = linesOf(file.report).map(line => {
    const cells = {
      ...ofReport(file, wording),
      ...ofCommitment(line, wording),
      ...ofUnit(line, wording),
      ...ofChange(file, line, wording),
    }
    return columns.map(column => cells[column])
  })
  return csv(
    columns.map(column => words[column]),
    rows,
  )
}

function linesOf({ lines, recommendations, since }: HalfYearReport): readonly Line[] {
  const changes = new Map(since?.changes.map(change => [keyOf(change), change]))
  const there = [
    ...lines.flatMap(line => line.actions.flatMap(({ commitment }) => ofUnits({ commitment, line }, changes))),
    ...recommendations.flatMap(({ commitment }) => ofUnits({ commitment }, changes)),
  ]
  const gone = (since?.changes ?? []).filter(({ what }) => what === 'gone')
  return [...there, ...gone.map((change): Line => ({ commitment: change.commitment, unit: change.unit, change }))]
}

/** Whoever answers for something that is new, is new with it. */
function ofUnits(about: Pick<Line, 'commitment' | 'line'>, changes: ReadonlyMap<string, Change>): readonly Line[] {
  const itself = changes.get(keyOf({ commitment: about.commitment }))
  const whole = itself?.what === 'new' ? itself : undefined
  return about.commitment.units.map(unit => ({
    ...about,
    unit,
    change: changes.get(keyOf({ ...about, unit })) ?? whole,
  }))
}

const keyOf = ({ commitment, unit }: Pick<Line, 'commitment' | 'unit'>): string => `${commitment.id} ${unit?.unit}`

type Cells = Partial<Record<Column, Cell>>

function ofReport({ date, entry }: ReportFile, { halfYear }: HalfYearWording): Cells {
  return { date, state: halfYear.csv[entry?.state === 'adopted' ? 'adopted' : 'draft'] }
}

function ofCommitment({ commitment, line }: Line, { halfYear, language }: HalfYearWording): Cells {
  const { id, title, owner, level } = commitment
  return {
    part: commitment.line === undefined ? 2 : 1,
    line: commitment.line,
    lineTitle: line?.title && textIn(line.title, language),
    id,
    title: textIn(title, language),
    owner: textIn(owner, language),
    level: halfYear.report.levels[level],
  }
}

/** What is gone has no statement any more. */
function ofUnit({ unit, change }: Line, wording: HalfYearWording): Cells {
  if (!unit) return {}
  const { unit: code, name, stated } = unit
  const named = { unit: code, unitName: name[wording.language] }
  if (change?.what === 'gone') return named
  const { yes, no } = wording.halfYear.csv
  return {
    ...named,
    chamber: chamberOfUnit(unit, wording),
    status: statusInWords(unit, wording),
    evidence: stated?.evidence?.title,
    evidenceUrl: stated?.evidence?.url,
    evidenceOn: stated?.evidence?.on,
    targetDate: stated?.targetDate,
    confirmedOn: stated?.confirmedOn,
    faded: stated && (stated.isFaded ? yes : no),
  }
}

function ofChange({ report }: ReportFile, { unit, change }: Line, { halfYear, tracker }: HalfYearWording): Cells {
  if (!report.since) return {}
  const { changes } = halfYear.csv
  const status = change?.fields.find(field => field.field === 'status')
  // Without a change of it, the status was what it is; what is new had none.
  const was = status ? status.was : unit?.stated?.status
  return {
    previousDate: report.since.date,
    previousStatus: change?.what === 'new' ? undefined : tracker.statuses[was ?? 'none'],
    change: changes[change?.what ?? 'same'],
  }
}
