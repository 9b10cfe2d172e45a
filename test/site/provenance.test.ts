import { describe, expect, test } from 'vitest'
import { beforeOf, beforeSentence, doubtOf, phonedOf, readOf } from '../../site/provenance.ts'

const checked = { verifiedOn: '2026-11-03', verifiedBy: 'redactie', reviewBefore: '2027-02-01' }

describe('What nobody checked', () => {
  test('says so, and before which day somebody will', () => {
    expect(phonedOf({}, 'nl')).toBe('nog niet nagebeld')
    expect(readOf({}, 'en')).toBe('not checked yet')
    expect(beforeOf([{}], 'nl', '2026-11-26')).toBe('nakijken vóór 1 mei 2027')
    expect(beforeSentence([{}], 'en')).toMatch(/^ Check again before 1 May 2027\.$|^$/)
  })

  test('is not confirmed since its day once that has come, and names no day to come any more', () => {
    expect(doubtOf({}, 'nl', '2027-04-30')).toBeUndefined()
    expect(doubtOf({}, 'nl', '2027-05-01')).toBe('niet bevestigd sinds 1 mei 2027')
    expect(beforeOf([{}], 'nl', '2027-05-01')).toBeUndefined()
  })
})

describe('What a person checked', () => {
  test('says on which day, in which function, and before which day again', () => {
    expect(phonedOf(checked, 'nl')).toBe('nagebeld op 3 november 2026 door redactie')
    expect(readOf(checked, 'en')).toBe('checked on 3 November 2026 by redactie')
    expect(beforeOf([checked], 'en', '2027-01-31')).toBe('check again before 1 February 2027')
  })

  test('is not confirmed since that day once it has come', () => {
    expect(doubtOf(checked, 'en', '2027-01-31')).toBeUndefined()
    expect(doubtOf(checked, 'en', '2027-02-01')).toBe('not confirmed since 1 February 2027')
  })

  test('of several, the first day counts', () => {
    expect(beforeOf([{}, checked], 'nl', '2026-11-26')).toBe('nakijken vóór 1 februari 2027')
  })
})

test('an old source says since when, whatever its day', () => {
  expect(doubtOf({ notConfirmedSince: '2020' }, 'nl', '2026-11-26')).toBe('niet bevestigd sinds 2020')
  expect(doubtOf({ notConfirmedSince: 'undated' }, 'nl', '2030-01-01')).toContain('geen datum')
})
