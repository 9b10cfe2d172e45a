import { expect, test } from 'vitest'
import { matches, Pattern } from '../../../infra/local/event-pattern.ts'

const event = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  detail: { mail: { tags: { 'ses:configuration-set': ['stage'], notice: ['a_b'] } }, size: 3 },
}

test.each([
  ['an unknown comparison', { detail: { size: [{ numeric: ['>', 2] }] } }],
  ['an unknown operator', { $or: [{ source: ['a'] }] }],
])('%s is refused', (_, pattern) => {
  expect(Pattern.safeParse(pattern).success).toBe(false)
})

test.each<[boolean, unknown]>([
  [true, { source: ['aws.ses', 'other'] }],
  [false, { source: ['other'] }],
  [false, { source: ['aws.ses'], detail: { missing: ['x'] } }],
  [true, { detail: { mail: { tags: { 'ses:configuration-set': ['stage'] } } } }],
  [false, { detail: { mail: { tags: { 'ses:configuration-set': ['other'] } } } }],
  [true, { detail: { mail: { tags: { notice: [{ exists: true }], other: [{ exists: false }] } } } }],
  [true, { 'detail-type': [{ prefix: 'Email' }, { suffix: 'nothing' }] }],
  [false, { 'detail-type': [{ 'anything-but': ['Email Bounced'] }] }],
  [true, { 'detail-type': [{ 'equals-ignore-case': 'EMAIL BOUNCED' }] }],
  [true, { detail: { size: [3] } }],
])('it is %s that the event matches %j', (expected, pattern) => {
  expect(matches(Pattern.parse(pattern), event)).toBe(expected)
})
