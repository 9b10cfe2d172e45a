import { describe, expect, test } from 'vitest'
import { governance as written } from '#content/governance.ts'
import { InvalidContent } from '#domain/errors.ts'
import { claimsOf, readGovernance } from '#domain/governance.ts'
import { RetentionRule } from '#domain/retention.ts'

const texts = (nl: string) => ({ nl, en: `${nl} (en)` })
const activity = {
  id: 'messages',
  name: texts('Berichten'),
  controller: 'region',
  purpose: texts('Doorgeven'),
  people: texts('Melders'),
  data: texts('Codes'),
  recipients: [texts('Het loket')],
  retention: RetentionRule.options,
}
const claim = {
  id: 'sealed',
  against: ['outsider'],
  claim: texts('Versleuteld'),
  tests: [{ file: 'test/adapters/seal.test.ts', titles: ['nothing of what was sealed can be read'] }],
}
const threats = {
  threats: [{ id: 'outsider', who: texts('Iedereen'), can: texts('Alles sturen') }],
  topics: [{ id: 'writing', name: texts('Wat iemand schrijft'), claims: [claim] }],
  unprotected: [{ id: 'device', what: texts('Het apparaat'), why: texts('Dat zien wij niet') }],
}
const raw = {
  pages: [{ id: 'records', slug: { nl: 'register', en: 'records' } }],
  records: { operator: {}, activities: [activity] },
  threats,
}
const withClaim = (changes: object) => ({
  threats: { ...threats, topics: [{ ...threats.topics[0], claims: [{ ...claim, ...changes }] }] },
})

describe('what is accounted for is refused', () => {
  test.each([
    [
      'when something is kept that no activity tells of',
      { records: { operator: {}, activities: [{ ...activity, retention: RetentionRule.options.slice(1) }] } },
      'governance/records: no activity keeps contents; write it',
    ],
    [
      'when it is kept by a rule that does not exist',
      { records: { operator: {}, activities: [{ ...activity, retention: ['forever'] }] } },
      'governance/records: activities.0.retention.0',
    ],
    ['when a claim names no test', withClaim({ tests: [] }), 'name a test that shows it, or do not claim it'],
    [
      'when what shows it is no test',
      withClaim({ tests: [{ file: 'functions/adapters/seal.ts', titles: ['seal'] }] }),
      'write the path of a file with tests',
    ],
    [
      'when it is claimed against somebody nobody wrote',
      withClaim({ against: ['outsider', 'martian'] }),
      'governance/threats: sealed.against: no threat martian; write it or another',
    ],
    ['when two pages have one id', { pages: [...raw.pages, ...raw.pages] }, 'governance/pages: records: used twice'],
  ])('%s', (_, changes, message) => {
    expect(() => readGovernance({ ...raw, ...changes })).toThrow(InvalidContent)
    expect(() => readGovernance({ ...raw, ...changes })).toThrow(message)
  })
})

test('what is accounted for is found by its names, and nobody runs the site before somebody says so', () => {
  const { pages, operator, activities, threatModel } = readGovernance(raw)
  expect([...pages.keys()]).toEqual(['records'])
  expect([...activities.keys()]).toEqual(['messages'])
  expect(claimsOf(threatModel).map(({ id }) => id)).toEqual(['sealed'])
  expect(operator).toEqual({})
})

test('what this platform accounts for is read', () => {
  expect(() => readGovernance(written)).not.toThrow()
})
