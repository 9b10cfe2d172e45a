import * as z from 'zod'
import { parseContent } from './content.ts'
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

const lastRung = '{ "role": "nationalDesk", "audience": "holder", "after": … }'

/** A ladder without a hole: somebody at once, every rung later than the one before, the national desk at the end. */
const Ladder = z
  .array(Rung)
  .min(1, `write at least one rung, the last one ${lastRung}`)
  .superRefine((rungs, context) => {
    const faults = [
      ...rungs.flatMap((rung, index) => faultsInOrder(rung, rungs[index - 1]).map(fault => ({ ...fault, index }))),
      ...rungs.slice(-1).flatMap(rung => faultsAtEnd(rung).map(fault => ({ ...fault, index: rungs.length - 1 }))),
    ]
    for (const { index, field, message } of faults) {
      context.addIssue({ code: 'custom', path: [index, ...field], message })
    }
  })

type Fault = { readonly field: readonly string[]; readonly message: string }

function faultsInOrder({ after }: Rung, before: Rung | undefined): readonly Fault[] {
  const field = ['after', 'amount']
  if (!before) return after.amount === 0 ? [] : [{ field, message: 'write 0: the first rung is at once' }]
  const { amount, unit } = before.after
  if (unit !== after.unit)
    return [{ field: ['after', 'unit'], message: `write ${unit}: one ladder counts in one unit` }]
  if (amount < after.amount) return []
  return [{ field, message: `write more than ${amount}: each rung is later than the one before` }]
}

function faultsAtEnd({ role }: Rung): readonly Fault[] {
  return role === 'nationalDesk' ? [] : [{ field: ['role'], message: `add a last rung ${lastRung}: it is always held` }]
}

const ByUrgency = z.strictObject({ normal: Ladder, urgent: Ladder })

/** Who is asked when, per kind and urgency. Acute climbs the urgent ladder, with mails to on-call addresses besides. */
export const Ladders = z.strictObject({
  defaults: z.strictObject({ person: ByUrgency, place: ByUrgency }),
  /** Messages without a region, and restricted ones, which skip their region. */
  national: ByUrgency,
  /** Mails to on-call addresses: at once, then `repeats` more. Who passed no drill for so many days is not counted on. */
  onCall: z.strictObject({
    everyMinutes: z.int().positive(),
    repeats: z.int().min(0),
    drillValidDays: z.int().positive(),
  }),
  /** What a region does differently. */
  regions: z.record(
    RegionCode,
    z.strictObject({ person: ByUrgency.partial().optional(), place: ByUrgency.partial().optional() }),
  ),
})
export type Ladders = z.infer<typeof Ladders>

export function readLadders(raw: unknown, file = 'content/ladders.json'): Ladders {
  return parseContent(Ladders, raw, file)
}

/** The ladder that this message climbs. */
export function ladderFor(
  { kind, urgency, region, restricted }: Pick<Report, 'kind' | 'urgency' | 'region' | 'restricted'>,
  ladders: Ladders,
): readonly Rung[] {
  const pace = urgency === 'normal' ? 'normal' : 'urgent'
  if (restricted || region === 'NL') return ladders.national[pace]
  return ladders.regions[region]?.[kind]?.[pace] ?? ladders.defaults[kind][pace]
}
