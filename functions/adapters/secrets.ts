import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** A secret of the stage, fetched once per container; a failed fetch is tried again at the next call. */
export function createSecret(client: SecretsManagerClient, arn: string): () => Promise<string> {
  let fetched: Promise<string> | undefined
  return () => {
    fetched ??= fetchSecret(client, arn).catch(error => {
      fetched = undefined
      throw error
    })
    return fetched
  }
}

/** One secret, one key per purpose: what is known about one says nothing about another. */
const purposes = [
  'reference',
  'receipt',
  'link',
  'address',
  'submission',
  'session',
  'signIn',
  'draft',
  'draftToken',
  'status',
] as const
export type Purpose = (typeof purposes)[number]

export type Keyring = {
  /** 32 bytes for a purpose. */
  key(purpose: Purpose): Promise<Buffer>
  /** From which a reference is spelled; the next attempt when the first is taken. */
  referenceDigest(submissionKey: string, attempt: number): Promise<Uint8Array>
  /** From which the receipt code is spelled. */
  receiptDigest(submissionKey: string): Promise<Uint8Array>
  /** How a receipt code is stored. */
  receiptHash(receipt: string): Promise<string>
  submissionHash(submissionKey: string): Promise<string>
  /** Of a body spelled in one way, so that the same answers are the same text. */
  bodyHash(canonicalBody: string): Promise<string>
  addressHash(address: string): Promise<string>
  /** How the token of a session is stored. */
  sessionHash(token: string): Promise<string>
  /** Where a draft is found; its code is kept nowhere. */
  draftHash(code: string): Promise<string>
  /** The id of a message: the same key with the same text is the same message, with another text another one. */
  messageId(messageKey: string, text: string): Promise<string>
}

export function createKeyring(secret: () => Promise<string>): Keyring {
  const key = async (purpose: Purpose) => derive(await secret(), purpose)
  const digest = async (purpose: Purpose, ...parts: string[]) => hmac(await key(purpose), parts)
  const hash = async (purpose: Purpose, ...parts: string[]) => (await digest(purpose, ...parts)).toString('base64url')
  return {
    key,
    referenceDigest: (submissionKey, attempt) => digest('reference', submissionKey, String(attempt)),
    receiptDigest: submissionKey => digest('receipt', 'code', submissionKey),
    receiptHash: receipt => hash('receipt', 'stored', receipt),
    submissionHash: submissionKey => hash('submission', 'key', submissionKey),
    bodyHash: canonicalBody => hash('submission', 'body', canonicalBody),
    addressHash: address => hash('address', address),
    sessionHash: token => hash('session', token),
    draftHash: code => hash('draft', code),
    messageId: (messageKey, text) => hash('submission', 'message', messageKey, text),
  }
}

/** Compares in a time that says nothing about where two texts differ. */
export function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function fetchSecret(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
  if (!SecretString) throw new Error('The secret is empty')
  return SecretString
}

const derive = (secret: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'meldroute', purpose, 32))

/** Parts are kept apart by a character none of them holds. */
const hmac = (key: Buffer, parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\u0000')).digest()
