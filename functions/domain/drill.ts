import { type Holder, isAway } from './directory.ts'
import { type Ladders, ladderFor } from './ladder.ts'
import { type Notice, unsentTo } from './notice.ts'
import { type Instant, Role, type Unheld } from './report.ts'
import type { Kind, RegionCode } from './situation.ts'
import { localDateOf } from './working-time.ts'

export type DrillSetting = {
  readonly region: RegionCode
  readonly ladders: Ladders
  readonly directory: readonly Holder[]
  readonly nationalDesk: Holder
  readonly now: Instant
}

/** A role on one of a region's ladders, and who answers for it, whatever their scope. */
export type DrillRung = {
  readonly kind: Kind
  readonly role: Role
  readonly holders: readonly string[]
  /** Absent when somebody can be asked. */
  readonly unheld?: Unheld
}

/** A test down every ladder of a region: who would be asked, and one test mail for each address. */
export type Drill = {
  readonly region: RegionCode
  readonly at: Instant
  readonly rungs: readonly DrillRung[]
  readonly notices: readonly Notice[]
}

export type DrillResult = 'passed' | 'failed' | 'waiting' | 'unheld'

export function planDrill(setting: DrillSetting): Drill {
  const { region, now } = setting
  const rungs = (['person', 'place'] as const).flatMap(kind =>
    rolesOn(kind, setting).map(role => rungOf(kind, role, setting)),
  )
  const asked = new Set(rungs.flatMap(rung => rung.holders))
  const notices = everyone(setting)
    .filter(({ id }) => asked.has(id))
    .flatMap(holder => testMails(holder, now))
  return { region, at: now, rungs, notices }
}

/** Passed only when every address took the test: one that did not is the entry to look at. */
export function judgeDrill({ holders }: DrillRung, notices: readonly Notice[]): DrillResult {
  const states = notices
    .filter(({ holder }) => holder !== undefined && holders.includes(holder))
    .map(({ state }) => state)
  if (holders.length === 0) return 'unheld'
  if (states.some(state => state === 'bounced' || state === 'failed')) return 'failed'
  return states.length > 0 && states.every(state => state === 'delivered') ? 'passed' : 'waiting'
}

/** What the directory learns: an on-call address that took the test counts for the next weeks, a bounce marks the entry. */
export function afterDrill(holder: Holder, notices: readonly Notice[]): Holder {
  const own = notices.filter(notice => notice.holder === holder.id)
  const passed = own.find(({ purpose, state }) => purpose === 'onCall' && state === 'delivered')
  const bounced = own.find(({ purpose, state }) => purpose === 'ladder' && state === 'bounced')
  return {
    ...holder,
    ...(holder.onCall && passed?.outcomeAt !== undefined
      ? { onCall: { ...holder.onCall, drillPassedAt: passed.outcomeAt } }
      : {}),
    ...(bounced?.outcomeAt === undefined ? {} : { bouncedAt: bounced.outcomeAt }),
  }
}

function rolesOn(kind: Kind, { region, ladders }: DrillSetting): readonly Role[] {
  const paces = ['normal', 'urgent'] as const
  const rungs = paces.flatMap(urgency => ladderFor({ kind, urgency, region, restricted: false }, ladders))
  return Role.options.filter(role => rungs.some(rung => rung.role === role))
}

function everyone({ region, directory, nationalDesk }: DrillSetting): readonly Holder[] {
  return [...directory.filter(holder => holder.region === region), nationalDesk]
}

function rungOf(kind: Kind, role: Role, setting: DrillSetting): DrillRung {
  const inRole = everyone(setting).filter(holder => holder.role === role)
  const [first] = inRole
  const holders = inRole.filter(holder => isAway(holder, setting.now) === undefined).map(({ id }) => id)
  if (holders.length > 0) return { kind, role, holders }
  return { kind, role, holders, unheld: (first && isAway(first, setting.now)) ?? 'nobodyHoldsRole' }
}

function testMails({ onCall, ...holder }: Holder, now: Instant): readonly Notice[] {
  const { id, role } = holder
  const day = localDateOf(now)
  const test = { ...unsentTo(holder, now), about: 'drill', role } as const
  const mail = { ...test, id: `drill-${day}-${id}`, purpose: 'ladder' } as const
  return onCall ? [mail, { ...test, id: `drill-oncall-${day}-${id}`, purpose: 'onCall', to: onCall.email }] : [mail]
}
