import type { Chase } from './chase.ts'
import { climb, isDue } from './chase.ts'
import { ladderFor } from './ladder.ts'
import { type Grant, grantsIn, type Person } from './person.ts'
import type { HandlerRef, Report, Role } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Unit } from './unit.ts'

/*
 * The only place that decides who may do what. Whatever no rule allows is refused, and a refusal looks like absence.
 *
 * Towards a message somebody is in one of four positions: at home (the first role of its ladder), higher on the ladder, in
 * the function that has it, or in the region it was offered to. Whoever is higher sees that it waits and for how long;
 * what it says opens after taking it, with a reason.
 */

export type Actor =
  | { readonly kind: 'public' }
  | { readonly kind: 'reporter'; readonly reference: Report['reference'] }
  | { readonly kind: 'person'; readonly person: Person }

/** What the rules look at of a message, and which roles of its ladder were asked by now. */
export type ReportInView = Pick<Report, 'region' | 'where' | 'state' | 'handover'> & {
  readonly rungs: readonly Role[]
  readonly asked: readonly Role[]
}

/** Somebody on the directory's side of a message: in which role, for which region. */
export type Position = { readonly role: Role; readonly region: RegionCode }

export function inView(chase: Chase): ReportInView {
  const { report, ladders, now } = chase
  const rungs = [...new Set(ladderFor(report, ladders).map(({ role }) => role))]
  const asked = climb(chase)
    .filter(step => isDue(step, now))
    .map(({ rung }) => rung.role)
  return { ...report, rungs, asked: [...new Set(asked)] }
}

/** Is this actor allowed to do this? `resource` is a message, a region, or nothing in particular. */
export function may<A extends Action>(actor: Actor, action: A, resource: Resources[A]): boolean {
  const rule: Rule<Resources[A]> = rules[action]
  return rule(actor, resource)
}

type Resources = {
  readonly followMessage: Pick<Report, 'reference'>
  readonly seeThatItWaits: ReportInView
  readonly openContent: ReportInView
  readonly takeMessage: ReportInView
  readonly takeWithoutReason: ReportInView
  readonly judgeMessage: ReportInView
  readonly handleMessage: ReportInView
  readonly sendAgain: ReportInView
  readonly reopenMessage: ReportInView
  readonly answerHandover: ReportInView
  readonly seeDirectory: RegionCode
  readonly changeDirectory: RegionCode
  readonly seeCoverage: RegionCode
  readonly keepPages: RegionCode
  readonly readAudit: undefined
  readonly managePeople: undefined
  readonly seeEntries: Unit
  readonly enterStanding: Unit
  readonly confirmStanding: Unit
  readonly commentAs: RegionCode
  readonly publishStandings: undefined
  readonly managePlan: undefined
  readonly previewReports: undefined
  readonly adoptReports: undefined
  readonly seeLiveFigures: RegionCode
}
export type Action = keyof Resources
type Rule<Resource> = (actor: Actor, resource: Resource) => boolean

const rules: { readonly [A in Action]: Rule<Resources[A]> } = {
  // See how it stands, write, withdraw contact and ask to open it again; when each is possible is the message's own.
  followMessage: (actor, { reference }) => actor.kind === 'reporter' && actor.reference === reference,
  // Also whoever has it although its ladder, judged anew, no longer reaches so far.
  seeThatItWaits: (actor, report) =>
    isAtHome(actor, report) || isOnLadder(actor, report) || hasIt(actor, report) || isReceiver(actor, report),
  openContent: (actor, report) => isAtHome(actor, report) || hasIt(actor, report),
  takeMessage: (actor, report) => isAtHome(actor, report) || isOnLadder(actor, report),
  takeWithoutReason: isAtHome,
  // While nobody has it, the first role of the ladder may write, judge and offer it to another region.
  judgeMessage: (actor, report) => hasIt(actor, report) || (isFree(report) && isAtHome(actor, report)),
  handleMessage: hasIt,
  sendAgain: (actor, report) => isAtHome(actor, report) || hasIt(actor, report),
  reopenMessage: (actor, report) => isAtHome(actor, report) || hasIt(actor, report),
  answerHandover: isReceiver,
  seeDirectory: belongsTo,
  // The national desk is a setting of the stage, for nobody to change here.
  changeDirectory: (actor, region) => region !== 'NL' && belongsTo(actor, region),
  seeCoverage: belongsTo,
  // Read what readers say is wrong on the pages of a region, and settle it. The country keeps its own pages, and those of
  // regions in which nobody does.
  keepPages: (actor, region) => belongsTo(actor, region) || belongsTo(actor, 'NL'),
  readAudit: isAdministrator,
  managePeople: isAdministrator,
  // What is published is everybody's; what is entered and not yet published is for leads, and for whoever it is about.
  seeEntries: (actor, unit) => grantsOf(actor).some(({ as }) => as === 'lead') || answersFor(actor, unit),
  enterStanding: (actor, unit) => answersFor(actor, unit) || isProgrammeLead(actor) || leadsAround(actor, unit),
  confirmStanding: answersFor,
  commentAs: leadsRegion,
  publishStandings: isProgrammeLead,
  managePlan: isProgrammeLead,
  // A draft is for whoever will answer for what it says; once adopted it is everybody's.
  previewReports: actor => grantsOf(actor).some(({ as }) => as === 'lead'),
  adoptReports: isProgrammeLead,
  // Small numbers of a region are for that region alone: the country sees what was published.
  seeLiveFigures: (actor, region) =>
    leadsRegion(actor, region) || grantsOf(actor).some(grant => grant.as === 'desk' && grant.region === region),
}

