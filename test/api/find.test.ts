import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facts } from '#content/geography/facts.ts'
import { readGeography } from '#domain/geography.ts'
import { pageFor } from '../../functions/api/find.ts'

const geography = readGeography(facts)

test.each([
  { q: 'Ede', lang: 'nl', page: '/gemeenten/ede/' },
  { q: 'den haag', lang: 'en', page: '/en/municipalities/s-gravenhage/' },
  { q: '6711', lang: undefined, page: '/gemeenten/ede/' },
  { q: 'Bergen', lang: 'nl', page: '/kies/bergen/' },
  { q: 'Bergen', lang: 'en', page: '/en/choose/bergen/' },
  { q: 'online', lang: 'nl', page: '/landelijk/#online' },
  { q: 'abroad', lang: 'en', page: '/en/national/#abroad' },
  { q: 'Nergenshuizen', lang: 'nl', page: '/onbekend/' },
  { q: 'Nergenshuizen', lang: 'en', page: '/en/unknown/' },
  { q: '', lang: 'nl', page: '/onbekend/' },
  { q: undefined, lang: 'xx', page: '/onbekend/' },
  { q: 'e'.repeat(101), lang: 'nl', page: '/onbekend/' },
])('"$q" in $lang leads to $page', ({ q, lang, page }) => {
  expect(pageFor({ q, lang, utm: 'dropped' }, geography)).toBe(page)
})

test('whatever is typed, the answer is a page of ours', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), q => {
      expect(pageFor({ q }, geography)).toMatch(/^\/(gemeenten|kies|landelijk|onbekend)\/([a-z0-9-]+\/|#\w+)?$/)
    }),
  )
})
