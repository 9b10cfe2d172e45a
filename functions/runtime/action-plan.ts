import { createHash } from 'node:crypto'
import type { Actor } from '#domain/access.ts'
import { may } from '#domain/access.ts'
import { commitments, lineOf, type Plan, unitsFor } from '#domain/commitment.ts'
import { summaryOf } from '#domain/commitment-summary.ts'
import type { PlanView } from '#view/tracker/plan.ts'
import type { TrackerSources } from './tracker.ts'
import { everyStanding } from './worklist.ts'

/** The action plan with how far its actions are, by what is published. */
export async function planView(
  actor: Actor,
  { plan, study, units, standings }: Pick<TrackerSources, 'plan' | 'study' | 'units' | 'standings'>,
): Promise<PlanView> {
  const known = await plan.read()
  const actions = commitments({ ...study, recommendations: [] }, known)
  const said = await everyStanding({ standings }, actions)
  const lines = known.lines.toSorted((one, other) => one.line.localeCompare(other.line))
  return {
    actor,
    mayChange: may(actor, 'managePlan', undefined),
    lines: lines.map(line => ({
      ...line,
      actions: actions
        .filter(({ id }) => lineOf(id) === line.line)
        .map(action => ({
          action,
          units: unitsFor(action, units),
          summary: summaryOf(
            unitsFor(action, units).length,
            said.flatMap(({ commitment, published }) => (commitment === action.id && published ? [published] : [])),
          ),
        })),
    })),
  }
}

/** Says of which state of the plan something was made, without saying what is in it. */
export function fingerprintOf({ lines, actions }: Plan): string {
  return createHash('sha256')
    .update(JSON.stringify([lines, actions]))
    .digest('base64url')
}
