import { expect, test } from 'vitest'
import enFrame from '#content/messages/en/frame.json' with { type: 'json' }
import enSite from '#content/messages/en/site.json' with { type: 'json' }
import nlFrame from '#content/messages/nl/frame.json' with { type: 'json' }
import nlSite from '#content/messages/nl/site.json' with { type: 'json' }
import { placeholders } from '#domain/text.ts'

const nl = { ...nlFrame, ...nlSite }
const en = { ...enFrame, ...enSite }

type Text = readonly [path: string, text: string]

function textsIn(value: unknown, path = ''): readonly Text[] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value ?? {}).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
}

test('the site says the same things in both languages', () => {
  expect(textsIn(en).map(([path]) => path)).toEqual(textsIn(nl).map(([path]) => path))
})

test('a text has the same places to fill in both languages', () => {
  const toFill = (messages: unknown) => textsIn(messages).map(([path, text]) => [path, placeholders(text).toSorted()])
  expect(toFill(en)).toEqual(toFill(nl))
})

test('no text is empty', () => {
  expect([...textsIn(nl), ...textsIn(en)].filter(([, text]) => text.trim() === '')).toEqual([])
})
