import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Nonce, ciphertext and tag. What it is bound to is not in the box, and must be the same to open it. */
export function lock(text: string, key: Uint8Array, bound = ''): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws when anything was changed or moved. */
export function unlock(box: Buffer, key: Uint8Array, bound = ''): string {
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(box.subarray(-tagLength))
  const text = decipher.update(box.subarray(nonceLength, -tagLength))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}
