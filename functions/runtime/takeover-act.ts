import * as z from 'zod'
import type { Holder } from '#domain/directory.ts'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import { Language } from '#domain/language.ts'
import { acknowledge, close, firstStepDone, notForMe } from '#domain/lifecycle.ts'
import { FirstStep, type Instant, LocalDate, Outcome, type Report } from '#domain/report.ts'
import { isTakenSignedIn } from '#domain/urgency.ts'
import { isTheirs } from './takeover.ts'

/** What travels with every form behind a link. */
const companions = { t: z.string(), language: Language.optional() }

/** What a holder can do behind a link. */
const Act = z.discriminatedUnion('act', [
  z.strictObject({
    ...companions,
    act: z.literal('take'),
    firstStep: FirstStep,
    firstStepBy: LocalDate,
    reporterKnown: z.literal('true').optional(),
  }),
  z.strictObject({ ...companions, act: z.literal('notForMe') }),
  z.strictObject({ ...companions, act: z.literal('firstStepDone') }),
  z.strictObject({ ...companions, act: z.literal('close'), outcome: Outcome }),
])
export type Act = z.infer<typeof Act>

/** Fields that may be left empty by mistake; anything else that is wrong comes from no form of ours. */
const codes = new Map([
  ['firstStep', 'firstStepRequired'],
  ['firstStepBy', 'firstStepByRequired'],
  ['outcome', 'outcomeRequired'],
])

/** @throws InvalidInput */
export function actIn(fields: Readonly<Record<string, unknown>>): Act {
  const parsed = Act.safeParse(fields)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  throw new InvalidInput([...wrong].map(errorOf))
}

function errorOf(field: string) {
  const code = codes.get(field)
  return code === undefined ? { field: 'form', code: 'unknownField' } : { field, code }
}

export type Acting = { readonly report: Report; readonly holder: Holder; readonly now: Instant }

/**
 * The report after the act.
 * @throws Conflict when the message is not, or no longer, in a state for it; InvalidInput for an impossible date, or for
 * taking something urgent without signing in
 */
export function afterAct(act: Act, { report, holder, now }: Acting): Report {
  const by = { holder: holder.id, role: holder.role, region: holder.region }
  switch (act.act) {
    case 'take': {
      if (isTakenSignedIn(report)) throw new InvalidInput([{ field: 'form', code: 'signInFirst' }])
      const { firstStep, firstStepBy, reporterKnown } = act
      return acknowledge(report, { by, firstStep, firstStepBy, reporterKnown: reporterKnown === 'true' }, now)
    }
    case 'notForMe':
      return notForMe(report, by, now)
    case 'firstStepDone':
      return firstStepDone(theirs(report, holder), by, now)
    case 'close':
      return close(theirs(report, holder), { by, outcome: act.outcome }, now)
  }
}

/** A link is no right to somebody else's message. */
function theirs(report: Report, holder: Holder): Report {
  if (!isTheirs(report, holder)) throw new Conflict('Somebody else has the message, or nobody')
  return report
}
