import { expect, test } from 'vitest'
import { normalise, slug } from '#domain/names.ts'

test.each([
  ["'s-Gravenhage", 'sgravenhage', ['s gravenhage', '’S-GRAVENHAGE', ' ´s Gravenhage ']],
  ['Súdwest-Fryslân', 'sudwestfryslan', ['sudwest fryslan', 'SUDWEST-FRYSLAN']],
  ['Sint-Michielsgestel', 'sintmichielsgestel', ['St. Michielsgestel', 'st-michielsgestel', 'St Michielsgestel']],
  ['Ede', 'ede', ['gemeente Ede', '  Gemeente   Ede', 'Municipality  of Ede']],
])('%s is %s, however it is spelled', (name, plain, spellings) => {
  expect([name, ...spellings].map(normalise)).toEqual([name, ...spellings].map(() => plain))
})

test.each([
  ['Oost Gelre', 'oostgelre', '"st" at the end of a word is no saint'],
  ['Stein', 'stein', 'nor is one that goes on'],
  ['Kerkelijke gemeente Urk', 'kerkelijkegemeenteurk', 'what stands further on is part of a name'],
])('%s stays %s: %s', (name, plain) => {
  expect(normalise(name)).toBe(plain)
})

test.each([
  ["'s-Hertogenbosch", 's-hertogenbosch'],
  ['Bergen (NH.)', 'bergen-nh'],
  ['(Oud) Súdwest-Fryslân', 'oud-sudwest-fryslan'],
  ['  Ede ', 'ede'],
])('the address of %s says %s, without a hyphen at either end', (name, address) => {
  expect(slug(name)).toBe(address)
})
