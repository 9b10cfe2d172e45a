import { expect, test } from 'vitest'
import { Conflict, InvalidContent, InvalidInput, NotFound, NotSignedIn, TooMany } from '#domain/errors.ts'

// The log has a refusal by its name alone, without what was asked.
test.each([
  ['InvalidInput', () => new InvalidInput([])],
  ['Conflict', () => new Conflict()],
  ['NotFound', () => new NotFound()],
  ['NotSignedIn', () => new NotSignedIn()],
  ['TooMany', () => new TooMany(60)],
  ['InvalidContent', () => new InvalidContent()],
])('an error of ours is known by the name %s', (name, error) => {
  expect(error().name).toBe(name)
})
