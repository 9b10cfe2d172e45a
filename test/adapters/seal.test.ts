import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KMSClient, RotateKeyOnDemandCommand } from '@aws-sdk/client-kms'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { createSeal } from '#adapters/seal.ts'
import { attributeOf } from '../../infra/local/attributes.ts'
import type { Operations } from '../../infra/local/aws-json.ts'
import { openKeys } from '../../infra/local/keys.ts'
import { clientOf } from './aws.ts'
import { aReference } from './examples.ts'
import { sealingKey } from './sealing-key.ts'

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

test('what was sealed before a rotation of the key opens after it, and what is sealed then does too', async () => {
  const { seal, rotate, restart } = await local()
  const [before, after] = [aReference(), aReference()]
  const old = present(await seal.seal(before, plain))
  await rotate()
  const fresh = present(await seal.seal(after, plain))
  for (const opening of [seal, (await restart()).seal]) {
    expect(await opening.open(before, old, ['text'])).toEqual({ text: plain.text })
    expect(await opening.open(after, fresh, ['text'])).toEqual({ text: plain.text })
    await expect(opening.open(after, old, ['text'])).rejects.toThrow('encryption context')
  }
})

test('after a rotation nothing is sealed with the old material any more', async () => {
  const { seal, rotate, restart, forgetOldest } = await local()
  const [before, after] = [aReference(), aReference()]
  const old = present(await seal.seal(before, plain))
  await rotate()
  const fresh = present(await seal.seal(after, plain))
  forgetOldest()
  const bare = (await restart()).seal
  await expect(bare.open(before, old, ['text'])).rejects.toThrow('does not fit')
  expect(await bare.open(after, fresh, ['text'])).toEqual({ text: plain.text })
})

test('material that was kept as one text, before keys could be rotated, still opens what it sealed', async () => {
  const { seal, restart, keptAsOneText } = await local()
  const reference = aReference()
  const sealed = present(await seal.seal(reference, plain))
  keptAsOneText()
  expect(await (await restart()).seal.open(reference, sealed, ['text'])).toEqual({ text: plain.text })
})

/** The local runtime's KMS with one key; `asked` lists the calls. */
async function local() {
  const directory = mkdtempSync(join(tmpdir(), 'meldroute-keys-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = join(directory, 'keys.json')
  const changeKept = (change: (materials: string[]) => unknown) => {
    const kept = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')))
    const changed = Object.entries(kept).map(([id, materials]) => [id, change(materials)])
    writeFileSync(file, JSON.stringify(Object.fromEntries(changed)))
  }
  return {
    ...(await openIn(directory)),
    restart: () => openIn(directory),
    forgetOldest: () => changeKept(materials => materials.slice(0, -1)),
    keptAsOneText: () => changeKept(([only]) => only),
  }
}

async function openIn(directory: string) {
  const asked: string[] = []
  const operations: Operations = Object.fromEntries(
    Object.entries(openKeys([sealingKey], directory)).map(([name, operation]) => [
      name,
      (input: unknown) => {
        asked.push(name)
        return operation(input)
      },
    ]),
  )
  const client = new KMSClient(await clientOf(operations))
  const KeyId = attributeOf(sealingKey, 'Arn')
  const rotate = () => client.send(new RotateKeyOnDemandCommand({ KeyId }))
  return { asked, rotate, seal: createSeal(client, KeyId) }
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Nothing was sealed')
  return value
}
