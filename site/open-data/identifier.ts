import { createHash } from 'node:crypto'

/** Chosen once; another one would give every record another identifier. */
const namespace = Buffer.from('6d1c7b1e5a3f4c0f9b9a2f6f7d2f3c11', 'hex')

/** The same UUID for the same name in every build (RFC 9562, version 5), so that others can keep what they read. */
export function identifierOf(...name: readonly string[]): string {
  const hash = createHash('sha1').update(namespace).update(name.join('/')).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
