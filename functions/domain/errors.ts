import type { FieldError } from './submission.ts'

/** The input cannot be accepted; carries codes per field, never the input. Answered 422. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly fields: readonly FieldError[]
  constructor(fields: readonly FieldError[], options?: ErrorOptions) {
    super('The input is not valid', options)
    this.fields = fields
  }
}

/** Somebody else wrote first, or the same key came with another body. Answered 409. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}

/** It does not exist, or whoever asks may not know that it does. Answered 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** Nobody is signed in, or no longer. Answered 401. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
}

/** Too many writes from one address; `retryAfter` in seconds. Answered 429. */
export class TooMany extends Error {
  override readonly name = 'TooMany'
  readonly retryAfter: number
  constructor(retryAfter: number, options?: ErrorOptions) {
    super('Too many requests', options)
    this.retryAfter = retryAfter
  }
}

/** Content contradicts itself: file, field and what to write. Fails the build, never a request. */
export class InvalidContent extends Error {
  override readonly name = 'InvalidContent'
}
