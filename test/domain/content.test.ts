import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseContent } from '#domain/content.ts'
import { InvalidContent } from '#domain/errors.ts'

const Contact = z.strictObject({ phone: z.string('write a telephone number') })

test('a mistake in content names file, field and what to write', () => {
  const read = () => parseContent(z.array(Contact), [{ phone: 5 }], 'channels')
  expect(read).toThrow(InvalidContent)
  expect(read).toThrow('channels: 0.phone: write a telephone number')
})

test('a mistake in the whole file says so', () => {
  expect(() => parseContent(Contact, [], 'channels')).toThrow(/^channels: the file: /)
})

test('every mistake is named, not only the first', () => {
  expect(() => parseContent(z.array(Contact), [{}, {}], 'channels')).toThrow(/0\.phone.*\n.*1\.phone/)
})

test('content that is right comes back parsed', () => {
  expect(parseContent(Contact, { phone: '112' }, 'channels')).toEqual({ phone: '112' })
})
