import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KMSClient } from '@aws-sdk/client-kms'
import { expect, onTestFinished, test } from 'vitest'
import { createSeal } from '#adapters/seal.ts'
import { attributeOf } from '../../infra/local/attributes.ts'
import type { Operations } from '../../infra/local/aws-json.ts'
import { openKeys } from '../../infra/local/keys.ts'
import { clientOf } from './aws.ts'
import { aReference } from './examples.ts'

const stageKey = {
  stack: 'data',
  region: 'eu-central-1',
  logicalId: 'Key',
  type: 'AWS::KMS::Key',
  name: 'data-Key',
  properties: {},
}

const plain = { contact: '{"phone":"06 12345678"}', text: 'Zij mag niet naar buiten. ✓', location: 'Kade 1' }

test('a box does not open in the name of another report', async () => {
  const { seal } = await local()
  const sealed = present(await seal.seal(aReference(), plain))
  await expect(seal.open(aReference(), sealed, ['text'])).rejects.toThrow('encryption context')
})

test('a box does not open in the place of another field', async () => {
  const { seal } = await local()
  const reference = aReference()
  const { key, fields } = present(await seal.seal(reference, plain))
  const moved = { key, fields: { location: present(fields.text) } }
  await expect(seal.open(reference, moved, ['location'])).rejects.toThrow()
})

test('a box that was changed does not open', async () => {
  const { seal } = await local()
  const reference = aReference()
  const { key, fields } = present(await seal.seal(reference, plain))
  const bytes = Buffer.from(present(fields.text), 'base64')
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
  await expect(seal.open(reference, { key, fields: { text: bytes.toString('base64') } }, ['text'])).rejects.toThrow()
})

test('without a key nothing is sealed and nothing is stored in the clear', async () => {
  const seal = createSeal(new KMSClient(await clientOf({ 'TrentService.GenerateDataKey': () => ({}) })), 'key')
  await expect(seal.seal(aReference(), plain)).rejects.toThrow('KMS gave no data key')
})

test('without a key nothing opens', async () => {
  const seal = createSeal(new KMSClient(await clientOf({ 'TrentService.Decrypt': () => ({}) })), 'key')
  await expect(seal.open(aReference(), { key: 'a2V5', fields: { text: 'Ym94' } }, ['text'])).rejects.toThrow('KMS')
})

test('what was sealed opens again, field by field', async () => {
  const { seal } = await local()
  const reference = aReference()
  const sealed = present(await seal.seal(reference, plain))
  expect(await seal.open(reference, sealed, ['contact', 'text', 'location', 'pseudonym'])).toEqual(plain)
  expect(await seal.open(reference, sealed, ['text'])).toEqual({ text: plain.text })
})

test('nothing of what was sealed can be read', async () => {
  const { seal } = await local()
  const text = JSON.stringify(await seal.seal(aReference(), plain))
  const decoded = text.replaceAll(/[A-Za-z0-9+/=]{8,}/g, box => Buffer.from(box, 'base64').toString('utf8'))
  for (const value of Object.values(plain)) expect(text + decoded).not.toContain(value)
})

test('the same words are another box every time, under another key', async () => {
  const { seal } = await local()
  const reference = aReference()
  const [one, other] = [await seal.seal(reference, plain), await seal.seal(reference, plain)]
  expect(one?.key).not.toBe(other?.key)
  expect(one?.fields.text).not.toBe(other?.fields.text)
})

test('with nothing to seal or to open the key is not asked for', async () => {
  const { seal, asked } = await local()
  expect(await seal.seal(aReference(), { text: undefined })).toBeUndefined()
  expect(await seal.open(aReference(), { key: 'a2V5', fields: {} }, ['text'])).toEqual({})
  expect(asked).toEqual([])
})

/** The local runtime's KMS with one key; `asked` lists the calls. */
async function local() {
  const directory = mkdtempSync(join(tmpdir(), 'meldroute-keys-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const asked: string[] = []
  const operations: Operations = Object.fromEntries(
    Object.entries(openKeys([stageKey], directory)).map(([name, operation]) => [
      name,
      (input: unknown) => {
        asked.push(name)
        return operation(input)
      },
    ]),
  )
  const client = new KMSClient(await clientOf(operations))
  return { asked, seal: createSeal(client, attributeOf(stageKey, 'Arn')) }
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Nothing was sealed')
  return value
}
