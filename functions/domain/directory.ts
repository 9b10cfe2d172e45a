import * as z from 'zod'
import { parseContent } from './content.ts'
import type { Rung } from './ladder.ts'
import { Language } from './language.ts'
import { Instant, LocalDate, type Report, Role, type Unheld } from './report.ts'
import { AgeGroup, ExploitationForm, Kind, MunicipalityCode, RegionCode } from './situation.ts'
import { localDateOf } from './working-time.ts'

/** The days on which an office is open. */
export const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'])
export type Weekday = z.infer<typeof Weekday>

/** When somebody wants the daily mail: a half hour from 07:00 to 16:30, every working day or once a week. */
export const DigestPreference = z.strictObject({
  at: z.string().regex(/^(0[7-9]|1[0-6]):(00|30)$/),
  every: z.enum(['day', 'week']),
})
export type DigestPreference = z.infer<typeof DigestPreference>

/** Who holds a role in a region, for which cases. An absent list means "all". Function mailboxes, never persons' names. */
export const Holder = z.strictObject({
  /** `VR05-careCoordinator-1`: neutral, unique in the country. */
  id: z.string().regex(/^(VR\d{2}|NL)-[A-Za-z]+-\d+$/),
  region: RegionCode,
  role: Role,
  organisation: z.string(),
  language: Language,
  email: z.email(),
  phone: z.string().optional(),
  scope: z.strictObject({
    municipalities: z.array(MunicipalityCode).optional(),
    kinds: z.array(Kind).optional(),
    ageGroups: z.array(AgeGroup).optional(),
    forms: z.array(ExploitationForm).optional(),
  }),
  /** When the mailbox is read; on another day somebody else is asked. */
  days: z.array(Weekday).min(1).optional(),
  /** Id of the holder who stands in. */
  deputy: z.string().optional(),
  absence: z.strictObject({ from: LocalDate, until: LocalDate }).optional(),
  /** On call at night, in a mailbox of its own: unheld unless the last drill passed, five weeks ago at most. */
  onCall: z
    .strictObject({
      email: z.email(),
      phone: z.string().optional(),
      drillPassedAt: Instant.optional(),
      bouncedAt: Instant.optional(),
      complainedAt: Instant.optional(),
    })
    .optional(),
  /** Absent: daily, at the hour of the calendar. */
  digest: DigestPreference.optional(),
  /** A bounce of the mailbox marks the entry at once. */
  bouncedAt: Instant.optional(),
  /** Whoever reads the mailbox reported our mail as unwanted: none of it arrives any more. */
  complainedAt: Instant.optional(),
  /** Only a person who phoned fills this; `at` is missing in entries that came with the content. */
  verified: z.strictObject({ on: LocalDate, by: z.string(), at: Instant.optional() }).optional(),
  /** When the mailbox was last asked whether the entry is still right. */
  nudgedAt: Instant.optional(),
  /** From this day on the role is somebody else's: kept for the history, never asked. */
  endedOn: LocalDate.optional(),
  /** Absent while the entry is as the content has it. */
  version: z.int().positive().optional(),
  updatedAt: Instant.optional(),
  /** The person who changed it, by subject. */
  updatedBy: z.string().optional(),
})
export type Holder = z.infer<typeof Holder>

/** The directory as content, checked as a whole: ids are unique and say region and role, deputies exist. */
export function readDirectory(raw: unknown): readonly Holder[] {
  return parseContent(Directory, raw, 'demo/holders.json')
}

const Directory = z.array(Holder).superRefine((holders, context) => {
  for (const [index, holder] of holders.entries()) {
    for (const { field, message } of faultsOf(holder, holders)) {
      context.addIssue({ code: 'custom', path: [index, field], message })
    }
  }
})

type Fault = { readonly field: keyof Holder; readonly message: string }

function faultsOf(holder: Holder, holders: readonly Holder[]): readonly Fault[] {
  const { id, region, role, absence } = holder
  const faults: Fault[] = deputyFault(holder, holders)
  if (!id.startsWith(`${region}-${role}-`)) {
    faults.push({ field: 'id', message: `write an id that begins with ${region}-${role}-` })
  }
  if (holders.find(other => other.id === id) !== holder) {
    faults.push({ field: 'id', message: `${id} is used twice; write the next number` })
  }
  if (absence && absence.until < absence.from) {
    faults.push({ field: 'absence', message: 'write a first day that is not after the last' })
  }
  return faults
}

function deputyFault({ id, region, deputy }: Holder, holders: readonly Holder[]): Fault[] {
  if (deputy === undefined) return []
  if (deputy === id) return [{ field: 'deputy', message: 'write another holder: nobody stands in for himself' }]
  const isThere = holders.some(other => other.id === deputy && other.region === region)
  return isThere ? [] : [{ field: 'deputy', message: `write the id of a holder in ${region}` }]
}

/** Whoever can be asked now; when that is nobody, the reason. */
export type Reached = { readonly holders: readonly Holder[]; readonly unheld?: Unheld | undefined }

