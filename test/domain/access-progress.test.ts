import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Action, may } from '#domain/access.ts'
import type { Unit } from '#domain/unit.ts'
import { actors, anyGroup, person } from './person-case.ts'
import { comensha, enschede, police, twente } from './standing-case.ts'

const programme: Unit = { code: 'NL', level: 'national', name: { nl: 'Programma', en: 'Programme' }, regions: [] }
const units = { twente, enschede, police, comensha, programme }
const everybody = {
  ...actors,
  police: person('lead-PEOostNederland'),
  comensha: person('lead-comensha'),
}
type Name = keyof typeof everybody

const who = (act: Action & ('seeEntries' | 'enterStanding' | 'confirmStanding'), unit: Unit): readonly string[] =>
  (Object.keys(everybody) as Name[]).filter(name => may(everybody[name], act, unit))

describe('towards how far somebody is', () => {
  const leads = ['lead', 'leadElsewhere', 'leadOfCountry', 'police', 'comensha']

  test.each([
    ['twente', leads],
    ['enschede', ['member', ...leads]],
    ['police', leads],
    ['comensha', leads],
    ['programme', leads],
  ] as const)('what waits about %s is seen by %j', (name, seeing) => {
    expect(who('seeEntries', units[name])).toEqual(seeing)
  })

  test.each([
    ['twente', ['lead', 'leadOfCountry'], ['lead']],
    ['enschede', ['member', 'lead', 'leadOfCountry'], ['member']],
    ['police', ['leadOfCountry', 'police'], ['police']],
    ['comensha', ['leadOfCountry', 'comensha'], ['comensha']],
    ['programme', ['leadOfCountry'], ['leadOfCountry']],
  ] as const)('%s is entered by %j, and confirmed by %j', (name, entering, confirming) => {
    expect(who('enterStanding', units[name])).toEqual(entering)
    expect(who('confirmStanding', units[name])).toEqual(confirming)
  })

  test('only the programme publishes, keeps the plan and adopts reports', () => {
    for (const act of ['publishStandings', 'managePlan', 'adoptReports'] as const) {
      expect((Object.keys(everybody) as Name[]).filter(name => may(everybody[name], act, undefined))).toEqual([
        'leadOfCountry',
      ])
    }
  })

  test('a draft of a report is for leads, whatever they lead', () => {
    expect(
      (Object.keys(everybody) as Name[]).filter(name => may(everybody[name], 'previewReports', undefined)),
    ).toEqual(leads)
  })
})

describe('of a region', () => {
  test('its lead alone speaks', () => {
    expect((Object.keys(everybody) as Name[]).filter(name => may(everybody[name], 'commentAs', 'VR05'))).toEqual([
      'lead',
    ])
  })

  test('live figures are for its desk and its lead: the country sees what was published', () => {
    const seeing = (Object.keys(everybody) as Name[]).filter(name => may(everybody[name], 'seeLiveFigures', 'VR05'))
    expect(seeing).toEqual(['home', 'director', 'officer', 'lead'])
  })
})

test('nobody confirms who may not enter, and nobody enters who may not see', () => {
  fc.assert(
    fc.property(fc.array(anyGroup({ national: true }), { maxLength: 4 }), groups => {
      const actor = person(...groups)
      for (const unit of Object.values(units)) {
        if (may(actor, 'confirmStanding', unit)) expect(may(actor, 'enterStanding', unit)).toBe(true)
        if (may(actor, 'enterStanding', unit)) expect(may(actor, 'seeEntries', unit)).toBe(true)
      }
    }),
  )
})
