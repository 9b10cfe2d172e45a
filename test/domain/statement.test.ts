import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import everyReview from '#content/freshness.json' with { type: 'json' }
import { routes } from '#content/routes.ts'
import sources from '#content/sources.json' with { type: 'json' }
import structures from '#content/structures.json' with { type: 'json' }
import { type Asking, noteAsked, nothingAsked, planAsking, stillToAsk } from '#domain/asking.ts'
import { InvalidContent } from '#domain/errors.ts'
import { isOverdue, readFreshness, whyToCheck } from '#domain/freshness.ts'
import { keeperOf } from '#domain/site-page.ts'
import { nameOfCheck, readStatements, type ToCheck, toCheck } from '#domain/statement.ts'
import { routeContent } from '../national-content.ts'
import { friday } from './chase-case.ts'
import { aCheck } from './mistake-case.ts'

const freshness = readFreshness(everyReview)
const raw = { routes, sources, structures }

test('a schedule without a day or with a typing error fails the build', () => {
  expect(() => readFreshness({ ...everyReview, reviewBefore: 'soon' })).toThrow('freshness.json: reviewBefore')
  expect(() => readFreshness({ ...everyReview, content: { most: 0 } })).toThrow(InvalidContent)
})

describe('what must be checked', () => {
  const verified = { verifiedOn: '2026-04-01', verifiedBy: 'redactie' }
  test.each([
    ['checked, before its day', { ...verified, reviewBefore: '2026-05-01' }, '2026-04-30', undefined],
    ['checked, on its day', { ...verified, reviewBefore: '2026-05-01' }, '2026-05-01', 'overdue'],
    ['never checked, before its day', { reviewBefore: '2026-05-01' }, '2026-04-30', 'neverChecked'],
    ['never checked, after its day', { reviewBefore: '2026-05-01' }, '2026-05-02', 'overdue'],
  ] as const)('%s', (_, check, day, why) => {
    expect(whyToCheck(check, day)).toBe(why)
    expect(isOverdue(check, day)).toBe(why === 'overdue')
  })

  test('is everything the site states: contacts, steps, sources and what regions have', () => {
    const statements = readStatements(raw, freshness)
    const contacts = statements.filter(({ what }) => what === 'contact')
    expect(contacts.map(({ id }) => id)).toEqual([...routeContent.channels.keys()])
    const steps = new Set(statements.filter(({ what }) => what === 'step').map(({ id }) => id))
    const stops = routeContent.routes.flatMap(route => route.steps.map(({ id }) => id))
    const regional = routeContent.regional.flatMap(({ changes }) => changes.map(({ stop }) => stop.id))
    expect(steps).toEqual(new Set([...stops, ...regional]))
    expect(statements.filter(({ what }) => what === 'source')).toHaveLength(sources.length)
    expect(statements.filter(({ what }) => what === 'structure')).toHaveLength(structures.length)
  })

  test('has a name, a source and a day each, of its own or that of everything', () => {
    const statements = readStatements(raw, freshness)
    expect(statements.filter(({ title, id }) => title.nl === id || title.en === '')).toEqual([])
    expect(new Set(statements.map(({ reviewBefore }) => reviewBefore))).toContain(freshness.reviewBefore)
    const phones = statements.filter(({ phone }) => phone !== undefined)
    expect(phones.length).toBeGreaterThan(5)
  })

  test('has a name even where content forgot one', () => {
    const bare = { id: 'bare', source: 'https://example.org/', mark: 'confirmed' }
    const stated = { ...raw, sources: [bare], structures: [], routes: { channels: [], routes: {}, regional: {} } }
    expect(readStatements(stated, freshness)).toMatchObject([{ title: { nl: 'bare', en: 'bare' } }])
  })

  test('comes overdue first, longest first', () => {
    const statement = (id: string, reviewBefore: string) => ({ ...aCheck(), id, reviewBefore })
    const all = [statement('later', '2030-01-01'), statement('late', '2026-04-01'), statement('latest', '2026-03-01')]
    expect(toCheck(all, '2026-04-24').map(({ id, why }) => [id, why])).toEqual([
      ['latest', 'overdue'],
      ['late', 'overdue'],
      ['later', 'neverChecked'],
    ])
    expect(toCheck([statement('zz', '2026-04-01'), statement('never', '2026-05-01')], '2026-04-24')).toMatchObject([
      { id: 'zz', why: 'overdue' },
      { id: 'never', why: 'neverChecked' },
    ])
    expect(toCheck([{ ...statement('done', '2030-01-01'), ...verified }], '2026-04-24')).toEqual([])
  })
})

