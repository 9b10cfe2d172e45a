import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLinks } from '#adapters/links.ts'
import { createKeyring } from '#adapters/secrets.ts'

const keyring = createKeyring(async () => 'a secret of this test')
const payload = { reference: 'MR-7K3D-9QX2', notice: '1-0-VR05-careCoordinator-1', holder: 'VR05-careCoordinator-1' }
const issued = Date.parse('2026-04-24T14:00:00Z')
const day = 24 * 60 * 60 * 1000
const links = (at = issued) => createLinks(keyring, () => at)

test.each(['', 'x', 'MR-7K3D-9QX2', 'a'.repeat(200), '%00', '={}'])('%j is no link', async token => {
  expect(await links().readLink(token)).toBeUndefined()
})

test('no text that somebody makes up is a link', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 400 }), async token => {
      expect(await links().readLink(token)).toBeUndefined()
    }),
  )
})

test('a link with one byte changed is no link', async () => {
  const token = Buffer.from(await links().signLink(payload), 'base64url')
  for (let at = 0; at < token.length; at += 1) {
    const changed = Buffer.from(token)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(await links().readLink(changed.toString('base64url'))).toBeUndefined()
  }
})

test('a link of another stage is no link', async () => {
  const other = createLinks(createKeyring(async () => 'another secret'))
  expect(await links().readLink(await other.signLink(payload))).toBeUndefined()
})

test('a link ends after fourteen days', async () => {
  const token = await links().signLink(payload)
  expect(await links(issued + 14 * day - 1).readLink(token)).toEqual(payload)
  expect(await links(issued + 14 * day).readLink(token)).toBeUndefined()
})

test('a link shows nothing of what it stands for, and fits in a URL', async () => {
  const token = await links().signLink(payload)
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/MR-|VR05/)
  expect(token).not.toBe(await links().signLink(payload))
})

test('what is not part of a link does not get into it', async () => {
  const token = await links().signLink({ ...payload, ...{ to: 'coordinator@example.org' } })
  expect(await links().readLink(token)).toEqual(payload)
})
