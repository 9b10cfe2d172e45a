import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms'
import type { Reference, Sealed } from '#domain/report.ts'
import { lock, unlock } from './box.ts'

export type SealedField = keyof Sealed['fields']
export type PlainFields = { readonly [field in SealedField]?: string | undefined }

export type Seal = {
  /** Encrypts what a person wrote under a fresh data key; `undefined` when there is nothing to seal. */
  seal(reference: Reference, fields: PlainFields): Promise<Sealed | undefined>
  /** Decrypts the fields asked for, and no others. Throws when anything was changed or moved. */
  open(reference: Reference, sealed: Sealed, fields: readonly SealedField[]): Promise<PlainFields>
}

/** One data key per report, wrapped by the stage's key with the reference as its context. */
export function createSeal(client: KMSClient, keyArn: string): Seal {
  return {
    seal: (reference, fields) => seal({ client, keyArn }, reference, fields),
    open: (reference, sealed, fields) => open({ client, keyArn }, { reference, sealed, fields }),
  }
}

type Kms = { readonly client: KMSClient; readonly keyArn: string }

async function seal({ client, keyArn }: Kms, reference: Reference, plain: PlainFields): Promise<Sealed | undefined> {
  const written = present(plain)
  if (written.length === 0) return undefined
  const { Plaintext, CiphertextBlob } = await client.send(
    new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { reference } }),
  )
  if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS gave no data key')
  const fields: Sealed['fields'] = {}
  for (const [field, text] of written) fields[field] = encrypt(text, Plaintext, binding(reference, field))
  Plaintext.fill(0)
  return { key: Buffer.from(CiphertextBlob).toString('base64'), fields }
}

async function open(
  { client, keyArn }: Kms,
  { reference, sealed, fields }: { reference: Reference; sealed: Sealed; fields: readonly SealedField[] },
): Promise<PlainFields> {
  const wanted = present(sealed.fields).filter(([field]) => fields.includes(field))
  if (wanted.length === 0) return {}
  const { Plaintext } = await client.send(
    new DecryptCommand({
      KeyId: keyArn,
      CiphertextBlob: Buffer.from(sealed.key, 'base64'),
      EncryptionContext: { reference },
    }),
  )
  if (Plaintext === undefined) throw new Error('KMS gave no data key')
  const opened: { [field in SealedField]?: string } = {}
  for (const [field, box] of wanted) opened[field] = decrypt(box, Plaintext, binding(reference, field))
  Plaintext.fill(0)
  return opened
}

const sealedFields = ['contact', 'text', 'location', 'pseudonym'] as const satisfies readonly SealedField[]

function present(fields: PlainFields): [SealedField, string][] {
  return sealedFields.flatMap((field): [SealedField, string][] => {
    const value = fields[field]
    return value === undefined ? [] : [[field, value]]
  })
}

/** Ties a box to its report and field: moved to another place, it does not open. */
const binding = (reference: Reference, field: SealedField): string => `${reference}|${field}`

/** base64 of nonce, ciphertext and tag. */
const encrypt = (text: string, key: Uint8Array, bound: string): string => lock(text, key, bound).toString('base64')

const decrypt = (box: string, key: Uint8Array, bound: string): string => unlock(Buffer.from(box, 'base64'), key, bound)
