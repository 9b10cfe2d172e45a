import type { Codes } from './dimension.ts'
import type { Fact } from './fact.ts'
import type { Quarter } from './period.ts'
import type { Outcome } from './report.ts'
import type { RegionCode } from './situation.ts'

/** One message as figures count it: its facts put together. */
export type Counted = {
  readonly region: RegionCode
  readonly quarter: Quarter
  readonly codes: Codes
  /** Working time from receipt, where it happened. */
  readonly minutes: { readonly taking?: number; readonly firstStep?: number }
}

/** The messages that these facts are about, each once, whatever their order. */
export function countedIn(facts: readonly Fact[]): readonly Counted[] {
  const byMessage = Map.groupBy(facts, ({ reference }) => reference)
  return [...byMessage.values()].flatMap(own => {
    const received = factOf('received', own)
    return received ? [together(received, own)] : []
  })
}

type Event = Fact['event']
type FactOf<Name extends Event> = Extract<Fact, { event: Name }>

const factOf = <Name extends Event>(event: Name, facts: readonly Fact[]): FactOf<Name> | undefined =>
  facts.find((fact): fact is FactOf<Name> => fact.event === event)

function together({ region, quarter, ...received }: FactOf<'received'>, own: readonly Fact[]): Counted {
  const taken = factOf('taken', own)
  const stepped = factOf('firstStep', own)
  const outcome = factOf('closed', own)?.outcome ?? 'open'
  const { kind, form, ageGroup, reporterType, urgency } = received
  return {
    region,
    quarter,
    codes: {
      kind,
      form,
      ageGroup,
      reporterType,
      urgency,
      registered: registrations[outcome],
      outcome,
      taking: takingOf(taken),
      rungs: rungsOf(taken),
      feedback: received.feedback ? 'yes' : 'no',
    },
    minutes: {
      ...(taken && { taking: taken.workingMinutes }),
      ...(stepped && { firstStep: stepped.workingMinutes }),
    },
  }
}

/** What an outcome says about registration at CoMensha. */
export const registrations: { readonly [Name in Outcome | 'open']: Codes['registered'] } = {
  registeredByUs: 'yes',
  registeredByOthers: 'yes',
  noGroundOrConsent: 'no',
  notApplicable: 'no',
  unknown: 'unknown',
  open: 'unknown',
}

function takingOf(taken: FactOf<'taken'> | undefined): Codes['taking'] {
  if (taken === undefined) return 'notTaken'
  return taken.rungs <= 1 ? 'inTime' : 'late'
}

function rungsOf(taken: FactOf<'taken'> | undefined): Codes['rungs'] {
  if (taken === undefined) return 'notTaken'
  if (taken.rungs <= 1) return 'one'
  return taken.rungs === 2 ? 'two' : 'threeOrMore'
}
