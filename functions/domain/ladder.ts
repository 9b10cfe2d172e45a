import * as z from 'zod'
import { Duration } from './explanation.ts'
import { type Report, Role } from './report.ts'
import { RegionCode } from './situation.ts'

/** One step of a ladder: who is asked, how long after counting starts. */
export const Rung = z.strictObject({
  role: Role,
  audience: z.enum(['holder', 'holderAndDeputy']),
  after: Duration,
})
export type Rung = z.infer<typeof Rung>

const Ladder = z.array(Rung).min(1)
const ByUrgency = z.strictObject({ normal: Ladder, urgent: Ladder })

/** Who is asked when, per kind and urgency. Acute climbs the urgent ladder, with mails to on-call addresses besides. */
export const Ladders = z.strictObject({
  defaults: z.strictObject({ person: ByUrgency, place: ByUrgency }),
  /** Messages without a region, and restricted ones, which skip their region. */
  national: ByUrgency,
  onCall: z.strictObject({
    everyMinutes: z.int().positive(),
    repeats: z.int().min(0),
    drillValidDays: z.int().positive(),
  }),
  regions: z.record(
    RegionCode,
    z.strictObject({ person: ByUrgency.partial().optional(), place: ByUrgency.partial().optional() }),
  ),
})
export type Ladders = z.infer<typeof Ladders>

export function readLadders(raw: unknown): Ladders {
  return Ladders.parse(raw)
}

export function ladderFor(
  report: Pick<Report, 'kind' | 'urgency' | 'region' | 'restricted'>,
  ladders: Ladders,
): readonly Rung[] {
  const urgency = report.urgency === 'normal' ? 'normal' : 'urgent'
  if (report.restricted || report.region === 'NL') return ladders.national[urgency]
  return ladders.regions[report.region]?.[report.kind]?.[urgency] ?? ladders.defaults[report.kind][urgency]
}
