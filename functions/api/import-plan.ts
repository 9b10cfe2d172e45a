import type { PlanStore } from '#adapters/plan-store.ts'
import { may } from '#domain/access.ts'
import type { Plan } from '#domain/commitment.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import { type PlanChange, type PlanImport, planColumns, readPlanTable } from '#domain/plan-import.ts'
import type { TableFault } from '#domain/table-import.ts'
import { fingerprintOf } from '#runtime/action-plan.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { audit, deskEndpoint, plan, planWordings, trackerSources } from '#runtime/dependencies.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { readTable } from '#runtime/table-reader.ts'
import { largestTable, requireFaultless, type TableSent, tableSent } from '#runtime/table-sent.ts'
import type { TrackerSources } from '#runtime/tracker.ts'
import { uploads } from '#runtime/uploads.ts'
import { atOnce } from '#runtime/worklist.ts'
import { deskPath } from '#view/desk-paths.ts'
import { planImportPage, toldPlanProblem } from '#view/tracker/plan-import.ts'
import type { PlanWording } from '#view/tracker/wording.ts'

export type PlanDependencies = Pick<TrackerSources, 'units' | 'standings'> & {
  readonly plan: PlanStore
  readonly audit: Audit
}

type Asked = { readonly actor: SignedIn['actor']; readonly sent: TableSent }

/** What came of a table; `stale`: the plan changed after it was looked at, and nothing was written. */
export type PlanImported = {
  readonly seen: string
  readonly fault?: TableFault
  readonly found?: PlanImport
  readonly outcome?: 'done' | 'stale'
}

/**
 * Looks through a table of the plan, and with `go` writes it once nothing is wrong with any row.
 * @throws NotFound for whoever does not lead the programme
 */
export async function importPlan({ actor, sent }: Asked, dependencies: PlanDependencies): Promise<PlanImported> {
  if (!may(actor, 'managePlan', undefined)) throw new NotFound('Not for this person')
  const known = await dependencies.plan.read()
  const seen = fingerprintOf(known)
  const read = readTable(sent.text, planColumns)
  if (!read.ok) return { seen, fault: read.fault }
  const followed = await followedOf(known, dependencies)
  const found = readPlanTable(read.table, { plan: known, units: dependencies.units, followed })
  if (!sent.go || found.problems.length > 0 || found.changes.length === 0) {
    return { seen, found, ...(sent.go && found.problems.length === 0 && { outcome: 'done' }) }
  }
  if (sent.seen !== undefined && sent.seen !== seen) return { seen, found, outcome: 'stale' }
  await write(found.changes, actor, dependencies)
  return { seen, found, outcome: 'done' }
}

/** The actions of which something was said. */
async function followedOf(
  { actions }: Plan,
  { standings }: Pick<PlanDependencies, 'standings'>,
): Promise<ReadonlySet<string>> {
  const said = await inParallel(actions, atOnce, async ({ id }) => ({ id, count: (await standings.of(id)).length }))
  return new Set(said.flatMap(({ id, count }) => (count > 0 ? [id] : [])))
}

/** Lines before their actions: interrupted, no action stands without its line. */
async function write(
  changes: readonly PlanChange[],
  actor: SignedIn['actor'],
  { plan, audit }: PlanDependencies,
): Promise<void> {
  await audit({ what: 'planChanged', about: 'plan', by: actor.person.subject, detail: String(changes.length) })
  await inParallel(changes, atOnce, async change => {
    if (change.what === 'line') await plan.putLine(change.becomes)
  })
  await inParallel(changes, atOnce, async change => {
    if (change.what === 'action') await plan.putAction(change.becomes)
  })
}

async function importAsPage(asked: Asked, wording: PlanWording, dependencies: PlanDependencies): Promise<Answer> {
  const { outcome, ...found } = await importPlan(asked, dependencies)
  if (outcome === 'done') return seeOther(`${deskPath('plan', wording.language)}?done=imported`)
  const isWrong = found.fault !== undefined || (found.found !== undefined && found.found.problems.length > 0)
  const view = { ...found, actor: asked.actor, table: asked.sent.text, isStale: outcome === 'stale' }
  return page(outcome === 'stale' ? 409 : isWrong ? 422 : 200, planImportPage(view, wording))
}

/**
 * For a program: what would change, or did.
 * @throws InvalidInput with an error for each problem, its field named by row and column; Conflict
 */
async function importAsData(asked: Asked, wording: PlanWording, dependencies: PlanDependencies): Promise<Answer> {
  const { fault, found, outcome, seen } = await importPlan(asked, dependencies)
  if (outcome === 'stale') throw new Conflict('The plan changed in the meantime')
  const problems = found?.problems ?? []
  requireFaultless(
    fault,
    problems.map(problem => toldPlanProblem(problem, wording)),
    wording,
  )
  return json(200, { seen, isDone: outcome === 'done', ...found })
}

export const handler = deskEndpoint(
  {
    route: 'POST /plan/import',
    accepts: ['upload', 'form', 'json'],
    largest: largestTable,
    parser: uploads(),
    address: ({ language }) => deskPath('plan', language),
  },
  async ({ body, wants, language }, actor) => {
    const asked = { actor, sent: tableSent(body) }
    const dependencies = { ...trackerSources(language), plan: plan(), audit: audit() }
    const read = wants === 'page' ? importAsPage : importAsData
    return read(asked, planWordings()[language], dependencies)
  },
)
