import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { FirstStep, Outcome, Party, Reason, Role, TimelineEvent, Urgency } from '#domain/report.ts'
import { placeholders } from '#domain/text.ts'

const messages = new URL('../../content/messages/', import.meta.url)
const topics = (language: string) => readdirSync(new URL(`${language}/`, messages)).toSorted()
const read = (language: string, topic: string): unknown =>
  JSON.parse(readFileSync(new URL(`${language}/${topic}`, messages), 'utf8'))

/** Every text of a topic with its place in the file. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
}

test('every topic exists in both languages', () => {
  expect(topics('nl')).toEqual(topics('en'))
})

describe.each(topics('nl'))('%s', topic => {
  const nl = textsIn(read('nl', topic), topic)
  const en = textsIn(read('en', topic), topic)

  test('has every text in both languages, and none is empty', () => {
    expect(en.map(([path]) => path)).toEqual(nl.map(([path]) => path))
    expect([...nl, ...en].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('expects the same values in both languages', () => {
    const expected = (texts: [string, string][]) => texts.map(([path, text]) => [path, placeholders(text).toSorted()])
    expect(expected(en)).toEqual(expected(nl))
  })
})

test.each(['nl', 'en'])('every code that a message can carry has its words in %s', language => {
  const words = z.record(z.string(), z.record(z.string(), z.unknown())).parse(read(language, 'words.json'))
  const codes = {
    events: TimelineEvent.shape.what,
    reasons: Reason,
    parties: Party,
    roles: Role,
    urgency: Urgency,
    firstSteps: FirstStep,
    outcomes: Outcome,
  }
  for (const [group, code] of Object.entries(codes)) {
    expect(Object.keys(words[group] ?? {}).toSorted(), group).toEqual(code.options.toSorted())
  }
})
