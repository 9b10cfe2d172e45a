import { answersFor } from './digest-readers.ts'
import { type Holder, hasEnded, isAbsent, isLost } from './directory.ts'
import { ladderSteps, type ProgressLadders } from './progress-ladder.ts'
import type { Instant, Role, Unheld } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Unit } from './unit.ts'

export type Directory = { readonly directory: readonly Holder[]; readonly now: Instant }

/** A rung that nobody could be reminded on, and why. */
export type SkippedRung = { readonly role: Role; readonly why: Unheld }

/** Whose mailbox it goes to, on which step, and which roles below nobody holds. */
export type Addressee = {
  readonly holder: Holder
  readonly role: Role
  readonly step: number
  readonly skipped: readonly SkippedRung[]
}

/** From this step on the first that somebody holds; a rung that nobody holds is skipped at once. */
export function addresseeFrom(
  step: number,
  unit: Unit,
  { ladders, ...known }: Directory & { readonly ladders: ProgressLadders },
): Addressee | undefined {
  const skipped = new Map<Role, Unheld>()
  for (const [at, { role }] of ladderSteps(unit.level, ladders).entries()) {
    const holder = holderOf(role, unit, known)
    if (typeof holder === 'string') skipped.set(role, holder)
    else if (at >= step) return { holder, role, step: at, skipped: [...skipped].map(([role, why]) => ({ role, why })) }
  }
  return undefined
}

/** Who is asked what a region says of an entry about it; nobody, when nobody directs its chain. */
export function commenterOf(region: RegionCode, known: Directory): Holder | undefined {
  const found = holderOf('chainDirector', { level: 'region', code: region, regions: [region] }, known)
  return typeof found === 'string' ? undefined : found
}

/** The roles that keep what the site says of a region, in the order in which they are asked. */
const keepers: readonly Role[] = ['chainDirector', 'careCoordinator', 'nationalDesk']

/** Who is told what readers say is wrong on the pages of a region; what the whole country shares, the programme keeps. */
export function keeperFor(region: RegionCode, known: Directory): Holder | undefined {
  const unit = { level: 'region', code: region, regions: [region] } as const
  const found = keepers.map(role => holderOf(role, unit, known))
  return found.find(holder => typeof holder !== 'string')
}

/** One mailbox, so that nobody thinks somebody else does it; else why there is none. */
function holderOf(
  role: Role,
  unit: Pick<Unit, 'level' | 'code' | 'regions'>,
  { directory, now }: Directory,
): Holder | Unheld {
  const region = role === 'nationalDesk' ? 'NL' : unit.regions[0]
  const there = directory.filter(holder => holder.region === region && serves(holder, unit))
  const inRole = there.filter(holder => holder.role === role && !hasEnded(holder, now))
  const deputies = new Set(inRole.map(({ deputy }) => deputy))
  const principals = inRole.toSorted((one, other) => Number(deputies.has(one.id)) - Number(deputies.has(other.id)))
  const reached = principals.flatMap(({ id }) => answersFor(id, there, now) ?? [])
  const lost = principals.flatMap(holder => isLost(holder) ?? [])
  return reached.find(holder => !isAbsent(holder, now)) ?? reached[0] ?? lost[0] ?? 'nobodyHoldsRole'
}

/** An officer of another municipality of the region has nothing to do with it. */
const serves = ({ scope }: Holder, { level, code }: Pick<Unit, 'level' | 'code'>): boolean =>
  level !== 'municipality' || scope.municipalities === undefined || scope.municipalities.includes(code)
