import { describe, expect, test } from 'vitest'
import { readRouteContent, route } from '#domain/route.ts'
import { geography } from '../national-content.ts'

const texts = (nl: string) => ({ nl, en: `${nl} (en)` })
const source = { source: 'https://example.org/source', mark: 'confirmed' }
const channel = {
  id: 'police',
  name: texts('Politie'),
  owner: 'Politie',
  opening: 'unknown',
  hours: texts('Niet bevestigd'),
  whenClosed: texts('Bel 112 bij gevaar'),
  reviewBefore: '2027-05-01',
  ...source,
}
const step = {
  id: 'call',
  who: texts('Politie'),
  what: texts('Bel'),
  why: texts('Omdat'),
  acts: ['report'],
  channel: 'police',
  basis: texts('Bron'),
  ...source,
}
const phrase = { here: texts('{name}'), elsewhere: texts('ergens') }
const raw = {
  channels: [channel],
  phrases: {
    municipality: phrase,
    region: phrase,
    policeUnit: phrase,
    veiligThuis: phrase,
    careCoordinator: phrase,
    designatedOfficer: phrase,
  },
  sections: [],
  routes: { first: { id: 'first', title: texts('Eerst'), order: 1, applies: {}, steps: [step] } },
  regional: {},
}
const withStep = (changes: object) => ({
  ...raw,
  routes: { first: { ...raw.routes.first, steps: [{ ...step, ...changes }] } },
})
const withRegional = (changes: object) => ({
  ...raw,
  regional: {
    twente: {
      partition: 'safetyRegion',
      values: ['VR05'],
      changes: [{ at: 'call', position: 'before', step: { ...step, id: 'own' } }],
      ...changes,
    },
  },
})
const section = {
  id: 'adult',
  title: texts('Volwassen'),
  situation: { kind: 'person', form: 'unknown', reporterType: 'professional' },
}

describe('routes that contradict themselves are refused', () => {
  test.each([
    ['a channel nobody described', withStep({ channel: 'nobody' }), 'routes/first: call.channel: no channel nobody'],
    [
      'a stop that leads nowhere when nobody is there',
      withStep({ channel: undefined }),
      'routes/first: call.whenClosed: write what to do',
    ],
    [
      'a dated stop that hides since when',
      withStep({ mark: 'dated' }),
      'routes/first: steps.0: write notConfirmedSince',
    ],
    ['an act that is none of ours', withStep({ acts: ['complain'] }), 'routes/first: steps.0'],
    [
      'a step that no file writes',
      { ...raw, routes: { first: { ...raw.routes.first, steps: ['call'] } } },
      'routes/first: no file has a step call',
    ],
    [
      'a step written twice',
      { ...raw, routes: { ...raw.routes, second: { ...raw.routes.first, id: 'second' } } },
      'routes/second: call: written twice',
    ],
    [
      'a region that no municipality has',
      withRegional({ values: ['VR05', 'VR98', 'VR99'] }),
      'routes/regional/twente: values: no municipality has the safetyRegion VR98, VR99;',
    ],
    [
      'a change around a step that does not exist',
      withRegional({ changes: [{ at: 'nobody', position: 'after', step: { ...step, id: 'own' } }] }),
      'routes/regional/twente: at: no route has a step nobody',
    ],
    [
      'a section with a route that does not exist',
      { ...raw, sections: [{ ...section, route: 'nowhere' }] },
      'sections: adult.route: no route nowhere',
    ],
    ['a section without a title', { ...raw, sections: [{ ...section, title: undefined }] }, 'sections: 0.title'],
    ['a party that is called nothing', { ...raw, phrases: { ...raw.phrases, region: undefined } }, 'phrases: region'],
    ['a field we do not know', { ...raw, extra: [] }, 'routes: the file'],
  ])('%s', (_, broken, message) => {
    expect(() => readRouteContent(broken, geography)).toThrow(message)
  })
})

describe('routes that hold together', () => {
  test('a stop takes what to do out of hours from its channel, unless it says so itself', () => {
    const [fromChannel] = readRouteContent(raw, geography).routes
    expect(fromChannel?.steps[0]?.whenClosed).toEqual(channel.whenClosed)
    const [own] = readRouteContent(withStep({ whenClosed: texts('Wacht') }), geography).routes
    expect(own?.steps[0]?.whenClosed).toEqual(texts('Wacht'))
    const [withoutChannel] = readRouteContent(
      withStep({ channel: undefined, whenClosed: texts('Wacht') }),
      geography,
    ).routes
    expect(withoutChannel?.steps[0]?.channel).toBeUndefined()
  })

  test('files come in their own order and share steps by name', () => {
    const shared = { ...raw.routes.first, id: 'zero', order: 0, steps: ['call'] }
    const { routes } = readRouteContent({ ...raw, routes: { ...raw.routes, zero: shared } }, geography)
    expect(routes.map(({ id, steps }) => [id, steps.map(one => one.id)])).toEqual([
      ['zero', ['call']],
      ['first', ['call']],
    ])
  })

  test('a stop that two files share comes once, where it came first', () => {
    const second = { ...raw.routes.first, id: 'second', order: 2, steps: [{ ...step, id: 'write' }, 'call'] }
    const content = readRouteContent({ ...raw, routes: { ...raw.routes, second } }, geography)
    const citizen = { where: 'GM0153', kind: 'place', form: 'unknown', reporterType: 'citizen' } as const
    expect(route(citizen, content).map(({ id }) => id)).toEqual(['call', 'write'])
  })

  test('a regional change and a section are read', () => {
    const content = readRouteContent({ ...withRegional({}), sections: [{ ...section, route: 'first' }] }, geography)
    expect(content.regional).toMatchObject([{ partition: 'safetyRegion', changes: [{ at: 'call' }] }])
    expect(content.sections).toHaveLength(1)
  })
})
