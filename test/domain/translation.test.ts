import { describe, expect, test } from 'vitest'
import { holesIn, holesSideBySide } from '#domain/translation.ts'

describe('The texts of a language', () => {
  const nl = { title: 'Titel', page: { lead: 'Sinds {date} in {place}', steps: ['een', 'twee'] } }

  test.each([
    ['a text is missing', { title: 'Title', page: { steps: ['one', 'two'] } }, ['page.lead: write this text']],
    ['a text is one too many', { ...nl, extra: 'x' }, ['extra: no other language has this text']],
    ['a list is shorter', { ...nl, page: { ...nl.page, steps: ['one'] } }, ['page.steps.1: write this text']],
    ['a text is empty', { ...nl, title: ' ' }, ['title: write this text; it is empty']],
    [
      'a place to fill in has drifted',
      { ...nl, page: { ...nl.page, lead: 'Since {day} in {place}' } },
      ['page.lead: has the places {day, place} to fill in, not {date, place}'],
    ],
  ])('are refused when %s', (_, en, holes) => {
    expect(holesIn(en, nl)).toEqual(holes)
  })

  test('are whole with the same places to fill in, in whatever order', () => {
    const en = { title: 'Title', page: { lead: 'In {place} since {date}', steps: ['one', 'two'] } }
    expect(holesIn(en, nl)).toEqual([])
  })
})

describe('Languages side by side', () => {
  test.each([
    ['one is missing', { name: { nl: 'Naam' } }, ['name.en: write this text']],
    ['a list of words is empty', { words: { nl: ['a', 'b'], en: [] } }, ['words.en: write this text; it is empty']],
    ['only the other one is there', { name: { en: 'Name' } }, ['name.en: no other language has this text']],
    [
      'one of many is missing',
      [{ note: { nl: { a: 'a', b: 'b' }, en: { a: 'a' } } }],
      ['0.note.en.b: write this text'],
    ],
    [
      'a place to fill in has drifted',
      { name: { nl: 'regio {name}', en: 'region {nam}' } },
      ['name.en: has the places {nam} to fill in, not {name}'],
    ],
  ])('are refused when %s', (_, value, holes) => {
    expect(holesSideBySide(value)).toEqual(holes)
  })

  test('may need more words in one language than in another', () => {
    expect(holesSideBySide({ words: { nl: ['loverboy', 'ronselaar'], en: ['groomer'] } })).toEqual([])
  })

  test('are whole when both say it, and what is said in none is let alone', () => {
    expect(holesSideBySide({ id: 'a', count: 2, none: null, name: { nl: 'Naam', en: 'Name' } })).toEqual([])
  })
})
