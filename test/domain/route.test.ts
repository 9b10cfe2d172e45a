import { describe, expect, test } from 'vitest'
import { route, type Step, sections } from '#domain/route.ts'
import type { Situation, Where } from '#domain/situation.ts'
import { geography, routeContent } from '../national-content.ts'

const base: Situation = {
  where: 'GM0344',
  kind: 'person',
  ageGroup: 'adult',
  form: 'unknown',
  reporterType: 'professional',
}
const stops = (changes: Partial<Situation>): Step[] => route({ ...base, ...changes }, routeContent)
const ids = (changes: Partial<Situation>): string[] => stops(changes).map(({ id }) => id)
const stop = (id: string, changes: Partial<Situation>): Step | undefined => stops(changes).find(one => one.id === id)
const where = (name: string): Where => {
  const found = geography.municipalities.find(one => one.name === name)
  if (found === undefined) throw new Error(name)
  return found.code
}

describe('a professional', () => {
  test('worried about a child gets Veilig Thuis as two equal doors, then the reporting code', () => {
    expect(ids({ ageGroup: 'under18' }).slice(0, 3)).toEqual(['danger', 'veiligThuis', 'reportingCode'])
    expect(stop('veiligThuis', { ageGroup: 'under18' })?.acts).toEqual(['advice', 'report'])
  })

  test('is never asked about residence: those stops say for whom they are', () => {
    expect(stop('guardian', { ageGroup: 'under18' })?.condition?.en).toContain('If the child comes from abroad')
    expect(stop('reflectionPeriod', {})?.condition?.en).toBe('If the person has no right of residence:')
    expect(stop('shelter', {})?.condition?.en).toContain('If the person is Dutch or an EU citizen')
  })

  test.each([
    ['labourExploitation', ['labourInspectorate', 'fairwork']],
    ['domesticServitude', ['labourInspectorate', 'fairwork']],
    ['criminalExploitation', ['policeCriminal']],
    ['sexualExploitation', ['policeSexual']],
    ['organRemoval', ['policeOrgan']],
    ['forcedMarriage', ['policeOther']],
    ['illegalAdoption', ['policeOther']],
    ['surrogacyExploitation', ['policeOther']],
  ] as const)('with an adult in %s goes first to %s, then to the care coordinator', (form, first) => {
    const line = ids({ form })
    expect(line.slice(1, 1 + first.length)).toEqual(first)
    expect(line).toContain('careCoordinator')
  })

  test('sees that we do not know the care coordinator, and the way round it', () => {
    const care = stop('careCoordinator', {})
    expect(care?.contactUnknown?.nl).toContain('nog niet bevestigd')
    expect(care?.channel?.id).toBe('comensha')
  })

  test('with only a place passes on a signal, whatever age was answered', () => {
    const line = stops({ kind: 'place', ageGroup: 'under18' })
    expect(line.map(({ id }) => id)).toEqual(['danger', 'designatedOfficer', 'policePlace', 'workplace', 'fallback'])
    expect(line[1]?.acts).toEqual(['signal'])
  })

  test('registers at CoMensha as an act of its own', () => {
    expect(stop('registration', {})?.acts).toEqual(['registration'])
  })
})

describe('others', () => {
  test('who are obliged go straight to CoMensha', () => {
    expect(ids({ reporterType: 'obliged' })[1]).toBe('obligedRegistration')
    expect(ids({ reporterType: 'obliged', ageGroup: 'under18' })).not.toContain('reportingCode')
  })

  test('citizens get police, Labour Inspectorate and the anonymous line, no code and no registration', () => {
    const line = ids({ reporterType: 'citizen', ageGroup: 'perhapsUnder18' })
    expect(line).toEqual(['danger', 'citizenChild', 'citizenPolice', 'citizenWork', 'anonymousLine', 'fallbackCitizen'])
    expect(ids({ reporterType: 'citizen', form: 'labourExploitation' }).slice(1, 3)).toEqual([
      'citizenWorkplace',
      'fairwork',
    ])
  })

  test('the person concerned gets help first, and the choice of a complaint at the police only', () => {
    const line = stops({ reporterType: 'self' })
    expect(line.map(({ id }) => id)).not.toContain('reportingCode')
    expect(line.filter(({ acts }) => acts.includes('complaint')).map(({ channel }) => channel?.id)).toEqual(['police'])
  })
})

