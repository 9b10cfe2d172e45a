import { expect, test } from 'vitest'
import { holders, people } from '#content/overlay.ts'
import { readPeople } from '#domain/demo-person.ts'
import { readDirectory } from '#domain/directory.ts'
import { InvalidContent } from '#domain/errors.ts'
import { grantsIn } from '#domain/person.ts'

test.each([[[{ name: 'Anna' }]], [[{ email: 'anna', name: 'Anna', function: { nl: '', en: '' }, groups: [] }]]])(
  '%j are no people to try a stage with',
  raw => {
    expect(() => readPeople(raw)).toThrow(InvalidContent)
  },
)

test('the demo has somebody of every kind, and somebody who may nothing', () => {
  const held = readPeople(people).map(({ groups }) => grantsIn(groups).map(({ as }) => as))
  expect(new Set(held.flat())).toEqual(new Set(['member', 'desk', 'lead', 'administrator']))
  expect(held).toContainEqual([])
})

test('everybody in the demo says demo, is reachable nowhere, and has no group that means nothing', () => {
  for (const { email, name, groups } of readPeople(people)) {
    expect(name).toMatch(/^Demo /)
    expect(email).toMatch(/@demo\.example\.org$/)
    expect(grantsIn(groups), name).toHaveLength(groups.length)
  }
})

test('the desks of the demo have the mailboxes of its directory, so that they act as themselves', () => {
  const mailboxes = readDirectory(holders).map(({ email }) => email)
  const desks = readPeople(people).filter(({ groups }) => groups.some(group => /^desk-VR/.test(group)))
  expect(desks.length).toBeGreaterThan(2)
  for (const { email } of desks) expect(mailboxes).toContain(email)
})
