import { describe, expect, test } from 'vitest'
import { InvalidContent } from '#domain/errors.ts'
import { readSynonyms } from '#domain/synonyms.ts'

const explained = {
  term: { nl: 'Loverboy', en: 'Loverboy' },
  words: { nl: ['loverboy'], en: ['loverboy'] },
  text: { nl: 'Een ouder woord.', en: 'An older word.' },
  part: { nl: 'loverboy', en: 'loverboy' },
}
const service = { nl: ['melden'], en: ['report'] }
const services = { message: service, status: service, progress: service, figures: service }
const written = {
  services,
  answers: { kind: {}, ageGroup: {}, form: { organRemoval: { nl: ['nier'], en: ['kidney'] } }, reporterType: {} },
  explained: [explained],
}

describe('Other words', () => {
  test('are read with what they mean', () => {
    expect(readSynonyms(written)).toEqual(written)
  })

  test.each([
    [
      'an answer that no question has',
      { ...written, answers: { ...written.answers, form: { slavery: explained.words } } },
    ],
    ['a word in one language only', { ...written, explained: [{ ...explained, words: { nl: ['loverboy'] } }] }],
    ['nothing to call a service by', { ...written, services: { ...services, figures: undefined } }],
    ['no word at all', { ...written, explained: [{ ...explained, words: { nl: [], en: [] } }] }],
    ['nowhere to read on', { ...written, explained: [{ ...explained, part: { nl: 'loverboy' } }] }],
  ])('are refused with %s', (_, raw) => {
    expect(() => readSynonyms(raw)).toThrow(InvalidContent)
    expect(() => readSynonyms(raw)).toThrow(/synonyms/)
  })
})
