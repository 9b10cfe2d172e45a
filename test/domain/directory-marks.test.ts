import { describe, expect, test } from 'vitest'
import { withMarks, withoutMarks } from '#domain/directory-marks.ts'
import { coordinator } from './chase-case.ts'

const at = '2026-04-24T08:00:00.000Z'
const later = '2026-04-24T09:00:00.000Z'
const to = coordinator.email
const onCall = { email: 'piket@example.org' }
const awake = { ...coordinator, onCall }

describe('what the mailer told of a mailbox', () => {
  test.each([
    ['a bounce', { bounced: { at, to } }, { bouncedAt: at }],
    ['a complaint', { complained: { at, to } }, { complainedAt: at }],
    ['a nudge', { nudgedAt: at }, { nudgedAt: at }],
  ])('marks the entry: %s', (_, marks, marked) => {
    expect(withMarks(coordinator, marks)).toMatchObject({ ...coordinator, ...marked })
  })

  test('says nothing of an address that was changed since', () => {
    const moved = { ...awake, email: 'other@example.org', onCall: { email: 'night@example.org' } }
    const marks = { bounced: { at, to }, complained: { at, to }, onCallPassed: { at, to: onCall.email } }
    expect(withMarks(moved, marks)).toEqual(moved)
  })

  test.each([
    ['on the day before', { on: '2026-04-23', by: 'x' }, at],
    ['on that day, by content without an hour', { on: '2026-04-24', by: 'x' }, at],
    ['on the day after', { on: '2026-04-25', by: 'x' }, undefined],
    ['an hour before', { on: '2026-04-24', by: 'x', at: '2026-04-24T07:00:00.000Z' }, at],
    ['an hour after', { on: '2026-04-24', by: 'x', at: later }, undefined],
  ])('counts no more once somebody phoned: %s', (_, verified, bouncedAt) => {
    expect(withMarks({ ...coordinator, verified }, { bounced: { at, to } }).bouncedAt).toBe(bouncedAt)
  })

  test('keeps what the content said when it has nothing to add', () => {
    const known = { ...coordinator, bouncedAt: at, complainedAt: at, nudgedAt: at }
    expect(withMarks(known, {})).toEqual(known)
  })
})

describe('the mailbox for nights', () => {
  const night = { to: onCall.email }
  test.each([
    ['passed a drill', { onCallPassed: { at, ...night } }, { drillPassedAt: at }],
    ['bounced', { onCallBounced: { at, ...night } }, { bouncedAt: at }],
    ['complained', { onCallComplained: { at, ...night } }, { complainedAt: at }],
    [
      'bounced after a drill',
      { onCallPassed: { at, ...night }, onCallBounced: { at: later, ...night } },
      { drillPassedAt: at, bouncedAt: later },
    ],
    [
      'passed a drill after a bounce',
      { onCallPassed: { at: later, ...night }, onCallBounced: { at, ...night } },
      { drillPassedAt: later },
    ],
    ['shared its name with the one for days', { bounced: { at, ...night } }, {}],
  ])('%s', (_, marks, known) => {
    expect(withMarks(awake, marks).onCall).toEqual({ ...onCall, ...known })
  })

  test('is not made by a mark', () => {
    expect(withMarks(coordinator, { onCallBounced: { at, ...night } })).toEqual(coordinator)
  })
})

test('the entry as people wrote it has none of it', () => {
  const marked = { ...coordinator, bouncedAt: at, complainedAt: at, nudgedAt: at }
  expect(withoutMarks(marked)).toEqual(coordinator)
  expect(withoutMarks({ ...awake, onCall: { ...onCall, drillPassedAt: at, bouncedAt: at } })).toEqual(awake)
  const phone = '053 000 00 00'
  expect(withoutMarks({ ...awake, onCall: { ...onCall, phone } }).onCall).toEqual({ ...onCall, phone })
})
