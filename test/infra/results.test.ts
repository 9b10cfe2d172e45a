import { expect, test } from 'vitest'
import { type Results, sumOf } from '../results.ts'

const well: Results = { startTime: 0, numPassedTests: 20, numFailedTests: 0, numPendingTests: 3, success: true }

test('a sum counts what passed and what failed in every run', () => {
  expect(sumOf([well, { ...well, numFailedTests: 2, numPendingTests: 0, success: false }])).toBe('40 passed, 2 failed')
})

test('tests that are left out on purpose are neither', () => {
  expect(sumOf([well])).toBe('20 passed, 0 failed')
})

test('tests that were never reached have failed', () => {
  expect(sumOf([{ ...well, numPendingTests: 10, success: false }])).toBe('20 passed, 10 failed')
})

test('a file that could not even be read has failed once', () => {
  expect(sumOf([{ ...well, numPendingTests: 0, success: false }])).toBe('20 passed, 1 failed')
})
