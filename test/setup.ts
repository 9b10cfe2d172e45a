import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A test that prints hides something: every call of the console fails it. */
const methods = ['debug', 'error', 'info', 'log', 'warn'] as const
const printed: string[] = []

beforeEach(() => {
  printed.length = 0
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      printed.push(`${method}: ${words.join(' ')}`)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(printed).toEqual([])
})
