import * as z from 'zod'
import { parseContent } from './content.ts'
import type { Rung } from './ladder.ts'
import { Language } from './language.ts'
import { Instant, LocalDate, type Report, Role, type Unheld } from './report.ts'
import { AgeGroup, ExploitationForm, Kind, MunicipalityCode, RegionCode } from './situation.ts'
import { localDateOf } from './working-time.ts'

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
  /** Id of the holder who stands in. */
  deputy: z.string().optional(),
  absence: z.strictObject({ from: LocalDate, until: LocalDate }).optional(),
  /** On call at night: unheld unless a drill passed in the last 30 days. */
  onCall: z.strictObject({ email: z.email(), drillPassedAt: Instant.optional() }).optional(),
  /** A bounce of the mailbox marks the entry at once. */
  bouncedAt: Instant.optional(),
  /** Only a person who phoned fills this. */
  verified: z.strictObject({ on: LocalDate, by: z.string() }).optional(),
})
export type Holder = z.infer<typeof Holder>

/** The directory as content, checked as a whole: ids are unique and say region and role, deputies exist. */
export function readDirectory(raw: unknown): readonly Holder[] {
  return parseContent(Directory, raw, 'holders.json')
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
export function holdersFor({ role, audience }: Pick<Rung, 'role' | 'audience'>, seeking: Seeking): Reached {
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
export function covers({ scope }: Holder, report: Seeking['report']): boolean {
  const ages = report.ageGroup === 'perhapsUnder18' ? ['perhapsUnder18', 'under18'] : [report.ageGroup]
  return (
    listed(scope.municipalities, [report.where]) &&
    listed(scope.kinds, [report.kind]) &&
    (report.ageGroup === undefined || listed(scope.ageGroups, ages)) &&
    (report.forms.includes('unknown') || listed(scope.forms, report.forms))
  )
}

/** Away on that day, or with a mailbox that refuses mail. */
export function isAway(holder: Holder, now: Instant): Unheld | undefined {
  const today = localDateOf(now)
  if (holder.bouncedAt !== undefined) return 'mailboxBounced'
  if (holder.absence && holder.absence.from <= today && today <= holder.absence.until) return 'absent'
  return undefined
}

function listed(scope: readonly string[] | undefined, asked: readonly (string | undefined)[]): boolean {
  return scope === undefined || asked.some(one => one !== undefined && scope.includes(one))
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
  return lost.get(holder.id) ?? isAway(holder, now)
}