/** Who is looked for, and what is known about the mailboxes of those who hold the role. */
export type Seeking = {
  readonly report: Pick<Report, 'region' | 'where' | 'kind' | 'ageGroup' | 'forms'>
  readonly directory: readonly Holder[]
  readonly now: Instant
  /** Ids that can no longer be asked about this message, with the reason. */
  readonly lost: ReadonlyMap<string, Unheld>
}

/** The holders of a role for this message; a deputy stands in for whoever is away, and joins when the rung says so. */
export function holdersFor({ role, audience }: Pick<Rung, 'role' | 'audience'>, everybody: Seeking): Reached {
  const seeking = withoutEnded(everybody)
  const inRole = seeking.directory.filter(holder => holder.role === role && holder.region === seeking.report.region)
  const inScope = inRole.filter(holder => covers(holder, seeking.report))
  const principals = withoutDeputies(inScope)
  const [first] = principals
  if (!first) return { holders: [], unheld: inRole.length === 0 ? 'nobodyHoldsRole' : 'outsideScope' }
  const holders = principals.flatMap(principal => askedFor(principal, audience, seeking))
  if (holders.length > 0) return { holders: [...new Set(holders)] }
  return { holders: [], unheld: whyLost(first, seeking) }
}

/** Does the holder's scope cover this message? An absent list means "all", an answer that was not given fits every list. */
export function covers({ scope }: Pick<Holder, 'scope'>, report: Omit<Seeking['report'], 'region'>): boolean {
  const ages = report.ageGroup === 'perhapsUnder18' ? ['perhapsUnder18', 'under18'] : [report.ageGroup]
  return (
    listed(scope.municipalities, [report.where]) &&
    listed(scope.kinds, [report.kind]) &&
    (report.ageGroup === undefined || listed(scope.ageGroups, ages)) &&
    (report.forms.includes('unknown') || listed(scope.forms, report.forms))
  )
}

/** The role is somebody else's by now. */
export function hasEnded({ endedOn }: Holder, now: Instant): boolean {
  return endedOn !== undefined && endedOn <= localDateOf(now)
}

/** Why no mail of ours arrives there any more. */
export function isLost({ bouncedAt, complainedAt }: Pick<Holder, 'bouncedAt' | 'complainedAt'>): Unheld | undefined {
  if (bouncedAt !== undefined) return 'mailboxBounced'
  return complainedAt === undefined ? undefined : 'mailUnwanted'
}

/** Away on that day, or with a mailbox that takes no mail of ours. */
export function isAway(holder: Holder, now: Instant): Unheld | undefined {
  return isLost(holder) ?? (isAbsent(holder, now) ? 'absent' : undefined)
}

export function isAbsent(holder: Holder, now: Instant): boolean {
  return holder.absence !== undefined && isAbsentOn(holder, localDateOf(now))
}

export function isAbsentOn({ absence }: Holder, date: LocalDate): boolean {
  return absence !== undefined && absence.from <= date && date <= absence.until
}

/** Nobody reads this mailbox on that day: away, or not one of its days. */
export function isUnread(holder: Holder, now: Instant): Unheld | undefined {
  const reads = holder.days === undefined || readsOn(holder, localDateOf(now))
  return isAway(holder, now) ?? (reads ? undefined : 'notThatDay')
}

export function readsOn({ days }: Holder, date: LocalDate): boolean {
  const weekday = weekdayOf(date)
  return days === undefined || (weekday !== undefined && days.includes(weekday))
}

/** The weekday of a date, `undefined` in the weekend. */
export function weekdayOf(date: LocalDate): Weekday | undefined {
  return Weekday.options[new Date(date).getUTCDay() - 1]
}

function listed(scope: readonly string[] | undefined, asked: readonly (string | undefined)[]): boolean {
  return scope === undefined || asked.some(one => one !== undefined && scope.includes(one))
}

function withoutEnded(seeking: Seeking): Seeking {
  return { ...seeking, directory: seeking.directory.filter(holder => !hasEnded(holder, seeking.now)) }
}

/** Whoever stands in for another of them is asked as a deputy only; two who stand in for each other are both asked. */
function withoutDeputies(holders: readonly Holder[]): readonly Holder[] {
  const deputies = new Set(holders.map(holder => holder.deputy))
  const principals = holders.filter(holder => !deputies.has(holder.id))
  return principals.length > 0 ? principals : holders
}

function askedFor(principal: Holder, audience: Rung['audience'], seeking: Seeking): readonly Holder[] {
  const reachable = whyLost(principal, seeking) === undefined
  const deputy = seeking.directory.find(holder => holder.id === principal.deputy)
  const standsIn = deputy !== undefined && whyLost(deputy, seeking) === undefined
  if (!standsIn) return reachable ? [principal] : []
  if (!reachable) return [deputy]
  return audience === 'holderAndDeputy' ? [principal, deputy] : [principal]
}

function whyLost(holder: Holder, { now, lost }: Seeking): Unheld | undefined {
  return lost.get(holder.id) ?? isUnread(holder, now)
}
