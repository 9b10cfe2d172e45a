import { expect, test } from 'vitest'
import channels from '#content/channels.json' with { type: 'json' }
import { wordings } from './wordings.ts'

test.each(['nl', 'en'] as const)('every number in %s is a channel that has a source', language => {
  const known = new Set(channels.flatMap(({ phone }) => (phone ? [phone.dial] : [])))
  const { phones } = wordings[language].form
  expect(Object.values(phones).filter(({ dial }) => !known.has(dial))).toEqual([])
})
