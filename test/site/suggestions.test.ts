import { describe, expect, test } from 'vitest'
import { find, municipality } from '#domain/geography.ts'
import { geography } from '../../site/facts.ts'
import { placesFile } from '../../site/places-file.ts'
import { readPlaces, suggest } from '../../site/suggestions.ts'

const places = readPlaces(placesFile(geography))
const slugsFor = (typed: string) => suggest(typed, places).map(({ slug }) => slug)
const namesFor = (typed: string) => suggest(typed, places).map(({ name, municipality: of }) => `${name} (${of})`)

/** What the search of the form finds, as slugs. */
function foundFor(typed: string): readonly string[] {
  const found = find(typed, geography)
  if (found.kind === 'municipality') return [municipality(found.code, geography).slug]
  return found.kind === 'choices' ? found.choices.map(({ code }) => municipality(code, geography).slug) : []
}

describe('suggestions', () => {
  test.each(['', 'e', '671', '67111', 'Dorpsstraat 1', '<script>', '|', ';'])('are none for "%s"', typed => {
    expect(suggest(typed, places)).toEqual([])
  })

  test.each([
    ['winters', ['Winterswijk (Winterswijk)', 'Winterswijk Brinkheurne (Winterswijk)']],
    ['Enka', []],
    ['bennek', ['Bennekom (Ede)']],
    ['6711 ab', ['6711 (Ede)']],
    ['s gravenh', ["'s-Gravenhage ('s-Gravenhage)"]],
  ])('for "%s" begin with %j', (typed, names) => {
    expect(namesFor(typed).slice(0, names.length)).toEqual(names)
  })

  test('never guess: a shared name offers each of its municipalities', () => {
    expect(namesFor('bergen').slice(0, 2)).toEqual(['Bergen (Bergen (NH.))', 'Bergen (Bergen (L.))'])
    expect(suggest('bergen', places).filter(({ isExact }) => isExact)).toHaveLength(2)
  })

  test('agree with what the form finds, for every name and postcode of the country', () => {
    const names = [
      ...geography.municipalities.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...geography.places.map(([name]) => name),
      ...geography.former.map(([name]) => name),
      ...geography.postcodes.flatMap(([first, last]) => [String(first), String(last)]),
    ]
    const missed = names.filter(name => {
      const offered = new Set(slugsFor(name))
      return foundFor(name).some(slug => !offered.has(slug))
    })
    expect(missed).toEqual([])
  })
})
