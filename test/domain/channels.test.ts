import { expect, test } from 'vitest'
import { readChannels } from '#domain/channels.ts'

const police = {
  id: 'police',
  name: { nl: 'Politie', en: 'Police' },
  owner: 'Politie',
  phone: { shown: '0900-8844', dial: '09008844' },
  opening: 'unknown',
  hours: { nl: 'Niet bevestigd', en: 'Not confirmed' },
  whenClosed: { nl: 'Bel 112 bij gevaar', en: 'Call 112 in danger' },
  reviewBefore: '2027-05-01',
  source: 'https://example.org/source',
  mark: 'confirmed',
}

test.each([
  ['a dated one that hides since when', { mark: 'dated' }],
  ['a confirmed one that says it is not', { notConfirmedSince: '2020' }],
  ['one marked as mere knowledge', { mark: 'known' }],
  ['one without a source', { source: undefined }],
  ['one without a way round it', { whenClosed: undefined }],
  ['one in a single language', { hours: { nl: 'Dag en nacht' } }],
  ['one with a number no telephone dials', { phone: { shown: '0900-8844', dial: '0900-8844' } }],
  ['one that was checked by nobody', { verifiedOn: '2026-05-01' }],
  ['one that somebody checked on no day', { verifiedBy: 'redactie' }],
  ['one with a date that is none', { mark: 'dated', notConfirmedSince: 'long ago' }],
])('a channel is refused: %s', (_, changes) => {
  expect(() => readChannels([{ ...police, ...changes }])).toThrow(/^channels: 0/)
})

test('an id used twice is refused', () => {
  expect(() => readChannels([police, police])).toThrow('channels: police: used twice')
})

test.each(['2020', '2020-06', '2020-06-01', 'undated'])('a dated channel says it is not confirmed since %s', since => {
  const channels = readChannels([{ ...police, mark: 'dated', notConfirmedSince: since }])
  expect(channels.get('police')).toMatchObject({ notConfirmedSince: since })
})
