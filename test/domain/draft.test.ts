import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import raw from '#content/retention.json' with { type: 'json' }
import { answersToKeep, draftCodeFrom, draftErrors, normaliseDraftCode } from '#domain/draft.ts'
import { questions } from '#domain/form.ts'
import { draftExpires, readRetention } from '#domain/retention.ts'
import { textLimits } from '#domain/text-limits.ts'

const retention = readRetention(raw)

describe('cannot be kept:', () => {
  test.each([
    [{ name: 'Fatima' }, { field: 'form', code: 'unknownField' }],
    [{ text: { nested: true } }, { field: 'form', code: 'unknownField' }],
    [{ danger: 'now' }, { field: 'danger', code: 'dangerNow' }],
    [{ danger: 'perhaps' }, { field: 'danger', code: 'choiceInvalid' }],
    [{ kind: 'GM0153' }, { field: 'kind', code: 'choiceInvalid' }],
    [{ where: 'GM01531' }, { field: 'where', code: 'choiceInvalid' }],
    [{ where: 'called' }, { field: 'where', code: 'choiceInvalid' }],
    [{ forms: ['labourExploitation', 'x'] }, { field: 'forms', code: 'choiceInvalid' }],
    [{ language: 'fr' }, { field: 'language', code: 'choiceInvalid' }],
    [{ language: ['nl', 'en'] }, { field: 'language', code: 'choiceInvalid' }],
    [{ text: 'x'.repeat(textLimits.text + 1) }, { field: 'text', code: 'textTooLong' }],
    [{ contactEmail: 'x'.repeat(textLimits.email + 1) }, { field: 'contactEmail', code: 'contactEmailInvalid' }],
    [{ contactPhone: '0'.repeat(textLimits.phone + 1) }, { field: 'contactPhone', code: 'contactPhoneInvalid' }],
  ])('%j', (values, error) => {
    expect(draftErrors(values)).toEqual([error])
  })
})

test.each([
  {},
  { language: 'nl', draft: 'a token', submissionKey: 'x' },
  { danger: 'called', where: 'GM0153', place: 'Bergen' },
  { danger: 'cannotCall' },
  { danger: 'none', contactEmail: 'half@', contactPhone: '06' },
  { text: 'x'.repeat(textLimits.text), forms: ['labourExploitation', 'unknown'], restricted: true },
])('a form need not be finished to be kept: %j', values => {
  expect(draftErrors(values)).toEqual([])
})

test('whether there is danger is never kept, nor what travels beside the answers', () => {
  const values = {
    danger: 'called',
    language: 'en',
    submissionKey: 'k',
    draft: 't',
    name: 'x',
    kind: 'person',
    text: ' a ',
  }
  expect(answersToKeep(values)).toEqual({ kind: 'person', text: 'a' })
})

test('every other question is kept', () => {
  const values = Object.fromEntries(questions.map(({ name, options }) => [name, options?.[0] ?? 'x']))
  const { danger: _, ...others } = values
  expect(draftErrors(values)).toEqual([])
  expect(answersToKeep(values)).toEqual(others)
})

test('what was kept is kept the same again', () => {
  const text = fc.string({ maxLength: 60 })
  const values = fc.dictionary(
    fc.constantFrom(...questions.map(({ name }) => String(name))),
    fc.oneof(text, fc.array(text)),
  )
  fc.assert(
    fc.property(values, given => {
      const kept = answersToKeep(given)
      expect(answersToKeep(kept)).toEqual(kept)
      expect(kept).not.toHaveProperty('danger')
    }),
  )
})

test('a code is 80 bits in 16 characters that survive copying by hand', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), random => {
      const code = draftCodeFrom(random)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
      const byHand = code
        .toLowerCase()
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
        .replace(/(.{4})/g, '$1 ')
      expect(normaliseDraftCode(byHand)).toBe(code)
    }),
  )
  expect(() => draftCodeFrom(new Uint8Array(9))).toThrow('too short')
  for (const text of ['', '0'.repeat(15), '0'.repeat(17), 'U'.repeat(16)])
    expect(normaliseDraftCode(text)).toBeUndefined()
})

test.each([
  ['2026-04-24T14:00:00.999Z', '2026-05-01T14:00:00.000Z'],
  ['2026-03-27T09:30:00.000Z', '2026-04-03T08:30:00.000Z'],
  ['2026-10-24T08:30:00.000Z', '2026-10-31T09:30:00.000Z'],
])('a draft of %s works until the same time in Amsterdam seven days later, in seconds', (now, until) => {
  expect(draftExpires(retention, now)).toBe(Date.parse(until) / 1000)
})