describe('asking the editors', () => {
  test('is about one thing until it was checked: overdue once more after that, it is another', () => {
    const days = ['2026-08-01', '2027-08-01']
    const names = (why: ToCheck['why']) => days.map(reviewBefore => nameOfCheck(aCheck({ why, reviewBefore })))
    expect(names('neverChecked')).toEqual(days.map(() => 'channels.json police neverChecked'))
    expect(names('overdue')).toEqual(days.map(day => `channels.json police overdue ${day}`))
  })

  const schedule = { againAfterDays: 28, most: 3 }
  const weekly = (from: string, week: number) => new Date(Date.parse(from) + week * 7 * 86_400_000).toISOString()
  const told = (asking: Asking, checks: readonly ReturnType<typeof aCheck>[], now: string): Asking => {
    const planned = planAsking(asking, checks, { schedule, now })
    const due = stillToAsk(planned, checks)
    return due.length === 0 ? planned : noteAsked(planned, due, now)
  }

  test('is done once, again after four weeks, three times at most', () => {
    const weeks: number[] = []
    let asking = nothingAsked
    for (let week = 0; week < 30; week += 1) {
      const now = weekly(friday, week)
      const planned = planAsking(asking, [aCheck()], { schedule, now })
      if (planned.waiting.length > 0) weeks.push(week)
      asking = told(asking, [aCheck()], now)
    }
    expect(weeks).toEqual([0, 4, 8])
  })

  test('waits until a mail went out, however often the job runs', () => {
    const once = planAsking(nothingAsked, [aCheck()], { schedule, now: friday })
    const twice = planAsking(once, [aCheck()], { schedule, now: friday })
    expect(twice).toEqual({ ...once, version: 2 })
  })

  test('is noted once the mail went: nothing waits any more, and a write from before comes too late', () => {
    const planned = planAsking(nothingAsked, [aCheck()], { schedule, now: friday })
    expect(noteAsked(planned, [aCheck()], friday)).toEqual({
      version: planned.version + 1,
      waiting: [],
      asked: { [nameOfCheck(aCheck())]: { times: 1, at: friday } },
    })
  })

  test('stops at once when somebody checked it, and begins anew when its day comes', () => {
    const planned = planAsking(nothingAsked, [aCheck()], { schedule, now: friday })
    expect(stillToAsk(planned, [])).toEqual([])
    let asking = nothingAsked
    for (let week = 0; week < 10; week += 1) asking = told(asking, [aCheck()], weekly(friday, week))
    asking = planAsking(asking, [], { schedule, now: weekly(friday, 11) })
    expect(asking).toEqual({ version: asking.version, waiting: [], asked: {} })
    const late = aCheck({ why: 'overdue', reviewBefore: '2026-08-01' })
    expect(planAsking(asking, [late], { schedule, now: weekly(friday, 20) }).waiting).toEqual([nameOfCheck(late)])
  })

  test('never asks of one thing more often than the schedule says, whatever happens between', () => {
    const days = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })
    fc.assert(
      fc.property(days, gaps => {
        let asking = nothingAsked
        let at = Date.parse(friday)
        for (const days of gaps) {
          at += days * 86_400_000
          asking = told(asking, [aCheck()], new Date(at).toISOString())
        }
        expect(asking.asked[nameOfCheck(aCheck())]?.times ?? 0).toBeLessThanOrEqual(schedule.most)
      }),
    )
  })
})

describe('a page is kept by', () => {
  const pages = {
    municipalities: new Map([['GM0153', { name: 'Enschede', region: 'VR05' }]]),
    regions: ['VR05', 'NL'],
    national: new Set(['police', 'R1']),
  }
  test.each([
    ['GM0153', 'VR05'],
    ['VR05', 'VR05'],
    ['NL', 'NL'],
    ['police', 'NL'],
    ['R1', 'NL'],
    ['VR99', undefined],
    ['GM9999', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('%s: %s', (page, keeper) => {
    expect(keeperOf(page, pages)).toBe(keeper)
  })
})
