import type { Actor } from '#domain/access.ts'
import { NotFound } from '#domain/errors.ts'
import { valuesOf } from '#domain/standing-entry.ts'
import {
  readStandingTable,
  type StandingChange,
  type StandingImport,
  standingColumns,
} from '#domain/standing-import.ts'
import { sideTowards } from '#domain/standing-side.ts'
import type { TableFault } from '#domain/table-import.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import type { StandingWriting } from '#runtime/change-standing.ts'
import { deskEndpoint, standings, standingWriting, trackerSources, updatingWordings } from '#runtime/dependencies.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { readTable } from '#runtime/table-reader.ts'
import { largestTable, requireFaultless, type TableSent, tableSent } from '#runtime/table-sent.ts'
import type { TrackerSources } from '#runtime/tracker.ts'
import { type Outcome, outcomeOf } from '#runtime/update-several.ts'
import { uploads } from '#runtime/uploads.ts'
import { wholeTracker } from '#runtime/worklist.ts'
import { deskPath } from '#view/desk-paths.ts'
import { bulkResult } from '#view/tracker/bulk-result.ts'
import { standingImportPage, toldProblem } from '#view/tracker/standing-import.ts'
import type { UpdatingWording } from '#view/tracker/wording.ts'

export type ImportDependencies = TrackerSources & StandingWriting

type Asked = { readonly actor: SignedIn['actor']; readonly sent: TableSent }

/** What came of a table: what is wrong with it, what it would change, or what became of each change. */
export type Imported = {
  readonly fault?: TableFault
  readonly found?: StandingImport
  readonly outcomes?: readonly Outcome[]
}

/** So many are written at once. */
const atOnce = 10

/** Looks through a table, and with `go` enters what it says, once there is no problem with any row. */
export async function importStandings({ actor, sent }: Asked, dependencies: ImportDependencies): Promise<Imported> {
  if (!mayEnterAnything(actor, dependencies)) throw new NotFound('Nothing to enter for this person')
  const read = readTable(sent.text, standingColumns)
  if (!read.ok) return { fault: read.fault }
  const found = readStandingTable(read.table, { actor, ...(await wholeTracker(dependencies)) })
  if (!sent.go || found.problems.length > 0) return { found }
  const outcomes = await inParallel(found.changes, atOnce, change => written(change, actor, dependencies))
  return { found, outcomes }
}

const mayEnterAnything = (actor: Actor, { units }: Pick<TrackerSources, 'units'>): boolean =>
  [...units.values()].some(unit => sideTowards(actor, unit) !== undefined)

function written(
  { commitment, unit, standing, update }: StandingChange,
  actor: SignedIn['actor'],
  dependencies: StandingWriting,
): Promise<Outcome> {
  const doing = { act: 'enter', values: valuesOf(update) } as const
  const seen = standing?.version ?? 0
  return outcomeOf({ commitment, unit }, [{ commitment, unit, actor, doing, seen }], dependencies)
}

/** As a page: the dry run, or what became of it. */
export async function importAsPage(
  asked: Asked,
  wording: UpdatingWording,
  dependencies: ImportDependencies,
): Promise<Answer> {
  const { fault, found, outcomes } = await importStandings(asked, dependencies)
  const { actor, sent } = asked
  const isWrong = fault !== undefined || (found !== undefined && found.problems.length > 0)
  if (outcomes === undefined) {
    return page(isWrong ? 422 : 200, standingImportPage({ actor, table: sent.text, fault, found }, wording))
  }
  const outcome = bulkResult(outcomes, wording)
  const isDone = outcomes.every(({ done }) => done)
  const left = isDone ? undefined : (await importStandings({ actor, sent: { ...sent, go: false } }, dependencies)).found
  return page(isDone ? 200 : 409, standingImportPage({ actor, table: sent.text, found: left, outcome }, wording))
}

/**
 * For a program: what each row changes, and what became of it.
 * @throws InvalidInput with an error for each problem, its field named by row and column
 */
async function importAsData(asked: Asked, wording: UpdatingWording, dependencies: ImportDependencies): Promise<Answer> {
  const { fault, found = nothing, outcomes } = await importStandings(asked, dependencies)
  requireFaultless(
    fault,
    found.problems.map(problem => toldProblem(problem, wording)),
    wording,
  )
  const changes = found.changes.map(({ row, commitment, unit, update }) => ({
    row,
    commitment: commitment.id,
    unit: unit.code,
    update,
  }))
  return json(200, { changes, same: found.same, ...(outcomes && { outcomes: outcomes.map(toldOutcome) }) })
}

const nothing: StandingImport = { problems: [], changes: [], same: [] }

const toldOutcome = ({ place, ...outcome }: Outcome) => ({
  commitment: place.commitment.id,
  unit: place.unit.code,
  ...outcome,
})

export const handler = deskEndpoint(
  {
    route: 'POST /progress/import',
    accepts: ['upload', 'form', 'json'],
    largest: largestTable,
    parser: uploads(),
    address: ({ language }) => deskPath('updates', language),
  },
  async ({ body, wants, language }, actor) => {
    const asked = { actor, sent: tableSent(body) }
    const dependencies = { ...trackerSources(language), ...standingWriting(), standings: standings() }
    const read = wants === 'page' ? importAsPage : importAsData
    return read(asked, updatingWordings()[language], dependencies)
  },
)
