import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { forEvery, parseContent } from '#domain/content.ts'
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

test.each([null, undefined, 5, 'phone', '$schema'])('a file that holds %j is a mistake like any other', nothing => {
  expect(() => parseContent(Contact, nothing, 'channels')).toThrow(InvalidContent)
})

test('every mistake is named, not only the first', () => {
  expect(() => parseContent(z.array(Contact), [{}, {}], 'channels')).toThrow(/0\.phone.*\n.*1\.phone/)
})

test('content that is right comes back parsed', () => {
  expect(parseContent(Contact, { phone: '112' }, 'channels')).toEqual({ phone: '112' })
})

test('a file may say where its schema is, and any other key that nobody knows is refused', () => {
  const value = { phone: '112', $schema: '../.local/schemas/channels.json' }
  expect(parseContent(Contact, value, 'channels')).toEqual({ phone: '112' })
  expect(() => parseContent(Contact, { ...value, schema: 'x' }, 'channels')).toThrow(InvalidContent)
})

describe('Work on many items', () => {
  const refuse = (item: number): number => {
    if (item > 1) throw new InvalidContent(`channels: ${item}: too much`)
    return item
  }

  test('names what is wrong with each of them, not only the first', () => {
    expect(() => forEvery([1, 2, 3], refuse)).toThrow(
      new InvalidContent('channels: 2: too much\nchannels: 3: too much'),
    )
    expect(forEvery([0, 1], refuse)).toEqual([0, 1])
  })

  test('hides no mistake of ours', () => {
    const broken = () => {
      throw new TypeError('ours')
    }
    expect(() => forEvery([1], broken)).toThrow(TypeError)
  })
})
