import * as z from 'zod'
import { type Holder, hasEnded, isAway } from './directory.ts'
import { type Ladders, ladderFor } from './ladder.ts'
import { daysAfter } from './local-time.ts'
import { type Notice, unsentTo } from './notice.ts'
import { Instant, LocalDate, Role, Unheld } from './report.ts'
import { Kind, RegionCode } from './situation.ts'
import { localDateOf } from './working-time.ts'

export type DrillSetting = {
  /** Those whose ladders are tested. */
  readonly regions: readonly RegionCode[]
  readonly ladders: Ladders
  /** The national desk included. */
  readonly directory: readonly Holder[]
  readonly now: Instant
}

/** A role on one of a region's ladders, and who answers for it, whatever their scope. */
export const DrillRung = z.strictObject({
  region: RegionCode,
  kind: Kind,
  role: Role,
  /** Directory ids. */
  holders: z.array(z.string()),
  /** Absent when somebody can be asked. */
  unheld: Unheld.optional(),
})
export type DrillRung = z.infer<typeof DrillRung>

/** A test down every ladder: who would be asked. One a day. */
export const Drill = z.strictObject({ day: LocalDate, at: Instant, rungs: z.array(DrillRung) })
export type Drill = z.infer<typeof Drill>

export type DrillResult = 'passed' | 'failed' | 'waiting' | 'unheld'

export function planDrill(setting: DrillSetting): Drill {
  const { regions, now } = setting
  const rungs = regions.flatMap(region =>
    Kind.options.flatMap(kind => rolesOn(kind, region, setting).map(role => rungOf({ region, kind, role }, setting))),
  )
  return { day: localDateOf(now), at: now, rungs }
}

/** One test mail to each mailbox of those who answer for a rung, the one for nights as well. */
export function drillNotices(drill: Drill, everybody: readonly Holder[]): readonly Notice[] {
  const asked = new Set(drill.rungs.flatMap(rung => rung.holders))
  const tests = everybody.filter(({ id }) => asked.has(id)).flatMap(holder => testMails(holder, drill))
  const first = new Map<string, Notice>()
  for (const test of tests) if (!first.has(mailboxOf(test))) first.set(mailboxOf(test), test)
  return [...first.values()]
}

/** No address for nights counts any more, as none was tested since. `last`: the day of the newest drill, if there is one. */
export function isDrillOverdue(
  last: LocalDate | undefined,
  { today, validDays }: { readonly today: LocalDate; readonly validDays: number },
): boolean {
  return last === undefined || daysAfter(last, validDays) <= today
}

export type JudgedRung = DrillRung & { readonly result: DrillResult }

/** What the drill showed, rung by rung. `everybody` says which mailboxes the holders share. */
export function drillResults(
  { rungs }: Drill,
  { notices, everybody }: { readonly notices: readonly Notice[]; readonly everybody: readonly Holder[] },
): readonly JudgedRung[] {
  const mailboxes = mailboxesOf(everybody)
  return rungs.map(rung => {
    const own = new Set(rung.holders.flatMap(id => mailboxes.get(id) ?? []))
    const mails = notices.filter(({ holder, to }) => rung.holders.includes(holder ?? '') || own.has(to ?? ''))
    return { ...rung, result: judgeDrill(rung, mails) }
  })
}

/** Passed only when every address took the test: one that did not is the entry to look at. */
export function judgeDrill({ holders }: Pick<DrillRung, 'holders'>, mails: readonly Notice[]): DrillResult {
  if (holders.length === 0) return 'unheld'
  if (mails.some(({ state }) => refused.has(state))) return 'failed'
  return mails.length > 0 && mails.every(({ state }) => state === 'delivered') ? 'passed' : 'waiting'
}

const refused: ReadonlySet<Notice['state']> = new Set(['bounced', 'complained', 'failed'])

function mailboxesOf(everybody: readonly Holder[]): ReadonlyMap<string, readonly string[]> {
  return new Map(everybody.map(({ id, email, onCall }) => [id, onCall ? [email, onCall.email] : [email]]))
}

function rolesOn(kind: Kind, region: RegionCode, { ladders }: DrillSetting): readonly Role[] {
  const paces = ['normal', 'urgent'] as const
  const rungs = paces.flatMap(urgency => ladderFor({ kind, urgency, region, restricted: false }, ladders))
  return Role.options.filter(role => rungs.some(rung => rung.role === role))
}

function rungOf(place: Pick<DrillRung, 'region' | 'kind' | 'role'>, setting: DrillSetting): DrillRung {
  const { directory, now } = setting
  const { region, role } = place
  // The last rung of every region is the one national desk.
  const where = role === 'nationalDesk' ? 'NL' : region
  const inRole = directory.filter(one => one.role === role && one.region === where && !hasEnded(one, now))
  const [first] = inRole
  const holders = inRole.filter(holder => isAway(holder, now) === undefined).map(({ id }) => id)
  if (holders.length > 0) return { ...place, holders }
  return { ...place, holders, unheld: (first && isAway(first, now)) ?? 'nobodyHoldsRole' }
}

function testMails({ onCall, ...holder }: Holder, { day, at }: Drill): readonly Notice[] {
  const { id, role } = holder
  const test = { ...unsentTo(holder, at), drill: day, about: 'drill', role } as const
  const mail = { ...test, id: `drill-${day}-${id}`, purpose: 'ladder' } as const
  return onCall ? [mail, { ...test, id: `drill-oncall-${day}-${id}`, purpose: 'onCall', to: onCall.email }] : [mail]
}

const mailboxOf = ({ purpose, to }: Notice): string => `${purpose} ${to?.toLowerCase()}`
