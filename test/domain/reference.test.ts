import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isReference, normaliseReceipt, normaliseReference, receiptFrom, referenceFrom } from '#domain/reference.ts'
import { Reference } from '#domain/report.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })
const character = fc.constantFrom(...alphabet)
const place = fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11)

test('a digest that is too short spells nothing', () => {
  expect(() => referenceFrom(new Uint8Array(4))).toThrow('too short')
  expect(() => receiptFrom(new Uint8Array(9))).toThrow('too short')
})

test('known digests are spelled as Crockford spells them', () => {
  expect(referenceFrom(new Uint8Array(32))).toBe('MR-0000-0000')
  expect(receiptFrom(new Uint8Array(32).fill(255))).toBe('ZZZZZZZZZZZZZZZZ')
  expect(
    receiptFrom(Uint8Array.of(0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000, 0, 0, 0, 0, 0)),
  ).toBe('1234567800000000')
})

describe('a reference', () => {
  test('made from any digest is one, and survives what people do to it', () => {
    const spoiled = fc.constantFrom<(text: string) => string>(
      text => text,
      text => text.toLowerCase(),
      text => ` ${text.replaceAll('-', ' ')} `,
      text => text.replaceAll('-', ''),
      text => text.slice(3),
      text => text.slice(0, 3) + text.slice(3).replaceAll('0', 'o').replaceAll('1', 'l'),
      text => text.slice(0, 3) + text.slice(3).replaceAll('0', 'O').replaceAll('1', 'I'),
    )
    fc.assert(
      fc.property(digest, spoiled, (bytes, spoil) => {
        const reference = referenceFrom(bytes)
        expect(Reference.parse(reference)).toBe(reference)
        expect(isReference(reference)).toBe(true)
        expect(normaliseReference(spoil(reference))).toBe(reference)
      }),
    )
  })

  test('with one wrong character is none', () => {
    fc.assert(
      fc.property(digest, place, character, (bytes, at, wrong) => {
        const reference = referenceFrom(bytes)
        fc.pre(reference.charAt(at) !== wrong)
        expect(isReference(reference.slice(0, at) + wrong + reference.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('with two characters swapped is none', () => {
    fc.assert(
      fc.property(digest, place, place, (bytes, one, other) => {
        const reference: string = referenceFrom(bytes)
        fc.pre(reference.charAt(one) !== reference.charAt(other))
        const swapped = [...reference]
        swapped[one] = reference.charAt(other)
        swapped[other] = reference.charAt(one)
        expect(isReference(swapped.join(''))).toBe(false)
      }),
    )
  })

  test.each(['', 'MR', 'MR-0000-000', 'MR-0000-00000', 'MR-0000-0001', 'mr 0000 000u', 'XX-0000-0000', 'not a number'])(
    'is not read from %j',
    text => {
      expect(normaliseReference(text)).toBeUndefined()
    },
  )
})

test('a reference that itself begins with MR is read with and without the MR before it', () => {
  const reference = referenceFrom(Uint8Array.of(0b10100_110, 0b00_000000, 0, 0, 0))
  expect(reference).toMatch(/^MR-MR00-/)
  expect(normaliseReference(reference)).toBe(reference)
  expect(normaliseReference(reference.slice(3))).toBe(reference)
})

describe('a receipt', () => {
  test('has 16 characters and survives what people do to it', () => {
    fc.assert(
      fc.property(digest, bytes => {
        const receipt = receiptFrom(bytes)
        const typed = receipt
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'i')
          .replace(/(.{4})/g, '$1 ')
        expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
        expect(normaliseReceipt(typed)).toBe(receipt)
      }),
    )
  })

  test.each(['', '123456789012345', '12345678901234567', 'UUUUUUUUUUUUUUUU', '123456789012345U'])(
    'is not read from %j',
    text => {
      expect(normaliseReceipt(text)).toBeUndefined()
    },
  )
})
