import { Reference } from './report.ts'

/** Crockford's base 32: no I, L, O, U, so that a number read aloud or copied by hand survives. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bits = 5
const receiptLength = 16
const referenceLength = 8

/** `MR-XXXX-XXXX` from the first 35 bits of a digest, the last character a check. */
export function referenceFrom(digest: Uint8Array): Reference {
  const body = spell(digest, referenceLength - 1)
  return Reference.parse(written(body + checkCharacter(body)))
}

/** 16 characters: the first 80 bits of a digest. */
export function receiptFrom(digest: Uint8Array): string {
  return spell(digest, receiptLength)
}

/** A reference of ours in its one spelling, check character included. */
export function isReference(text: string): text is Reference {
  return Reference.safeParse(text).success && checksOut(text.replaceAll('-', '').slice(2))
}

/** What somebody typed: with or without MR, hyphens and spaces, in any case, O for 0, I or L for 1. */
export function normaliseReference(text: string): Reference | undefined {
  const typed = plain(text)
  const body = typed.length === referenceLength + 2 && typed.startsWith('MR') ? typed.slice(2) : typed
  const reference = written(body)
  return isReference(reference) ? reference : undefined
}

export function normaliseReceipt(text: string): string | undefined {
  const receipt = plain(text)
  return receipt.length === receiptLength && isSpelled(receipt) ? receipt : undefined
}

const written = (body: string): string => `MR-${body.slice(0, referenceLength / 2)}-${body.slice(referenceLength / 2)}`

const plain = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

const isSpelled = (text: string): boolean => [...text].every(character => alphabet.includes(character))

function spell(digest: Uint8Array, length: number): string {
  if (digest.length * 8 < length * bits) throw new Error('The digest is too short to spell')
  return Array.from({ length }, (_, index) => alphabet.charAt(bitsAt(digest, index * bits))).join('')
}

/** Five bits from that offset, across the border of two bytes. */
function bitsAt(digest: Uint8Array, offset: number): number {
  const [first = 0, second = 0] = digest.subarray(offset >> 3)
  return (((first << 8) | second) >> (16 - bits - (offset & 7))) & 31
}

/**
 * Over the field of 32 elements each place has another weight, so every wrong character and every swap of two
 * is noticed.
 */
function checkCharacter(body: string): string {
  return alphabet.charAt(double(weigh(body)))
}

const checksOut = (characters: string): boolean => weigh(characters) === 0

const weigh = (characters: string): number =>
  [...characters].reduce((sum, character) => double(sum) ^ alphabet.indexOf(character), 0)

/** Times two, modulo x⁵ + x² + 1. */
const double = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1)
