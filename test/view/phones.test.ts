import { expect, test } from 'vitest'
import channels from '#content/channels.json' with { type: 'json' }
import { phonesInWords } from '#view/problem.ts'
import { wordings } from './wordings.ts'

test.each(['nl', 'en'] as const)('every number in %s is a channel that has a source', language => {
  const known = new Set(channels.flatMap(({ phone }) => (phone ? [phone.dial] : [])))
  const { phones } = wordings[language].form
  expect(Object.values(phones).filter(({ dial }) => !known.has(dial))).toEqual([])
})

test.each(['nl', 'en'] as const)('a program that was let in too often is told in %s whom to call', language => {
  expect(phonesInWords(wordings[language])).toMatch(/112\. .*0900-8844\. .*0800-2000\.$/)
})
