import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { readToken, writeToken } from '#adapters/token.ts'

const key = randomBytes(32)
const now = 1_777_039_200_000
const schema = z.strictObject({ who: z.string() })
const reading = { key, now, schema }
const token = writeToken({ who: 'Anna' }, now + 1, key)

test.each(['', 'x', 'nonsense', 'a'.repeat(38), `${'A'.repeat(200)}`, '🔑', '../../etc'])(
  '%j is no token of ours',
  text => {
    expect(readToken(text, reading)).toBeUndefined()
  },
)

test('with another key it does not open', () => {
  expect(readToken(token, { ...reading, key: randomBytes(32) })).toBeUndefined()
})

test('changed by a single bit anywhere it does not open', () => {
  const bytes = Buffer.from(token, 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(readToken(changed.toString('base64url'), reading)).toBeUndefined()
  }
})

test('cut short it does not open', () => {
  const bytes = Buffer.from(token, 'base64url')
  for (let length = 0; length < bytes.length; length += 1) {
    expect(readToken(bytes.subarray(0, length).toString('base64url'), reading)).toBeUndefined()
  }
})

test('from the moment it expires it does not open', () => {
  expect(readToken(token, { ...reading, now: now + 1 })).toBeUndefined()
  expect(readToken(token, { ...reading, now })).toEqual({ who: 'Anna' })
})

test('with something else in it than was meant it does not open', () => {
  expect(readToken(writeToken({ who: 7 }, now + 1, key), reading)).toBeUndefined()
  expect(readToken(writeToken({ who: 'Anna', more: 'x' }, now + 1, key), reading)).toBeUndefined()
})

test('tells nothing of what is in it, and is never twice the same', () => {
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('Anna')
  expect(writeToken({ who: 'Anna' }, now + 1, key)).not.toBe(token)
})

test('whatever was written is read', () => {
  fc.assert(
    fc.property(fc.string(), who => {
      expect(readToken(writeToken({ who }, now + 1, key), reading)).toEqual({ who })
    }),
  )
})
