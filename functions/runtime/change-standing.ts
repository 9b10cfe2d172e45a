import { randomUUID } from 'node:crypto'
import type { Clock } from '#adapters/clock.ts'
import type { StandingStore } from '#adapters/standing-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import type { Commitment } from '#domain/commitment.ts'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import type { Instant } from '#domain/report.ts'
import { type Retention, stepExpires } from '#domain/retention.ts'
import type { Standing, StandingLine } from '#domain/standing.ts'
import { comment, confirm, type Edit, enter, publish, type Step, withdraw } from '#domain/standing-acts.ts'
import { type Doing, mayDo, stepsOfDoing } from '#domain/standing-doing.ts'
import { checkUpdate, saysTheSame } from '#domain/standing-entry.ts'
import { regionsSpokenFor, sideTowards } from '#domain/standing-side.ts'
import type { Unit } from '#domain/unit.ts'
import type { SignedIn } from './signed-in.ts'

export type StandingWriting = {
  readonly standings: Pick<StandingStore, 'get' | 'put' | 'history'>
  readonly calendar: Calendar
  readonly clock: Pick<Clock, 'now'>
  readonly retention: Retention
}

/** What somebody does, of what, and which version of it they saw; 0 is what nothing was known of. */
export type Change = {
  readonly commitment: Pick<Commitment, 'id'>
  readonly unit: Unit
  readonly actor: SignedIn['actor']
  readonly doing: Doing
  readonly seen: number
}

/**
 * Does it, once: whoever sends the same again is told that it is done.
 * @throws NotFound when it is not theirs; InvalidInput; Conflict when a colleague was first, or the state does not allow it
 */
export async function changeStanding(change: Change, dependencies: StandingWriting): Promise<Standing> {
  const { standings, clock, retention } = dependencies
  const standing = await standings.get(placeOf(change))
  const { actor, doing, unit, seen } = change
  if (!mayDo(actor, doing, { unit, pending: standing?.pending })) throw new NotFound('Not for this person')
  try {
    if ((standing?.version ?? 0) !== seen) throw new Conflict('The standing changed in the meantime')
    const step = stepFor(change, standing, { now: clock.now(), ...dependencies })
    await standings.put(step, stepExpires(retention, new Date().toISOString()))
    return step.standing
  } catch (error) {
    const done = error instanceof Conflict ? await doneBefore(change, dependencies) : undefined
    if (done === undefined) throw error
    return done
  }
}

const placeOf = ({ commitment, unit }: Pick<Change, 'commitment' | 'unit'>) => ({
  commitment: commitment.id,
  unit: unit.code,
})

type Moment = { readonly now: Instant; readonly calendar: Calendar }

function stepFor(change: Change, standing: Standing | undefined, { now, calendar }: Moment): Step {
  const { actor, unit, doing } = change
  const place = { commitment: change.commitment.id, unit }
  const regions = regionsSpokenFor(actor, unit)
  const edit = editOf(change, now)
  switch (doing.act) {
    case 'enter': {
      const checked = checkUpdate(doing.values, { standing, now })
      if (!checked.ok) throw new InvalidInput(checked.errors)
      return enter(standing, place, { update: checked.update, regions }, { edit, calendar })
    }
    case 'confirm':
      return confirm(standing, place, edit, regions)
    case 'comment':
      return comment(standing, place, doing, edit)
    case 'publish':
      return publish(standing, place, edit)
    case 'withdraw':
      return withdraw(standing, place, edit)
  }
}

/** A word of a region is a region's, and only the programme publishes, whatever else somebody is. */
function editOf({ actor, unit, doing }: Change, at: Instant): Edit {
  const side = doing.act === 'comment' ? 'region' : doing.act === 'publish' ? 'programme' : sideTowards(actor, unit)
  return { by: actor.person.subject, side: side ?? 'region', at, id: randomUUID() }
}

/** What the last step made of it, when that was this very act of this person on the page they saw. */
async function doneBefore(
  { actor, doing, seen, ...change }: Change,
  { standings, clock }: StandingWriting,
): Promise<Standing | undefined> {
  const standing = await standings.get(placeOf(change))
  if (standing?.version !== seen + 1) return undefined
  const [last] = await standings.history(placeOf(change))
  const isOwn = last?.by === actor.person.subject && stepsOfDoing[doing.act].includes(last.what)
  return isOwn && saysWhatWasSaid(doing, { standing, last, now: clock.now() }) ? standing : undefined
}

type Said = { readonly standing: Standing; readonly last: StandingLine; readonly now: Instant }

function saysWhatWasSaid(doing: Doing, { standing, last, now }: Said): boolean {
  if (doing.act === 'comment') {
    return last.region === doing.region && last.pending?.comments[doing.region]?.text === doing.text
  }
  if (doing.act !== 'enter') return true
  const checked = checkUpdate(doing.values, { standing, now })
  return checked.ok && last.pending !== undefined && saysTheSame(checked.update, last.pending.update)
}
