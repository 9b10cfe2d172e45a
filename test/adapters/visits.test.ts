import { expect, test } from 'vitest'
import { createLinks } from '#adapters/links.ts'
import { createKeyring } from '#adapters/secrets.ts'
import { writeToken } from '#adapters/token.ts'
import { createVisits } from '#adapters/visits.ts'

const keyring = createKeyring(async () => 'a secret of this test')
const visit = { reference: 'MR-7K3D-9QX2' }
const shown = Date.parse('2026-04-24T14:00:00Z')
const minute = 60 * 1000
const visits = (at = shown) => createVisits(keyring, () => at)

test('a visit is over after half an hour of real time', async () => {
  const token = await visits().make(visit)
  expect(await visits(shown + 30 * minute - 1).read(token)).toEqual(visit)
  expect(await visits(shown + 30 * minute).read(token)).toBeUndefined()
})

test('a token of one purpose is none of another', async () => {
  const link = await createLinks(keyring, () => shown).signLink({ ...visit, notice: 'n', holder: 'h' })
  expect(await visits().read(link)).toBeUndefined()
  expect(await createLinks(keyring, () => shown).readLink(await visits().make(visit))).toBeUndefined()
})

test('a token shows nothing of what it stands for, and is another one each time', async () => {
  const token = await visits().make(visit)
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('MR-')
  expect(token).not.toBe(await visits().make(visit))
})

test.each(['', 'x', 'a'.repeat(200)])('%j is no token', async token => {
  expect(await visits().read(token)).toBeUndefined()
})

test('a token with one byte changed is none', async () => {
  const token = Buffer.from(await visits().make(visit), 'base64url')
  for (let at = 0; at < token.length; at += 1) {
    const changed = Buffer.from(token)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(await visits().read(changed.toString('base64url'))).toBeUndefined()
  }
})

test('a token of ours that says something else than it should is none', async () => {
  const token = writeToken({ day: '2026-04-24' }, shown + minute, await keyring.key('status'))
  expect(await visits().read(token)).toBeUndefined()
})
