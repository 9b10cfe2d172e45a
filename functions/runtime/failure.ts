import { Conflict, InvalidInput, NotFound, NotSignedIn, TooMany } from '#domain/errors.ts'
import type { Problem } from './answer.ts'

/** The request cannot even be looked at: too large, malformed, from another site. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  constructor(status: 400 | 413 | 415, title: string, options?: ErrorOptions) {
    super(title, options)
    this.status = status
  }
}

/** The one place that says which error is which status. There is no 403: a refusal looks like absence. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidInput) return { status: 422, title: 'Some fields are not right' }
  if (error instanceof Conflict) return { status: 409, title: 'This changed in the meantime, or was sent before' }
  if (error instanceof NotSignedIn) return { status: 401, title: 'Not signed in' }
  if (error instanceof NotFound) return { status: 404, title: 'Not found' }
  if (error instanceof TooMany) return { status: 429, title: 'Too many messages from this address' }
  if (error instanceof Refused) return { status: error.status, title: error.message }
  if (isMalformed(error)) return { status: 400, title: 'The body cannot be read' }
  return { status: 500, title: 'Something went wrong on our side' }
}

/** What the body parsers throw carries a status of theirs; a body that does not parse is one thing to us. */
const isMalformed = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && (error.statusCode === 422 || error.statusCode === 415)
