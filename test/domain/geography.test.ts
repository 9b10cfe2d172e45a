import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { facts } from '#content/geography/facts.ts'
import { choiceKeys, find, municipality, normalise, readGeography, regionOf, slug } from '#domain/geography.ts'
import { geography } from '../national-content.ts'

const found = (query: string) => find(query, geography)
const namesOfChoices = (query: string) => {
  const answer = found(query)
  return answer.kind === 'choices' ? answer.choices.map(({ name, province }) => `${name}, ${province}`) : answer.kind
}

describe('finding a municipality', () => {
  test.each(['', '   ', 'Atlantis', '0000', '99999', '671', 'Ede; drop', '<b>'])('"%s" is unknown', query => {
    expect(found(query)).toEqual({ kind: 'unknown' })
  })

  test.each([
    ['Ede', 'GM0228', 'name'],
    ['gemeente Ede', 'GM0228', 'name'],
    ['Den Haag', 'GM0518', 'alias'],
    ['the hague', 'GM0518', 'alias'],
    ["'s-Gravenhage", 'GM0518', 'name'],
    ['s gravenhage', 'GM0518', 'name'],
    ['den bosch', 'GM0796', 'alias'],
    ['’s-Hertogenbosch', 'GM0796', 'name'],
    ['sudwest fryslan', 'GM1900', 'name'],
    ['Bergen NH', 'GM0373', 'name'],
    ['Leerdam', 'GM1961', 'place'],
    ['St. Annaparochie', 'GM1949', 'place'],
    ['Sint-Annaparochie', 'GM1949', 'place'],
    ['st oedenrode', 'GM1948', 'place'],
    ['Bellingwedde', 'GM1950', 'former'],
    ['Menameradiel', 'GM1949', 'former'],
    ['Rijswijk (Gelderland)', 'GM0214', 'name'],
    ['bergen limburg', 'GM0893', 'alias'],
    ['6711', 'GM0228', 'postcode'],
    [' 6711 AB ', 'GM0228', 'postcode'],
    ['6711ab', 'GM0228', 'postcode'],
  ])('"%s" is %s by its %s', (query, code, via) => {
    expect(found(query)).toEqual({ kind: 'municipality', code, via })
  })

  test.each([
    ['Bergen', ['Bergen (NH.), Noord-Holland', 'Bergen (L.), Limburg']],
    ['Rijswijk', ['Rijswijk, Zuid-Holland', 'Buren, Gelderland', 'Altena, Noord-Brabant']],
    ['Hengelo', ['Hengelo, Overijssel', 'Bronckhorst, Gelderland']],
  ])('"%s" asks which one, with its province', (query, choices) => {
    expect(namesOfChoices(query)).toEqual(choices)
  })

  test('a province that has two of a name does not settle it', () => {
    expect(found('Haaren Noord-Brabant')).toEqual({ kind: 'unknown' })
  })

  test('a municipality that was split asks for its successors', () => {
    expect(found('Littenseradiel')).toMatchObject({ kind: 'choices', key: 'littenseradiel' })
    expect(namesOfChoices('Haaren')).toHaveLength(4)
  })

  test('a postcode in two municipalities asks, the one with most of it first', () => {
    expect(namesOfChoices('5383 XX')).toEqual(["'s-Hertogenbosch, Noord-Brabant", 'Bernheze, Noord-Brabant'])
  })

  test.each([
    ['online', 'online'],
    ['Sociale media', 'online'],
    ['wisselende plekken', 'movesAround'],
    ['in het buitenland', 'abroad'],
    ['abroad', 'abroad'],
    ['Weet ik niet', 'unknown'],
    ['I don’t know', 'unknown'],
    ['Nederland', 'unknown'],
  ])('"%s" is somewhere else: %s', (query, where) => {
    expect(found(query)).toEqual({ kind: 'elsewhere', where })
  })
})

describe('every spelling', () => {
  const labels = [
    ...geography.municipalities.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...geography.places.map(([name]) => name),
    ...geography.former.map(([name]) => name),
  ]
  const twists: ((name: string) => string)[] = [
    name => name,
    name => name.toUpperCase(),
    name => name.toLowerCase(),
    name => name.normalize('NFD'),
    name => name.normalize('NFD').replace(/\p{M}/gu, ''),
    name => name.replaceAll('-', ' '),
    name => name.replaceAll("'", '’'),
    name => name.replaceAll("'", ''),
    name => `  ${name}  `,
  ]

  test('of any name finds the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...labels),
        fc.array(fc.constantFrom(...twists), { maxLength: 4 }),
        (label, chosen) => {
          const spelling = chosen.reduce((name, twist) => twist(name), label)
          expect(found(spelling)).toEqual(found(label))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('of anything at all is answered without an error, and twice the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), query => {
        expect(found(query)).toEqual(found(query))
        expect(normalise(normalise(query))).toBe(normalise(query))
      }),
    )
  })
})

