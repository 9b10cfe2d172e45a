import { randomUUID } from 'node:crypto'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import type { FieldError } from '#domain/submission.ts'
import type { StatusVisit, Typed } from '#view/conversation.ts'
import { askAgainPage, type Interrupted } from '#view/reporter.ts'
import { statusPage } from '#view/status.ts'
import type { ReporterWording } from '#view/wording.ts'
import { type Answer, page } from './answer.ts'
import {
  enter,
  entranceIn,
  type Fields,
  type ReporterDependencies,
  type Standing,
  standingOf,
  statusOf,
} from './reporter.ts'
import { formKeyFrom } from './sent-fields.ts'

export type PageDependencies = ReporterDependencies & { readonly wording: ReporterWording }

/** What a form of the reporter wants, and its one text, if it has one. */
export type Errand = {
  readonly goal: Interrupted['goal']
  readonly field?: Typed['field']
  /** @throws InvalidInput or Conflict: the page comes back with what was typed */
  readonly act: (standing: Standing, others: Fields) => Promise<NonNullable<StatusVisit['done']>>
}

/** Does it and shows the message as it then is. Nothing that was typed is lost on the way. */
export async function errandAsPage(fields: Fields, errand: Errand, dependencies: PageDependencies): Promise<Answer> {
  const { others } = entranceIn(fields)
  const entered = await enterOrAsk(fields, errand, dependencies)
  if ('answer' in entered) return entered.answer
  const { standing } = entered
  const typed = typedIn(others, errand)
  try {
    const done = await errand.act(standing, others)
    return await statusAnswer(200, standing, { done, errors: [] }, dependencies)
  } catch (error) {
    const visit = { typed, messageKey: formKeyFrom(others.messageKey) }
    if (error instanceof Conflict)
      return statusAnswer(409, standing, { ...visit, done: 'tooLateNotice', errors: [] }, dependencies)
    if (!(error instanceof InvalidInput)) throw error
    return statusAnswer(422, standing, { ...visit, errors: error.fields }, dependencies)
  }
}

type Entered = { readonly standing: Standing } | { readonly answer: Answer }

/** The message, or the question for number and code with all that was typed but the code. */
export async function enterOrAsk(
  fields: Fields,
  errand: Pick<Errand, 'goal' | 'field'>,
  dependencies: PageDependencies,
): Promise<Entered> {
  const { proof, others } = entranceIn(fields)
  const ask = (status: number, errors: readonly FieldError[]): Entered => {
    const interrupted = {
      reference: typeof proof.reference === 'string' ? proof.reference : '',
      errors,
      isWrong: status === 404,
      goal: errand.goal,
      messageKey: formKeyFrom(others.messageKey),
      typed: typedIn(others, errand),
    }
    return { answer: page(status, askAgainPage(interrupted, dependencies.wording)) }
  }
  try {
    return { standing: await enter(proof, dependencies) }
  } catch (error) {
    if (error instanceof NotFound) return ask(404, [])
    if (error instanceof InvalidInput) return ask(422, error.fields)
    throw error
  }
}

/** The message as it is now, with a fresh token and a fresh key for the next word. */
export async function statusAnswer(
  status: number,
  standing: Standing,
  visit: Omit<StatusVisit, 'token' | 'messageKey'> & { readonly messageKey?: string },
  dependencies: PageDependencies,
): Promise<Answer> {
  const { reference } = standing.report
  const now = (await standingOf(reference, dependencies)) ?? standing
  const token = await dependencies.visits.make({ reference })
  const shown = { messageKey: randomUUID(), ...visit, token }
  return page(status, statusPage(await statusOf(now, dependencies), shown, dependencies.wording))
}

function typedIn(others: Fields, { field }: Pick<Errand, 'field'>): Typed | undefined {
  if (field === undefined) return undefined
  const value = others[field]
  return { field, value: typeof value === 'string' ? value : '' }
}
