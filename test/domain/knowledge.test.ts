import { describe, expect, test } from 'vitest'
import { knowledge as written } from '#content/knowledge.ts'
import { InvalidContent } from '#domain/errors.ts'
import { readKnowledge } from '#domain/knowledge.ts'
import { routeContent } from '../national-content.ts'

const { channels } = routeContent
const texts = (nl: string) => ({ nl, en: `${nl} (en)` })
const slug = { nl: 'een', en: 'one' }
const source = { id: 'letter', title: texts('Brief'), source: 'https://example.org/', mark: 'confirmed' }
const duty = { task: 'report', groups: ['adult'], source: 'letter' }
const raw = {
  sources: [source],
  organisations: [
    { id: 'police', slug, name: texts('Politie'), channels: ['police'], duties: [duty], explained: ['acts'] },
  ],
  roles: [{ id: 'careCoordinator', slug, organisations: ['police'], explained: ['acts'] }],
  explained: [{ id: 'acts', slug, roles: ['careCoordinator'], organisations: ['police'], explained: [] }],
  factors: [{ id: 'F1', title: texts('Versnipperd'), recommendations: ['R1'] }],
  recommendations: {
    source: 'https://example.org/',
    date: '2024-06-10',
    recommendations: [{ id: 'R1', level: 'region', title: texts('Regionaal'), addressee: texts('Gemeenten') }],
  },
  victims: [
    { year: 2011, values: [1222], source: 'letter' },
    { year: 2012, values: [] },
  ],
}

describe('knowledge that contradicts itself is refused', () => {
  const organisation = (changes: object) => ({ organisations: [{ ...raw.organisations[0], ...changes }] })
  test.each([
    ['a source used twice', { sources: [source, source] }, 'sources: letter: used twice'],
    ['a source that hides its age', { sources: [{ ...source, mark: 'dated' }] }, 'sources: 0: write notConfirmedSince'],
    [
      'a statement whose source nobody wrote',
      organisation({ duties: [{ ...duty, source: 'rumour' }] }),
      'organisations: police.duties: sources.json has no rumour; write it or another',
    ],
    [
      'a telephone number that is no channel',
      organisation({ channels: ['nobody'] }),
      'organisations: police.channels: channels.json has no nobody',
    ],
    [
      'a page that does not exist',
      organisation({ explained: ['nothing'] }),
      'organisations: police.explained: explained.json has no nothing',
    ],
    [
      'a role at an organisation of which there is no page',
      { roles: [{ ...raw.roles[0], organisations: ['fairwork'] }] },
      'roles: careCoordinator.organisations: organisations.json has no fairwork',
    ],
    ['a role we do not have', { roles: [{ ...raw.roles[0], id: 'mayor' }] }, 'roles: 0.id'],
    [
      'a factor that touches no recommendation of the study',
      { factors: [{ ...raw.factors[0], recommendations: ['R9'] }] },
      'factors: F1.recommendations: recommendations.json has no R9',
    ],
    ['a factor with a code of its own', { factors: [{ ...raw.factors[0], id: 'cause' }] }, 'factors: 0.id: write F'],
    [
      'a figure whose source nobody wrote',
      { victims: [{ year: 2011, values: [1], source: 'rumour' }] },
      'victims-per-year: 2011.source: sources.json has no rumour',
    ],
    ['a file we do not know', { extra: [] }, 'knowledge: the file'],
  ])('%s', (_, changes, message) => {
    const read = () => readKnowledge({ ...raw, ...changes }, channels)
    expect(read).toThrow(InvalidContent)
    expect(read).toThrow(message)
  })
})

test('knowledge that holds together is read, by id', () => {
  const knowledge = readKnowledge(raw, channels)
  expect(knowledge.organisations.get('police')?.duties).toEqual([duty])
  expect(knowledge.study.recommendations).toHaveLength(1)
  expect(knowledge.victims).toHaveLength(2)
})

test('what this country knows holds together, and every recommendation and factor of the letter is there', () => {
  const { study, factors, roles } = readKnowledge(written, channels)
  expect(study.recommendations.map(({ id }) => id)).toEqual(['R1', 'R2a', 'R2b', 'R2c', 'R3a', 'R3b', 'R3c'])
  expect([...factors.keys()]).toEqual(['F1', 'F2', 'F3', 'F4', 'F5'])
  expect([...roles.keys()].toSorted()).toEqual([
    'careCoordinator',
    'chainDirector',
    'designatedOfficer',
    'nationalDesk',
  ])
})
