import type { Calendar } from '#domain/calendar.ts'
import { compareInstants } from '#domain/local-time.ts'
import { commentTime } from '#domain/standing-acts.ts'
import { type DoingName, doingNames, possibleFor } from '#domain/standing-doing.ts'
import { deadline } from '#domain/working-time.ts'
import { type StandingView, standingPage } from '#view/tracker/standing.ts'
import { type FormState, faultsOf, outcomeOf, type StandingForms, standingForms } from '#view/tracker/standing-forms.ts'
import type { UpdatingWording } from '#view/tracker/wording.ts'

export type Shown = {
  readonly calendar: Calendar
  /** What was just done, as the address has it. */
  readonly done?: string | undefined
  /** What was sent and not done. */
  readonly state?: FormState | undefined
}

/** The page of a standing with what this person can do about it. */
export function standingPageWithForms(view: StandingView, shown: Shown, wording: UpdatingWording): string {
  const forms = formsOf(view, shown)
  const outcome = shown.state ? faultsOf(forms, wording) : outcomeOf(doneIn(shown.done), wording)
  return standingPage({ ...view, outcome, acts: standingForms(forms, wording) }, wording)
}

const doneIn = (text: string | undefined): DoingName | undefined => doingNames.find(name => name === text)

function formsOf(view: StandingView, { calendar, state }: Shown): StandingForms {
  const { actor, unit, standing, now } = view
  const { pending } = standing
  const hasTime = pending !== undefined && compareInstants(pending.enteredAt, pending.commentUntil) < 0
  return {
    view,
    possible: possibleFor(actor, unit, standing),
    commentTime: deadline(now, commentTime, calendar).explanation,
    waits: hasTime ? deadline(pending.enteredAt, commentTime, calendar).explanation : undefined,
    state,
  }
}