describe('a municipality fills in its own parties', () => {
  test('by name, with a capital where a text begins', () => {
    expect(stop('reflectionPeriod', { where: where("'s-Gravenhage") })?.who).toEqual({
      nl: 'Politie-eenheid Den Haag',
      en: 'Police unit Den Haag',
    })
    expect(stop('veiligThuis', { where: where('Uitgeest'), ageGroup: 'under18' })?.who.nl).toBe(
      `Veilig Thuis ${geography.municipalities.find(one => one.name === 'Uitgeest')?.veiligThuisRegion.name}`,
    )
    expect(stop('careCoordinator', { where: where('Ede') })?.contactUnknown?.nl).toContain(
      'werkregio Gelderland-Midden',
    )
  })

  test('and without one they are called in general', () => {
    expect(stop('reflectionPeriod', { where: 'unknown' })?.who.en).toBe('The police')
    expect(stop('careCoordinator', { where: 'unknown' })?.contactUnknown?.en).toContain('in your region')
  })

  test.each([
    ['online', 'online'],
    ['movesAround', 'movesAround'],
    ['abroad', 'abroad'],
    ['unknown', 'unknownPlace'],
  ] as const)('%s has a stop of its own right after danger', (elsewhere, id) => {
    expect(ids({ where: elsewhere })[1]).toBe(id)
  })
})

describe('a region that does it its own way', () => {
  test('Noord- en Oost-Gelderland: Veilig Thuis is the trafficking point, for adults too', () => {
    const adult = ids({ where: where('Winterswijk') })
    expect(adult.indexOf('veiligThuis')).toBe(adult.indexOf('careCoordinator') - 1)
    expect(stop('veiligThuis', { where: where('Winterswijk'), ageGroup: 'under18' })?.why.nl).toContain('meldpunt')
    expect(ids({ where: where('Arnhem') })).not.toContain('veiligThuis')
  })

  test('Twente: the knowledge centre takes the place of the care coordinator', () => {
    expect(stop('careCoordinator', { where: where('Enschede') })?.who.nl).toBe('Kenniscentrum Mensenhandel Twente')
  })

  test.each(['Maastricht', 'Venlo'])('Limburg, %s: Veilig Thuis and police together, not confirmed', name => {
    const own = stop('veiligThuis', { where: where(name), ageGroup: 'under18' })
    expect(own?.why.nl).toContain('In Limburg')
    expect(own?.notConfirmedSince).toBe('undated')
    expect(ids({ where: where(name) })).toContain('veiligThuis')
  })

  test('police unit Den Haag: a route card for a person, another for a place', () => {
    expect(ids({ where: where('Leiden') })[1]).toBe('routeCardPerson')
    expect(ids({ where: where('Leiden'), kind: 'place' })[1]).toBe('routeCardPlace')
    expect(ids({ where: where('Leiden'), reporterType: 'citizen' })).not.toContain('routeCardPerson')
  })
})

describe('the sections of a page', () => {
  test('that an answer leads to hold the stops of that answer', () => {
    for (const { id, situation, route: own } of routeContent.sections) {
      if (own !== undefined) continue
      const section = sections('GM0344', routeContent).find(one => one.id === id)
      expect(section?.steps, id).toEqual(route({ ...situation, where: 'GM0344' }, routeContent))
    }
    expect(sections('GM0344', routeContent).find(({ id }) => id === 'under18')?.steps[1]?.id).toBe('veiligThuis')
  })

  test('that no answer leads to stand between danger and fallback', () => {
    const anonymous = sections('GM0344', routeContent).find(({ id }) => id === 'anonymous')
    expect(anonymous?.steps.map(({ id }) => id)).toEqual([
      'danger',
      'anonymousLine',
      'anonymousWork',
      'dangerousInformation',
      'fallback',
    ])
    expect(anonymous?.steps[1]?.why.en).toContain('no reply')
  })
})