/** The role and region in which a person stands towards a message: whoever has it first, then the lowest rung. */
export function positionTowards(actor: Actor, report: ReportInView): Position | undefined {
  const { state, rungs } = report
  if (state.phase !== 'received' && holds(actor, state.by, report)) return pick(state.by)
  const role = rungs.find(rung => holds(actor, placeOf(rung, report), report))
  return role === undefined ? receiverPosition(actor, report) : placeOf(role, report)
}

/** In which role a person would accept what is offered to another region. */
export function receiverPosition(actor: Actor, { handover, rungs }: ReportInView): Position | undefined {
  if (handover === undefined) return undefined
  const region = handover.to
  // Every ladder ends with the national desk, so that it can always accept.
  const role = grantsOf(actor).find(
    grant => grant.as === 'desk' && grant.region === region && rungs.includes(grant.role),
  )
  return role?.as === 'desk' ? { role: role.role, region } : undefined
}

const pick = ({ role, region }: HandlerRef): Position => ({ role, region })

const grantsOf = (actor: Actor): readonly Grant[] => (actor.kind === 'person' ? grantsIn(actor.person.groups) : [])

/** The national desk is the last rung of every region's ladder, and sits in no region. */
const placeOf = (role: Role, { region }: Pick<Report, 'region'>): Position => ({
  role,
  region: role === 'nationalDesk' ? 'NL' : region,
})

function holds(actor: Actor, { role, region }: Position, { where }: Pick<Report, 'where'>): boolean {
  return grantsOf(actor).some(grant => {
    if (grant.as === 'desk') return grant.role === role && grant.region === region
    return grant.as === 'member' && role === 'designatedOfficer' && grant.municipality === where
  })
}

function isAtHome(actor: Actor, report: ReportInView): boolean {
  const [first] = report.rungs
  return first !== undefined && holds(actor, placeOf(first, report), report)
}

/** A region's own roles see what waits there; the national desk only what came to it. */
function isOnLadder(actor: Actor, report: ReportInView): boolean {
  const seeing = report.rungs.filter(role => role !== 'nationalDesk' || report.asked.includes(role))
  return seeing.some(role => holds(actor, placeOf(role, report), report))
}

const isFree = ({ state }: ReportInView): boolean => state.phase === 'received'

function hasIt(actor: Actor, report: ReportInView): boolean {
  return report.state.phase !== 'received' && holds(actor, report.state.by, report)
}

function isReceiver(actor: Actor, report: ReportInView): boolean {
  return receiverPosition(actor, report) !== undefined
}

/** Desk and lead of a region, and the leads of the country. */
function belongsTo(actor: Actor, region: RegionCode): boolean {
  return grantsOf(actor).some(grant => {
    if (grant.as === 'desk') return grant.region === region
    return grant.as === 'lead' && (grant.of === 'country' || grant.of === region)
  })
}

function leadsRegion(actor: Actor, region: RegionCode): boolean {
  return grantsOf(actor).some(grant => grant.as === 'lead' && grant.of === region)
}

function isProgrammeLead(actor: Actor): boolean {
  return grantsOf(actor).some(grant => grant.as === 'lead' && grant.of === 'country')
}

/** A unit is its lead's, a municipality its officer's; the programme answers for what it took on itself. */
function answersFor(actor: Actor, { code }: Unit): boolean {
  return grantsOf(actor).some(grant => {
    if (grant.as === 'member') return grant.municipality === code
    return grant.as === 'lead' && (grant.of === code || (code === 'NL' && grant.of === 'country'))
  })
}

/** The lead of a region helps its municipalities. */
function leadsAround(actor: Actor, { level, regions }: Unit): boolean {
  return level === 'municipality' && regions.some(region => leadsRegion(actor, region))
}

function isAdministrator(actor: Actor): boolean {
  return grantsOf(actor).some(({ as }) => as === 'administrator')
}
