import { expect, test } from 'vitest'
import { capitalised, fill, placeholders } from '#domain/text.ts'

test('a placeholder without a value is our mistake, never a hole on a page', () => {
  expect(() => fill('Bel {who}', {})).toThrow('No value for {who} in "Bel {who}"')
})

test('every placeholder is filled, wherever and however often it stands', () => {
  expect(fill('{who} belt {who} om {hour}', { who: 'u', hour: 9 })).toBe('u belt u om 9')
  expect(fill('Niets te vullen', {})).toBe('Niets te vullen')
})

test('a value that looks like a placeholder is left as it is', () => {
  expect(fill('{a}', { a: '{b}' })).toBe('{b}')
})

test('the placeholders of a text are known by name, each once', () => {
  expect(placeholders('{b} en {a} en {b}')).toEqual(['b', 'a'])
  expect(placeholders('geen')).toEqual([])
})

test('the beginning of a sentence is the only thing that changes', () => {
  expect(capitalised('één regio, VR05')).toBe('Één regio, VR05')
  expect(capitalised('')).toBe('')
})