describe('the whole country', () => {
  test('holds 342 municipalities, 2,500 places, 4,080 postcodes and 71 former names', () => {
    const postcodes = geography.postcodes.reduce((sum, [first, last]) => sum + last - first + 1, 0)
    const places = geography.places.reduce((sum, [, ...codes]) => sum + codes.length, 0)
    expect([geography.municipalities.length, postcodes, geography.former.length]).toEqual([342, 4080, 71])
    expect(places).toBeGreaterThanOrEqual(2500)
    expect(geography.postcodes.filter(([, , ...codes]) => codes.length > 1)).toHaveLength(40)
  })

  test('answers for every name with its municipality, or asks and offers it', () => {
    const claims: [string, readonly string[]][] = [
      ...geography.municipalities.flatMap(({ name, aliases, code }) =>
        [name, ...aliases].map((label): [string, string[]] => [label, [code]]),
      ),
      ...geography.places.map(([name, ...codes]): [string, string[]] => [name, codes]),
      ...geography.former.map(([name, , ...codes]): [string, string[]] => [name, codes]),
      ...geography.postcodes.flatMap(([first, last, ...codes]) => [
        [String(first), codes] satisfies [string, string[]],
        [`${last} ZZ`, codes] satisfies [string, string[]],
      ]),
    ]
    const wrong = claims.filter(([label, codes]) => {
      const answer = found(label)
      if (answer.kind === 'municipality') return codes.length > 1 || answer.code !== codes[0]
      if (answer.kind === 'choices') return !codes.every(code => answer.choices.some(choice => choice.code === code))
      return true
    })
    expect(wrong).toEqual([['Nederland', ['GM1708']]])
  })

  test('has one page per ambiguous name, and no key is used twice', () => {
    const keys = choiceKeys(geography)
    for (const [key, choices] of keys) {
      expect(choices.length).toBeGreaterThan(1)
      expect(key).toMatch(/^[a-z0-9-]+$/)
      expect(found(key)).toMatchObject({ kind: 'choices', key })
    }
    expect(keys.size).toBeGreaterThanOrEqual(88 + 40)
  })

  test('gives every municipality an address of its own', () => {
    const slugs = geography.municipalities.map(one => one.slug)
    expect(new Set(slugs).size).toBe(342)
    expect(slugs.filter(one => !/^[a-z0-9-]+$/.test(one))).toEqual([])
    expect(slugs).toEqual(expect.arrayContaining(['s-gravenhage', 'bergen-limburg', 'bergen-noord-holland', 'ede']))
  })

  test('puts every municipality in one region of each partition', () => {
    const count = (of: (one: (typeof geography.municipalities)[number]) => string) =>
      new Set(geography.municipalities.map(of)).size
    expect([
      count(one => one.province.code),
      count(one => one.safetyRegion.code),
      count(one => one.policeUnit),
      count(one => one.courtDistrict),
      count(one => one.veiligThuisRegion.code),
      count(one => one.ggdRegion.code),
      count(one => one.labourMarketRegion),
    ]).toEqual([12, 25, 10, 11, 25, 25, 35])
  })

  test('keeps each partition by itself: Uitgeest is not where its safety region is for Veilig Thuis', () => {
    const uitgeest = municipality('GM0450', geography)
    expect([uitgeest.safetyRegion.name, uitgeest.veiligThuisRegion.name]).toEqual([
      'Kennemerland',
      'Noord-Holland Noord',
    ])
  })
})

describe('a region', () => {
  test.each([
    ['GM0153', 'VR05'],
    ['online', 'NL'],
    ['movesAround', 'NL'],
    ['abroad', 'NL'],
    ['unknown', 'NL'],
  ])('for %s is %s', (where, region) => {
    expect(regionOf(where, geography)).toBe(region)
  })

  test('for a code that is no municipality is our mistake', () => {
    expect(() => regionOf('GM9999', geography)).toThrow('No municipality GM9999')
  })
})

describe('facts that contradict themselves', () => {
  const country = z.looseObject({ places: z.array(z.unknown()) }).parse(facts)

  test('a place in a municipality that does not exist is refused', () => {
    const broken = { ...country, places: [...country.places, ['Nergenshuizen', 'GM9999']] }
    expect(() => readGeography(broken)).toThrow('geography: no municipality GM9999; write its successor')
  })

  test('a region without a name is refused', () => {
    expect(() => readGeography({ ...country, partitions: [] })).toThrow('partitions: no name for PV20')
  })
})

test('an address of a name has no accents, apostrophes or double hyphens', () => {
  expect(slug("'s-Hertogenbosch")).toBe('s-hertogenbosch')
  expect(slug('Nuenen, Gerwen en Nederwetten')).toBe('nuenen-gerwen-en-nederwetten')
  expect(slug('Súdwest-Fryslân')).toBe('sudwest-fryslan')
})
