import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/mistake.json' with { type: 'json' }
import nl from '#content/messages/nl/mistake.json' with { type: 'json' }
import { languages } from '#domain/language.ts'
import { Elsewhere } from '#domain/situation.ts'
import { everywhere } from '#view/paths.ts'
import { nationalPages } from '#view/site-page.ts'
import { elsewhereSlugs } from '../../site/every.ts'
import { knowledge } from '../national-content.ts'

/** Every page that the whole country shares, with its address, as the site builds it. */
const { roles, organisations, explained, study, factors } = knowledge
const pages = {
  roles: [...roles.values()],
  organisations: [...organisations.values()],
  explained: [...explained.values()],
  recommendations: [...study.recommendations, ...factors.values()].map(({ id }) => ({ id, slug: everywhere(id) })),
  national: Elsewhere.options.map(id => ({ id, slug: elsewhereSlugs[id] })),
} as const
const kinds = ['roles', 'organisations', 'explained', 'recommendations', 'national'] as const

describe.each(languages)('the pages of which a reader may say that something is wrong, in %s', language => {
  test.each(kinds)('are those that there are, at their addresses: %s', kind => {
    const named = Object.entries({ nl, en }[language].pages[kind]).map(([id, { slug }]) => [id, slug])
    expect(named.toSorted()).toEqual(pages[kind].map(({ id, slug }) => [id, slug[language]]).toSorted())
  })

  test('are called as they call themselves', () => {
    const named = { nl, en }[language].pages
    for (const { id, name } of pages.organisations) {
      expect(new Map(Object.entries(named.organisations)).get(id)?.title).toBe(name[language])
    }
  })
})

test('no two pages have the same code, nor that of a municipality or a region', () => {
  const codes = kinds.flatMap(kind => Object.keys(nl.pages[kind]))
  expect(nationalPages(nl).size).toBe(codes.length)
  expect(codes.filter(code => /^(GM|VR|NL)/.test(code))).toEqual([])
})
