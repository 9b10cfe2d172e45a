import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { governance as rawGovernance } from '#content/governance.ts'
import { readGovernance } from '#domain/governance.ts'
import { knowledge, routeContent } from '../national-content.ts'

const content = new URL('../../content/', import.meta.url)
const pagesOf = (topic: string, language: string) => readdirSync(new URL(`${topic}/${language}/`, content)).toSorted()
const read = (topic: string, language: string, file: string) =>
  readFileSync(new URL(`${topic}/${language}/${file}`, content), 'utf8')

const ids = {
  roles: [...knowledge.roles.keys()],
  organisations: [...knowledge.organisations.keys()],
  explained: [...knowledge.explained.keys()],
  recommendations: [...knowledge.study.recommendations.map(({ id }) => id), ...knowledge.factors.keys()],
  governance: ['overview', 'statement', ...readGovernance(rawGovernance).pages.keys()],
}
const topics = Object.entries(ids)
const everyPage = topics.flatMap(([topic, names]) => names.map(name => [topic, `${name}.md`] as const))

/** What the two languages must share: figures, sources, pages, telephone numbers. */
const names = (text: string) => [...text.matchAll(/\]\(([a-z]+:\w+)\)/g)].map(([, name]) => name)
const figures = (text: string) =>
  (text.match(/\d[\d.,]*\d|\d/g) ?? []).map(figure => figure.replace(/[.,]/g, '')).toSorted()
const headings = (text: string) => (text.match(/^#+ /gm) ?? []).join('')

test.each(topics)('%s: every page is written in both languages, and no other', (topic, names) => {
  const files = names.map(name => `${name}.md`).toSorted()
  expect(pagesOf(topic, 'nl')).toEqual(files)
  expect(pagesOf(topic, 'en')).toEqual(files)
})

describe.each(everyPage)('%s/%s', (topic, file) => {
  const [nl, en] = [read(topic, 'nl', file), read(topic, 'en', file)]

  test('says the same in both languages: figures, sources, links and headings', () => {
    expect(figures(en)).toEqual(figures(nl))
    expect(names(en).toSorted()).toEqual(names(nl).toSorted())
    expect(headings(en)).toEqual(headings(nl))
  })

  test('names no telephone number but 112 itself: numbers are channels', () => {
    expect(`${nl}${en}`.match(/\b0\d{2,3}[- ]?\d{3,}/g)).toBeNull()
  })
})

test('every source is one that a page names', () => {
  const named = new Set([
    ...everyPage.flatMap(([topic, file]) => names(read(topic, 'nl', file))),
    ...[...knowledge.organisations.values()].flatMap(({ duties }) => duties.map(({ source }) => `source:${source}`)),
    ...knowledge.victims.map(({ source }) => `source:${source}`),
  ])
  expect([...knowledge.sources.keys()].filter(id => !named.has(`source:${id}`))).toEqual([])
})

test('laws read in a text of years ago, and pages without a date that contradict others, are not confirmed', () => {
  const old = [...knowledge.sources.values()].filter(({ title }) => /tekst van/.test(title.nl))
  expect(old.length).toBeGreaterThan(3)
  expect(old.filter(({ mark }) => mark !== 'dated')).toEqual([])
})

test('an organisation is reached by channels of the routes only', () => {
  const reached = [...knowledge.organisations.values()].flatMap(({ channels }) => channels)
  expect(reached.filter(id => !routeContent.channels.has(id))).toEqual([])
  expect(reached).toContain('veiligThuis')
})

test('the figures are the series of the National Rapporteur, with a gap where it is unknown', () => {
  const known = new Map(knowledge.victims.map(({ year, values }) => [year, values]))
  expect([...known.keys()]).toEqual(Array.from({ length: 14 }, (_, index) => 2011 + index))
  expect(known.get(2013)).toEqual([])
  expect(known.get(2022)).toEqual([])
  expect(known.get(2024)).toEqual([944])
})
