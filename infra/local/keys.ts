import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { attributeOf, referenceOf } from './attributes.ts'
import { AwsError, type Operations } from './aws-json.ts'
import { writeDurably } from './journal.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Key = hosting(
  { KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(), KeyUsage: z.literal('ENCRYPT_DECRYPT').optional() },
  [
    'KeyPolicy',
    'Description',
    'EnableKeyRotation',
    'RotationPeriodInDays',
    'PendingWindowInDays',
    'Enabled',
    'MultiRegion',
    'Tags',
  ],
)
const Alias = hosting({ AliasName: z.string(), TargetKeyId: z.string() })
/** Every material a key ever had, the newest first; a key that was never rotated was once kept as one text. */
const Kept = z.record(z.string(), z.union([z.string().transform(material => [material]), z.array(z.string()).min(1)]))
const Context = z.record(z.string(), z.string()).default({})
const GenerateDataKey = z.strictObject({
  KeyId: z.string(),
  KeySpec: z.enum(['AES_256', 'AES_128']).default('AES_256'),
  EncryptionContext: Context,
})
const Decrypt = z.strictObject({
  CiphertextBlob: z.base64(),
  KeyId: z.string().optional(),
  EncryptionContext: Context,
  EncryptionAlgorithm: z.literal('SYMMETRIC_DEFAULT').optional(),
})

const RotateKeyOnDemand = z.strictObject({ KeyId: z.string() })

/** `materials`: the first encrypts, any of them decrypts. */
type LocalKey = { id: string; arn: string; materials: readonly Buffer[] }

const idLength = 36
const ivLength = 12
const tagLength = 16

/** KMS for symmetric keys: AES-256-GCM under a local key, bound to key and encryption context. */
export function openKeys(resources: readonly Resource[], directory: string): Operations {
  const { keys, rotate } = readKeys(resources, directory)
  const find = (id: string) => {
    const key = keys.get(id)
    if (key === undefined) throw new AwsError('NotFoundException', `Key '${id}' does not exist`)
    return key
  }
  return {
    'TrentService.GenerateDataKey': input => {
      const { KeyId, KeySpec, EncryptionContext } = GenerateDataKey.parse(input)
      const key = find(KeyId)
      const plaintext = randomBytes(KeySpec === 'AES_256' ? 32 : 16)
      const CiphertextBlob = encrypt(key, plaintext, EncryptionContext).toString('base64')
      return { CiphertextBlob, Plaintext: plaintext.toString('base64'), KeyId: key.arn }
    },
    'TrentService.Decrypt': input => {
      const { CiphertextBlob, KeyId, EncryptionContext } = Decrypt.parse(input)
      const blob = Buffer.from(CiphertextBlob, 'base64')
      const key = keys.get(blob.subarray(0, idLength).toString('latin1'))
      if (key === undefined) throw new AwsError('InvalidCiphertextException', 'The ciphertext is not of a key here')
      if (KeyId !== undefined && find(KeyId) !== key) {
        throw new AwsError('IncorrectKeyException', 'The ciphertext was made with another key')
      }
      const Plaintext = decrypt(key, blob, EncryptionContext).toString('base64')
      return { Plaintext, KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
    'TrentService.RotateKeyOnDemand': input => {
      const key = find(RotateKeyOnDemand.parse(input).KeyId)
      rotate(key)
      return { KeyId: key.id }
    },
  }
}

/** Every key by its id, ARN and aliases; the materials are made once and only their owner can read them. */
function readKeys(resources: readonly Resource[], directory: string) {
  const file = join(directory, 'keys.json')
  const kept = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const keys = new Map<string, LocalKey>()
  for (const resource of ofType(resources, 'AWS::KMS::Key')) {
    propertiesOf(resource, Key)
    const id = referenceOf(resource)
    kept[id] ??= [newMaterial()]
    const key = { id, arn: attributeOf(resource, 'Arn'), materials: materialsIn(kept[id]) }
    keys.set(key.id, key).set(key.arn, key)
  }
  for (const resource of ofType(resources, 'AWS::KMS::Alias')) {
    const { AliasName, TargetKeyId } = propertiesOf(resource, Alias)
    const key = keys.get(TargetKeyId)
    if (key) keys.set(AliasName, key).set(key.arn.replace(/key\/.*/, AliasName), key)
  }
  const keep = () => writeDurably(file, JSON.stringify(kept, undefined, 1))
  keep()
  /** New material under the same key, on disk before anything is encrypted with it. */
  const rotate = (key: LocalKey): void => {
    const materials = [newMaterial(), ...(kept[key.id] ?? [])]
    kept[key.id] = materials
    keep()
    key.materials = materialsIn(materials)
  }
  return { keys, rotate }
}

const newMaterial = (): string => randomBytes(32).toString('base64')
const materialsIn = (kept: readonly string[]): readonly Buffer[] => kept.map(one => Buffer.from(one, 'base64'))

function encrypt(key: LocalKey, plaintext: Buffer, context: Record<string, string>): Buffer {
  const [newest] = key.materials
  if (newest === undefined) throw new Error('A key without material')
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', newest, iv).setAAD(bound(key, context))
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([Buffer.from(key.id, 'latin1'), iv, cipher.getAuthTag(), sealed])
}

/** With the material that fits, whichever it is: the newest is the likeliest. */
function decrypt(key: LocalKey, blob: Buffer, context: Record<string, string>): Buffer {
  for (const material of key.materials) {
    const plaintext = tryDecrypt(material, blob, bound(key, context))
    if (plaintext !== undefined) return plaintext
  }
  throw new AwsError('InvalidCiphertextException', 'The ciphertext does not fit the key or the encryption context')
}

function tryDecrypt(material: Buffer, blob: Buffer, aad: Buffer): Buffer | undefined {
  const iv = blob.subarray(idLength, idLength + ivLength)
  const tag = blob.subarray(idLength + ivLength, idLength + ivLength + tagLength)
  try {
    const decipher = createDecipheriv('aes-256-gcm', material, iv, { authTagLength: tagLength })
    decipher.setAAD(aad).setAuthTag(tag)
    return Buffer.concat([decipher.update(blob.subarray(idLength + ivLength + tagLength)), decipher.final()])
  } catch {
    return undefined
  }
}

/** The order of a context's entries does not matter. */
const bound = (key: LocalKey, context: Record<string, string>) =>
  Buffer.from(JSON.stringify([key.arn, Object.entries(context).sort()]))
