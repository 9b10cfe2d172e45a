import * as z from 'zod'
import type { Calendar } from './calendar.ts'
import { AgeCounted, FormCounted, OutcomeCounted } from './dimension.ts'
import type { MunicipalityNames } from './municipality-names.ts'
import type { Notice } from './notice.ts'
import { Quarter, quarterOf } from './period.ts'
import { Reference, type Report, Urgency } from './report.ts'
import { Kind, RegionCode, ReporterType } from './situation.ts'
import { workingMinutesBetween } from './working-time.ts'

/*
 * What figures are counted from: coded facts of a message, one item for each event, and nothing that anybody wrote. The
 * same report gives the same facts however often it is asked, and a later one never fewer.
 */

const of = {
  /** Where it was received: a hand-over does not move it. */
  region: RegionCode,
  quarter: Quarter,
  reference: Reference,
}

export const FactEvent = z.enum(['received', 'taken', 'firstStep', 'closed'])

export const Fact = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('received'),
    ...of,
    kind: Kind,
    form: FormCounted,
    ageGroup: AgeCounted,
    reporterType: ReporterType,
    /** As the desk judges it. */
    urgency: Urgency,
    /** Something was told to the reporter, as far as the platform can know: see `hadWord`. */
    feedback: z.boolean(),
  }),
  /** The first taking; `rungs`: how many roles were asked before it. */
  z.strictObject({ event: z.literal('taken'), ...of, workingMinutes: z.int().min(0), rungs: z.int().min(0) }),
  z.strictObject({ event: z.literal('firstStep'), ...of, workingMinutes: z.int().min(0) }),
  z.strictObject({ event: z.literal('closed'), ...of, outcome: OutcomeCounted }),
])
export type Fact = z.infer<typeof Fact>

export type FactSetting = {
  /** The whole ledger of the report. */
  readonly notices: readonly Notice[]
  readonly municipalities: MunicipalityNames
  readonly calendar: Calendar
}

export function factsOf(report: Report, setting: FactSetting): readonly Fact[] {
  const region = receivingRegion(report, setting.municipalities)
  const place = { region, quarter: quarterOf(report.receivedAt), reference: report.reference }
  const minutesUntil = (at: string) => workingMinutesBetween(report.receivedAt, at, setting.calendar, region)
  const taken = firstOf('acknowledged', report)
  const stepped = firstOf('firstStepDone', report)
  return [
    { event: 'received', ...place, ...codesOf(report), feedback: hadWord(report, setting.notices) },
    ...(taken
      ? [{ event: 'taken', ...place, workingMinutes: minutesUntil(taken.at), rungs: rungsBefore(report) } as const]
      : []),
    ...(stepped ? [{ event: 'firstStep', ...place, workingMinutes: minutesUntil(stepped.at) } as const] : []),
    ...(firstOf('closed', report) ? [{ event: 'closed', ...place, outcome: outcomeOf(report) } as const] : []),
  ]
}

function codesOf(report: Report) {
  const { kind, reporterType, urgency } = report
  return { kind, form: formOf(report), ageGroup: ageOf(report), reporterType, urgency }
}

const formOf = ({ forms: [form = 'unknown', ...others] }: Report): z.infer<typeof FormCounted> =>
  others.length > 0 ? 'several' : form

/** Somebody whose age was not asked may be under 18. */
const ageOf = ({ kind, ageGroup = 'perhapsUnder18' }: Report): z.infer<typeof AgeCounted> =>
  kind === 'place' ? 'none' : ageGroup

/** A municipality that is no more belongs to the region that has its message. */
function receivingRegion({ restricted, where, region }: Report, municipalities: MunicipalityNames): RegionCode {
  if (restricted || !where.startsWith('GM')) return 'NL'
  return municipalities.get(where)?.region ?? region
}

const firstOf = (what: Report['timeline'][number]['what'], { timeline }: Report) =>
  timeline.find(event => event.what === what)

/** In the order in which it was written down, for several things may happen at one instant. */
function rungsBefore({ timeline }: Report): number {
  const before = timeline.slice(
    0,
    timeline.findIndex(({ what }) => what === 'acknowledged'),
  )
  return new Set(before.flatMap(({ what, role }) => (what === 'rungNotified' ? [role] : []))).size
}

/** Opened again is open, until it is closed again. */
const outcomeOf = ({ state }: Report) => (state.phase === 'closed' ? state.outcome : 'open')

/**
 * A mail to the reporter went out and did not come back, or the reporter answered what the desk had written. What was
 * said on the telephone nobody notes here, and does not count.
 */
function hadWord({ timeline }: Report, notices: readonly Notice[]): boolean {
  if (notices.some(({ purpose, state }) => purpose === 'reporter' && (state === 'sent' || state === 'delivered'))) {
    return true
  }
  const asked = timeline.findIndex(({ what }) => what === 'reporterAsked')
  return asked >= 0 && timeline.slice(asked).some(({ what }) => what === 'reporterWrote')
}
