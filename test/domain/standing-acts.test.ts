import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Conflict } from '#domain/errors.ts'
import { publishedAt, type Standing, Standing as StandingSchema, stepsOf } from '#domain/standing.ts'
import { comment, confirm, enter, publish, readiness, type Step, withdraw } from '#domain/standing-acts.ts'
import { calendar, friday } from './chase-case.ts'
import { aStanding, comensha, edit, enschede, linesOf, police, twente, underway } from './standing-case.ts'

const monday = '2026-05-11T14:00:00.000Z'
const [r1, r3a, r3c] = [
  { commitment: 'R1', unit: twente },
  { commitment: 'R3a', unit: police },
  { commitment: 'R3c', unit: enschede },
] as const
const entering = (side: 'owner' | 'programme' | 'region', regions: readonly string[] = []) => ({
  entry: { update: underway, regions },
  setting: { edit: edit({ side }), calendar },
})
const byProgramme = (before?: Standing): Step => {
  const { entry, setting } = entering('programme')
  return enter(before, r1, entry, setting)
}
const byRegion = (): Step => {
  const { entry, setting } = entering('owner', ['VR05'])
  return enter(undefined, r1, entry, setting)
}

describe('what the state does not allow is a conflict:', () => {
  const entered = byProgramme().standing
  const confirmed = confirm(entered, r1, edit()).standing
  test.each<[string, () => unknown]>([
    ['to confirm what nobody entered', () => confirm(undefined, r1, edit())],
    [
      'to confirm what is only entered and withdrawn',
      () => confirm(withdraw(entered, r1, edit()).standing, r1, edit()),
    ],
    ['to confirm twice', () => confirm(confirmed, r1, edit())],
    ['to comment on nothing', () => comment(aStanding(), r1, { region: 'VR05' }, edit())],
    ['to comment for a region it is not about', () => comment(entered, r1, { region: 'VR06' }, edit())],
    ['to publish nothing', () => publish(undefined, r1, edit())],
    ['to publish what was published', () => publish(aStanding(), r1, edit())],
    ['to publish what is not confirmed', () => publish(entered, r1, edit({ at: monday }))],
    ['to publish while the region may comment', () => publish(confirmed, r1, edit())],
    ['to withdraw nothing', () => withdraw(aStanding(), r1, edit())],
  ])('%s', (_, act) => {
    expect(act).toThrow(Conflict)
  })
})

describe('an entry', () => {
  test('that is confirmed by somebody who speaks for its region needs no word of that region any more', () => {
    const { standing } = confirm(byProgramme().standing, r1, edit({ at: monday }), ['VR05', 'VR06'])
    expect(standing.pending?.comments).toEqual({ VR05: { at: monday, by: 'subject-1' } })
    expect(readiness(standing.pending ?? fail(), twente, monday)).toBe('ready')
    const said = comment(byProgramme().standing, r1, { region: 'VR05', text: 'Gezien.' }, edit()).standing
    expect(confirm(said, r1, edit({ at: monday }), ['VR05']).standing.pending?.comments.VR05?.text).toBe('Gezien.')
  })

  test('of the programme waits for whoever answers for it, and gives the region ten working days', () => {
    const { standing, line } = byProgramme()
    expect(standing).toMatchObject({ commitment: 'R1', unit: 'VR05', version: 1, line: line.id })
    expect(standing.pending).toEqual({
      update: underway,
      enteredAt: friday,
      enteredBy: 'subject-1',
      side: 'programme',
      // King's Day and Liberation Day do not count.
      commentUntil: '2026-05-12T14:00:00.000Z',
      comments: {},
    })
    expect(readiness(standing.pending ?? fail(), twente, monday)).toBe('awaitsOwner')
  })

  test('of the region about itself is confirmed by entering, and waits for nobody', () => {
    const { standing } = byRegion()
    expect(standing.pending).toMatchObject({ confirmedAt: friday, confirmedBy: 'subject-1', commentUntil: friday })
    expect(publish(standing, r1, edit()).standing.published?.update).toEqual(underway)
  })

  test('of a national organisation waits for no region', () => {
    const { entry, setting } = entering('owner')
    const { standing } = enter(undefined, { commitment: 'R2a', unit: comensha }, entry, setting)
    expect(readiness(standing.pending ?? fail(), comensha, friday)).toBe('ready')
  })

  test('of a police unit gives each of its regions the time, unless it spoke for itself', () => {
    const { entry, setting } = entering('owner', ['VR05'])
    const { standing } = enter(undefined, r3a, entry, setting)
    expect(Object.keys(standing.pending?.comments ?? {})).toEqual(['VR05'])
    expect(readiness(standing.pending ?? fail(), police, friday)).toBe('awaitsComments')
    const said = comment(standing, r3a, { region: 'VR04', text: 'Klopt.' }, edit({ side: 'region' })).standing
    expect(readiness(said.pending ?? fail(), police, friday)).toBe('ready')
  })

  test('takes the place of one that waited, and leaves what is published', () => {
    const before = aStanding()
    const { standing } = byProgramme(byProgramme(before).standing)
    expect(standing.version).toBe(3)
    expect(standing.published).toEqual(before.published)
  })
})

