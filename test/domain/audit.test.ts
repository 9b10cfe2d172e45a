import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/desk.json' with { type: 'json' }
import nl from '#content/messages/nl/desk.json' with { type: 'json' }
import { Audited } from '#domain/audit.ts'
import { friday } from './chase-case.ts'

const line = { at: friday, what: 'contentOpened', about: 'MR-7K4T-92QF', by: 'subject-1' } as const
const isLine = (changes: Record<string, unknown>) => Audited.safeParse({ ...line, ...changes }).success

describe('a line of the audit', () => {
  test('says what was done, to what, by whom and when, and a code where that says more', () => {
    expect(Audited.parse(line)).toEqual(line)
    expect(isLine({ detail: 'holidays' })).toBe(true)
    for (const part of Object.keys(line)) expect(isLine({ [part]: undefined })).toBe(false)
  })

  test.each([{ text: 'What the reporter wrote.' }, { name: 'Demo' }, { what: 'opened' }, { at: 'last Friday' }])(
    'is no line with %j: what people wrote stands in the report',
    changes => {
      expect(isLine(changes)).toBe(false)
    },
  )
})

test('everything that can be done has its words in both languages, and no words are left over', () => {
  const done = Audited.shape.what.options.toSorted()
  for (const { audit } of [nl, en]) expect(Object.keys(audit.whats).toSorted()).toEqual(done)
})
