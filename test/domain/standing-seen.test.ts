import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Standing, StandingLine } from '#domain/standing.ts'
import { enter } from '#domain/standing-acts.ts'
import { seenBy, stepsSeenBy } from '#domain/standing-seen.ts'
import { calendar, friday } from './chase-case.ts'
import { type ActorName, actors, person } from './person-case.ts'
import { aPublished, aStanding, comensha, edit, enschede, police, twente, underway } from './standing-case.ts'

const canary = 'canary'
const secret = { status: 'embedded', note: canary, owner: canary } as const
const comment = { at: friday, by: canary, text: 'Said.' }
const silent = { at: friday, by: canary }

/** Something is published, with comments; an entry waits, with another one. */
const withBoth: Standing = {
  ...enter(
    aStanding({
      unit: 'GM0153',
      published: aPublished({ by: canary, comments: { VR05: comment, VR04: silent, VR06: undefined } }),
    }),
    { commitment: 'R3c', unit: enschede },
    { update: secret, regions: ['VR05'] },
    { edit: edit({ by: canary, side: 'region' }), calendar },
  ).standing,
}
const place = { commitment: 'R3c', unit: enschede }

describe('whoever has no part in it', () => {
  const outsiders: readonly ActorName[] = [
    'public',
    'reporter',
    'nobody',
    'home',
    'national',
    'memberElsewhere',
    'administrator',
  ]

  test.each(outsiders)('sees what was published, without people, and nothing that waits: %s', name => {
    const seen = seenBy({ actor: actors[name], now: friday }, place, withBoth)
    expect(seen).toEqual({
      commitment: 'R3c',
      unit: 'GM0153',
      published: {
        update: underway,
        at: friday,
        confirmedAt: friday,
        comments: [
          { region: 'VR05', at: friday, text: 'Said.' },
          { region: 'VR04', at: friday },
        ],
        fadesOn: '2027-01-24',
        isFaded: false,
      },
    })
  })

  test.each(outsiders)('sees only the steps that changed what is published: %s', name => {
    const pending = withBoth.pending
    const published = withBoth.published
    const lines = (['entered', 'confirmed', 'commented', 'withdrawn', 'published', 'stillSo'] as const).map(
      (what, index): StandingLine => ({
        ...{ id: `${index}`, at: friday, by: canary, side: 'owner', what, region: 'VR05' },
        ...(what === 'published' || what === 'stillSo' ? { published } : { pending, published }),
      }),
    )
    const seen = stepsSeenBy(actors[name], enschede, lines)
    expect(seen.map(({ what }) => what)).toEqual(['published', 'stillSo'])
    expect(JSON.stringify(seen)).not.toContain(canary)
    for (const step of seen) {
      expect(Object.keys(step)).toEqual(['at', 'what', 'side', 'region', 'published'])
      expect(step).toMatchObject({ region: 'VR05', published: { update: published?.update } })
    }
  })

  test.each(outsiders)('sees of a step that is of no region no region: %s', name => {
    const line: StandingLine = { id: '1', at: friday, by: canary, side: 'owner', what: 'published' }
    expect(stepsSeenBy(actors[name], enschede, [line])).toStrictEqual([
      { at: friday, what: 'published', side: 'owner' },
    ])
  })
})

describe('whoever has a part in it', () => {
  test.each(['member', 'lead', 'leadElsewhere', 'leadOfCountry'] as const)('sees what waits, for what: %s', name => {
    const seen = seenBy({ actor: actors[name], now: friday }, place, withBoth)
    expect(seen).toMatchObject({
      version: 2,
      published: { comments: [{ by: canary }, { by: canary }] },
      pending: { update: secret, enteredBy: canary, waitsFor: 'awaitsOwner', comments: [{ region: 'VR05' }] },
    })
  })

  test('sees every step with its person', () => {
    const { line } = enter(undefined, place, { update: secret, regions: [] }, { edit: edit({ by: canary }), calendar })
    const [step] = stepsSeenBy(actors.lead, enschede, [line])
    expect(step).toMatchObject({ what: 'entered', by: canary, pending: { update: secret, comments: [] } })
    expect(step).not.toHaveProperty('published')
  })

  test('sees an entry before anything was published', () => {
    const only = aStanding({ published: undefined, pending: withBoth.pending })
    const seen = seenBy({ actor: person('lead-comensha'), now: friday }, { commitment: 'R1', unit: twente }, only)
    expect(seen).toMatchObject({ version: 1, pending: { update: secret } })
    expect(seen).not.toHaveProperty('published')
  })
})

test('while nobody said anything there is nothing but whose it would be', () => {
  const seen = seenBy({ actor: actors.leadOfCountry, now: friday }, { commitment: 'R2a', unit: comensha }, undefined)
  expect(seen).toEqual({ commitment: 'R2a', unit: 'comensha' })
})

test('old news says so', () => {
  const seen = seenBy({ actor: actors.public, now: '2027-01-24T10:00:00.000Z' }, place, withBoth)
  expect(seen.published).toMatchObject({ isFaded: true, fadesOn: '2027-01-24' })
})

test('whatever somebody enters, whoever may not see entries sees the same as before', () => {
  const text = fc.string({ minLength: 1, maxLength: 20 })
  const group = fc.constantFrom('desk-VR05-careCoordinator', 'member-GM0141', 'administrator', 'nothing')
  fc.assert(
    fc.property(text, fc.subarray(['VR04', 'VR05']), group, (note, regions, held) => {
      const looking = { actor: person(held), now: friday }
      const of = { commitment: 'R3a', unit: police }
      const before = aStanding({ commitment: 'R3a', unit: police.code })
      const entry = { update: { status: 'embedded', note }, regions } as const
      const { standing } = enter(before, of, entry, { edit: edit(), calendar })
      expect(seenBy(looking, of, standing)).toEqual(seenBy(looking, of, before))
    }),
  )
})
