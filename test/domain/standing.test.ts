import { describe, expect, test } from 'vitest'
import {
  chamberStatus,
  Evidence,
  freshness,
  isFaded,
  publishedAt,
  StandingLine,
  Status,
  stepsOf,
  Update,
} from '#domain/standing.ts'
import { aPublished, aStanding } from './standing-case.ts'

test.each(['http://example.org/', 'javascript:alert(1)', 'example.org', ''])('evidence does not link to %j', url => {
  expect(Evidence.safeParse({ title: 'Plan', url, on: '2026-04-24' }).success).toBe(false)
})

test('an update says nothing that nobody asked for', () => {
  expect(Update.safeParse({ status: 'underway', victim: 'x' }).success).toBe(false)
})

test('the government has two words for our five', () => {
  expect(Status.options.map(status => [status, chamberStatus(status)])).toEqual([
    ['notStarted', undefined],
    ['inPreparation', 'running'],
    ['underway', 'running'],
    ['embedded', 'finished'],
    ['notApplicable', undefined],
  ])
})

describe('what is known fades', () => {
  const evidence = (on: string) => ({ status: 'embedded', evidence: { title: 'Plan', on } }) as const

  test.each([
    ['without evidence, from the day of the last word', { status: 'underway' }, '2025-07-24', '2026-04-24'],
    ['from the day of newer evidence', evidence('2025-08-01'), '2025-08-01', '2026-05-01'],
    ['from the last word about older evidence', evidence('2025-01-01'), '2025-07-24', '2026-04-24'],
  ] as const)('after nine months %s', (_, update, since, fadesOn) => {
    const published = aPublished({ update, confirmedAt: '2025-07-24T08:00:00.000Z' })
    expect(freshness(published)).toEqual({ since, fadesOn })
  })

  test('on the last day of a shorter month', () => {
    expect(freshness(aPublished({ confirmedAt: '2025-05-31T08:00:00.000Z' })).fadesOn).toBe('2026-02-28')
  })

  test('on the day itself, in Amsterdam, and not before', () => {
    const published = aPublished({ confirmedAt: '2025-07-24T08:00:00.000Z' })
    expect(isFaded(published, '2026-04-23T21:59:59.000Z')).toBe(false)
    expect(isFaded(published, '2026-04-23T22:00:00.000Z')).toBe(true)
  })
})

describe('the history', () => {
  const line = (id: string, changes: Partial<StandingLine> = {}): StandingLine => ({
    ...{ id, at: '2026-04-24T14:00:00.000Z', by: 'subject-1', side: 'owner', what: 'entered' },
    ...changes,
  })
  const first = line('1', { at: '2026-04-01T08:00:00.000Z' })
  const second = line('2', {
    previous: '1',
    at: '2026-04-10T08:00:00.000Z',
    what: 'published',
    published: aPublished(),
  })
  const third = line('3', { previous: '2', at: '2026-04-20T08:00:00.000Z' })
  const orphan = line('2b', { previous: '1', what: 'published', published: aPublished() })

  test('is what the lines name one after another, newest first, without a line that no change followed', () => {
    expect(stepsOf(aStanding({ line: '3' }), [first, orphan, second, third])).toEqual([third, second, first])
  })

  test('ends where lines are gone, and is empty for what only the content says', () => {
    expect(stepsOf(aStanding({ line: '3' }), [third])).toEqual([third])
    expect(stepsOf(aStanding({ line: 'content' }), [])).toEqual([])
  })

  test('tells what was published at an instant', () => {
    const steps = [third, second, first]
    expect(publishedAt(steps, '2026-04-10T07:59:59.000Z')).toBeUndefined()
    expect(publishedAt(steps, '2026-04-10T08:00:00.000Z')).toEqual(second.published)
    expect(publishedAt(steps, '2027-01-01T00:00:00.000Z')).toEqual(second.published)
  })

  test('is parsed as it was written', () => {
    expect(StandingLine.parse(second)).toEqual(second)
  })
})
