import type { CommitmentId } from '#domain/commitment.ts'
import type { Standing } from '#domain/standing.ts'
import type { Edit, Step } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { standings, units } from '#runtime/dependencies.ts'

/** A unit as it is, with what it took on. */
export function placeOf(commitment: CommitmentId, code: UnitCode) {
  const unit = units().get(code)
  if (!unit) throw new Error(`No unit ${code}`)
  return { commitment, unit }
}

let count = 0
export function by(subject: string, side: Edit['side'], at = '2026-06-01T08:00:00.000Z'): Edit {
  count += 1
  return { by: subject, side, at, id: `step${String(count).padStart(4, '0')}` }
}

/** Writes a step without asking anybody. */
export async function keep(step: Step): Promise<Standing> {
  await standings().put(step, 4_102_444_800)
  return step.standing
}

export const stored = (commitment: CommitmentId, unit: UnitCode): Promise<Standing | undefined> =>
  standings().get({ commitment, unit })