describe('on the way to publication', () => {
  test('a region is heard, or leaves it at that, or lets the time pass', () => {
    const confirmed = confirm(byProgramme().standing, r1, edit({ by: 'owner' })).standing
    expect(confirmed.pending).toMatchObject({ confirmedAt: friday, confirmedBy: 'owner' })
    const said = comment(confirmed, r1, { region: 'VR05', text: 'Wij zijn verder.' }, edit()).standing
    expect(publish(said, r1, edit()).standing.published?.comments.VR05?.text).toBe('Wij zijn verder.')
    const silent = comment(confirmed, r1, { region: 'VR05' }, edit()).standing
    expect(publish(silent, r1, edit()).standing.published?.comments.VR05).toEqual({ at: friday, by: 'subject-1' })
    const late = edit({ at: '2026-05-12T14:00:00.000Z' })
    expect(publish(confirmed, r1, late).standing).toMatchObject({ version: 3, published: { comments: {} } })
  })

  test('what is published takes the entry away, and says who published it and when it was confirmed', () => {
    const { standing, line } = publish(byRegion().standing, r1, edit({ by: 'programme', at: monday }))
    expect(standing.pending).toBeUndefined()
    expect(standing.published).toMatchObject({ at: monday, by: 'programme', confirmedAt: friday })
    expect(line).toMatchObject({ what: 'published', published: standing.published })
  })

  test('an entry that is withdrawn leaves what was published', () => {
    expect(withdraw(byProgramme(aStanding()).standing, r1, edit()).standing.published).toEqual(aStanding().published)
    expect(withdraw(byProgramme().standing, r1, edit()).standing).not.toHaveProperty('published')
  })

  test('what is published is confirmed anew without an entry, at once', () => {
    const { standing, line } = confirm(aStanding(), r1, edit({ at: monday }))
    expect(standing.published).toEqual({ ...aStanding().published, confirmedAt: monday })
    expect(line.what).toBe('stillSo')
  })
})

test('whoever says how far it is has answered what was reminded of, and nobody else has', () => {
  const said = { about: 'fading', rung: 1, at: friday, told: ['fading:2026-05-03'] }
  const reminded = aStanding({ reminded: said })
  expect(confirm(reminded, r1, edit()).standing).not.toHaveProperty('reminded')
  expect(byProgramme(reminded).standing).not.toHaveProperty('reminded')
  const waiting = { ...byProgramme().standing, reminded: said }
  expect(comment(waiting, r1, { region: 'VR05' }, edit()).standing.reminded).toEqual(said)
  expect(withdraw(waiting, r1, edit()).standing.reminded).toEqual(said)
})

type Act = 'enter' | 'enterAsOwner' | 'confirm' | 'comment' | 'publish' | 'withdraw'
const acts: Readonly<Record<Act, (before: Standing | undefined, at: string) => Step>> = {
  enter: (before, at) =>
    enter(before, r3c, { update: underway, regions: [] }, { edit: edit({ at, side: 'programme' }), calendar }),
  enterAsOwner: (before, at) => enter(before, r3c, { update: underway, regions: [] }, { edit: edit({ at }), calendar }),
  confirm: (before, at) => confirm(before, r3c, edit({ at })),
  comment: (before, at) => comment(before, r3c, { region: 'VR05' }, edit({ at, side: 'region' })),
  publish: (before, at) => publish(before, r3c, edit({ at, side: 'programme' })),
  withdraw: (before, at) => withdraw(before, r3c, edit({ at })),
}

test('whatever happens, the history tells all of it, and nothing is published that was not confirmed', () => {
  const names = Object.keys(acts) as Act[]
  const story = fc.array(fc.record({ act: fc.constantFrom(...names), days: fc.integer({ min: 0, max: 20 }) }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(story, happened => {
      const { steps, now } = played(happened)
      const standing = steps.at(-1)?.standing
      if (!standing) return
      expect(StandingSchema.parse(standing)).toEqual(standing)
      expect(standing.version).toBe(steps.length)
      const told = stepsOf(standing, linesOf(...steps))
      expect(told).toEqual(linesOf(...steps).toReversed())
      expect(publishedAt(told, now)).toEqual(standing.published)
      expect(told.filter(({ published }) => published && published.confirmedAt > now)).toEqual([])
    }),
  )
})

/** One act after another; what is not allowed just does not happen. */
function played(story: readonly { readonly act: Act; readonly days: number }[]) {
  const steps: Step[] = []
  let now = Date.parse(friday)
  for (const { act, days } of story) {
    now += days * 86_400_000 + 1
    try {
      steps.push(acts[act](steps.at(-1)?.standing, new Date(now).toISOString()))
    } catch (error) {
      expect(error).toBeInstanceOf(Conflict)
    }
  }
  return { steps, now: new Date(now).toISOString() }
}

function fail(): never {
  throw new Error('There is no entry')
}
