import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import raw from '#content/freshness.json' with { type: 'json' }
import { Conflict } from '#domain/errors.ts'
import { readFreshness } from '#domain/freshness.ts'
import {
  checkMistake,
  isLongOpen,
  isToBeTold,
  longestMistake,
  Mistake,
  MistakeKind,
  MistakeOutcome,
  receiveMistake,
  settle,
  toldOf,
} from '#domain/mistake.ts'
import { calendar, friday } from './chase-case.ts'
import { aMistake, aSentMistake } from './mistake-case.ts'

const { mistakes: schedule } = readFreshness(raw)
const setting = { schedule, calendar }
const typed = (changes: Readonly<Record<string, unknown>> = {}) => ({ ...aSentMistake(), ...changes })

describe('what is sent', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly [string, string][]]>([
    ['says nothing', { kind: undefined }, [['kind', 'kindRequired']]],
    ['chooses what is no choice', { kind: 'person' }, [['kind', 'kindRequired']]],
    ['chooses two things', { kind: ['number', 'hours'] }, [['kind', 'kindRequired']]],
    ['needs words and has none', { kind: 'other' }, [['text', 'textRequired']]],
    ['needs words and has blanks', { kind: 'step', text: ' \r\n ' }, [['text', 'textRequired']]],
    ['is too long', { text: 'x'.repeat(longestMistake + 1) }, [['text', 'textTooLong']]],
    ['is not a text', { text: ['a', 'b'] }, [['text', 'textTooLong']]],
    ['comes without a key', { submissionKey: 'x' }, [['form', 'submissionKeyInvalid']]],
    ['tells who somebody is', { email: 'iemand@example.org' }, [['form', 'unknownField']]],
    [
      'is wrong in several ways',
      { kind: '', text: 'x'.repeat(longestMistake + 1), name: 'x' },
      [
        ['form', 'unknownField'],
        ['kind', 'kindRequired'],
        ['text', 'textTooLong'],
      ],
    ],
  ])('is told by field when it %s', (_, changes, expected) => {
    const checked = checkMistake(typed(changes))
    expect(checked.ok ? [] : checked.errors.map(({ field, code }) => [field, code])).toEqual(expected)
  })

  test.each(['number', 'hours'])('may be a %s without words', kind => {
    expect(checkMistake(typed({ kind, text: '' }))).toMatchObject({ ok: true, mistake: { kind } })
  })

  test.each(MistakeKind.options)('may be a %s in words', kind => {
    expect(checkMistake(typed({ kind, text: ' Bel na 10 uur. ' }))).toMatchObject({
      ok: true,
      mistake: { kind, text: 'Bel na 10 uur.' },
    })
  })

  test('counts the end of a line as browsers do, as one character', () => {
    const text = `${'x'.repeat(longestMistake - 2)}\r\nx`
    expect(checkMistake(typed({ text }))).toMatchObject({ ok: true, mistake: { text: text.replace('\r', '') } })
  })

  test('is kept as the schema of the table says, whatever it is', () => {
    const sent = fc.record({ kind: fc.constantFrom(...MistakeKind.options), text: fc.string({ maxLength: 1200 }) })
    fc.assert(
      fc.property(sent, fields => {
        const checked = checkMistake(typed(fields))
        if (!checked.ok) return
        const id = 'a'.repeat(22)
        const kept = receiveMistake(checked.mistake, { id, keeper: 'VR05', sealed: undefined, at: friday })
        expect(Mistake.parse(kept)).toEqual(kept)
        expect(JSON.stringify(kept)).not.toContain(checked.mistake.submissionKey)
      }),
    )
  })

  test('keeps its text sealed only', () => {
    const sealed = { key: 'k', fields: { text: 't' } }
    const sent = aSentMistake({ text: 'Het nummer is veranderd.', submissionKey: randomUUID() })
    const kept = receiveMistake(sent, { id: 'a'.repeat(22), keeper: 'NL', sealed, at: friday })
    expect(kept).toMatchObject({ sealed, told: 0, tellAt: friday, state: { phase: 'open' } })
    expect(JSON.stringify(kept)).not.toContain('veranderd')
  })
})

describe('settling', () => {
  test.each(MistakeOutcome.options)('says %s, by whom and when, and nobody is told any more', outcome => {
    const settled = settle(aMistake(), { outcome, by: 'me' }, friday)
    expect(settled.state).toEqual({ phase: 'settled', at: friday, by: 'me', outcome })
    expect(isToBeTold(settled, '2030-01-01T00:00:00.000Z')).toBe(false)
    expect(isToBeTold({ ...settled, tellAt: friday }, friday)).toBe(false)
    expect(settled).not.toHaveProperty('tellAt')
    expect(Mistake.parse(settled)).toEqual(settled)
  })

  test('the same again changes nothing, and something else is a conflict', () => {
    const settled = settle(aMistake(), { outcome: 'wasRight', by: 'me' }, friday)
    expect(settle(settled, { outcome: 'wasRight', by: 'colleague' }, friday)).toBe(settled)
    expect(() => settle(settled, { outcome: 'corrected', by: 'colleague' }, friday)).toThrow(Conflict)
  })
})

describe('whoever keeps the page', () => {
  test('is told at once, after five working days and after ten more, and then no more', () => {
    const days: string[] = []
    let mistake = aMistake()
    for (let at: string | undefined = mistake.tellAt; at !== undefined; at = mistake.tellAt) {
      expect(isToBeTold(mistake, at)).toBe(true)
      days.push(at)
      mistake = toldOf(mistake, at, setting)
    }
    // Monday 27 April is the day of the King, and 5 May is closed.
    expect(days).toEqual(['2026-04-24T14:00:00.000Z', '2026-05-03T22:00:00.000Z', '2026-05-19T22:00:00.000Z'])
    expect(mistake.told).toBe(3)
    expect(isToBeTold(mistake, '2030-01-01T00:00:00.000Z')).toBe(false)
  })

  test('is not told before it is time', () => {
    expect(isToBeTold(aMistake({ tellAt: friday }), '2026-04-24T13:59:59.999Z')).toBe(false)
  })

  test('is at most told as often as the schedule says, whenever the mails go out', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 60 * 24 * 40 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(delays, late => {
        let mistake = aMistake()
        let told = 0
        for (const minutes of late) {
          const at = new Date(Date.parse(mistake.tellAt ?? friday) + minutes * 60_000).toISOString()
          if (!isToBeTold(mistake, at)) break
          mistake = toldOf(mistake, at, setting)
          told += 1
        }
        expect(told).toBe(schedule.againAfterWorkingDays.length + 1)
      }),
      { numRuns: 50 },
    )
  })
})

test.each([
  ['2026-05-23T21:59:59.000Z', false],
  ['2026-05-23T22:00:00.000Z', true],
])('what came on 24 April is open for long at %s: %s', (now, isLong) => {
  expect(isLongOpen(aMistake(), now, schedule)).toBe(isLong)
  expect(isLongOpen(settle(aMistake(), { outcome: 'corrected', by: 'me' }, friday), now, schedule)).toBe(false)
})
