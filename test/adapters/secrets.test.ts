import { globSync, readFileSync } from 'node:fs'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyring, createSecret, type Keyring, same } from '#adapters/secrets.ts'
import { AwsError } from '../../infra/local/aws-json.ts'
import { clientOf } from './aws.ts'

const keyring = createKeyring(async () => 'a secret of this test')
const submissionKey = '6f1f4f0e-8c5e-4a3b-9a55-2f8f0c1f9f11'

test('a secret that could not be fetched is fetched again', async () => {
  let calls = 0
  const failOnce = () => {
    calls += 1
    if (calls === 1) throw new AwsError('InternalServiceError', 'not now', 500)
    return { SecretString: 'found' }
  }
  const operations = { 'secretsmanager.GetSecretValue': failOnce }
  const secret = createSecret(new SecretsManagerClient(await clientOf(operations)), 'arn')
  await expect(secret()).rejects.toThrow('not now')
  expect(await secret()).toBe('found')
})

test('an empty secret is no secret', async () => {
  const operations = { 'secretsmanager.GetSecretValue': () => ({ SecretString: '' }) }
  const secret = createSecret(new SecretsManagerClient(await clientOf(operations)), 'arn')
  await expect(secret()).rejects.toThrow('The secret is empty')
})

test('a secret is fetched once, however many ask at the same time', async () => {
  const asked: unknown[] = []
  const give = (input: unknown) => {
    asked.push(input)
    return { SecretString: 'found' }
  }
  const secret = createSecret(
    new SecretsManagerClient(await clientOf({ 'secretsmanager.GetSecretValue': give })),
    'arn',
  )
  expect(await Promise.all([secret(), secret(), secret()])).toEqual(['found', 'found', 'found'])
  expect(asked).toEqual([{ SecretId: 'arn' }])
})

test('every purpose has a key of its own', async () => {
  const purposes = ['reference', 'receipt', 'link', 'address', 'submission', 'draft', 'draftToken'] as const
  const keys = await Promise.all(purposes.map(purpose => keyring.key(purpose)))
  expect(new Set(keys.map(key => key.toString('hex'))).size).toBe(purposes.length)
  expect(keys.map(({ length }) => length)).toEqual([32, 32, 32, 32, 32, 32, 32])
})

test('every attempt spells another reference, the same attempt the same', async () => {
  const digests = await Promise.all([0, 1, 2, 0].map(attempt => keyring.referenceDigest(submissionKey, attempt)))
  const spelled = digests.map(digest => Buffer.from(digest).toString('hex'))
  expect(new Set(spelled).size).toBe(3)
  expect(spelled[3]).toBe(spelled[0])
})

const hashes: readonly [string, (keys: Keyring) => Promise<unknown>][] = [
  ['the reference', keys => keys.referenceDigest(submissionKey, 0)],
  ['the receipt code', keys => keys.receiptDigest(submissionKey)],
  ['the stored receipt', keys => keys.receiptHash('ABCD')],
  ['the submission key', keys => keys.submissionHash(submissionKey)],
  ['the body', keys => keys.bodyHash('{"text":"words"}')],
  ['the address', keys => keys.addressHash('192.0.2.1')],
  ['the token of a session', keys => keys.sessionHash('ABCD')],
  ['the code of a draft', keys => keys.draftHash('ABCD')],
  ['what somebody wrote', keys => keys.messageId(submissionKey, 'words')],
]

test.each(hashes)('%s cannot be tried out: another secret gives another digest', async (_, hash) => {
  const other = await hash(createKeyring(async () => 'another secret'))
  expect(other).not.toEqual(await hash(keyring))
})

test('nothing else is hashed without the secret but what is public, or holds a key that is kept nowhere', () => {
  const plain = globSync('functions/**/*.ts').filter(file => readFileSync(file, 'utf8').includes('createHash('))
  expect(plain.toSorted()).toEqual([
    'functions/adapters/half-year-parts.ts',
    'functions/adapters/mistake-store.ts',
    'functions/runtime/action-plan.ts',
  ])
})

test.each(hashes)('%s hashes to the same every time, and does not show', async (_, hash) => {
  const [one, again] = [await hash(keyring), await hash(keyring)]
  expect(one).toEqual(again)
  expect(String(one)).not.toMatch(/ABCD|words|192\.0|6f1f4f0e/)
})

test('what is stored of a receipt is not what spells it', async () => {
  const digest = Buffer.from(await keyring.receiptDigest(submissionKey)).toString('base64url')
  expect(await keyring.receiptHash(submissionKey)).not.toBe(digest)
})

test('a body does not hash like a submission key with the same letters', async () => {
  expect(await keyring.bodyHash(submissionKey)).not.toBe(await keyring.submissionHash(submissionKey))
})

test('two texts are the same exactly when they are equal', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(same(one, other)).toBe(one === other)
      expect(same(one, one)).toBe(true)
    }),
  )
})
