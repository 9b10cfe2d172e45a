import { randomBytes, randomUUID } from 'node:crypto'
import type { Mistake, SentMistake } from '#domain/mistake.ts'
import type { ToCheck } from '#domain/statement.ts'

/** Friday in the afternoon. */
const friday = '2026-04-24T14:00:00.000Z'

/** Somebody says that a number on the page of Enschede does not work. */
export const aMistake = (changes: Partial<Mistake> = {}): Mistake => {
  const receivedAt = changes.receivedAt ?? friday
  return {
    id: randomBytes(18).toString('base64url').slice(0, 22),
    page: 'GM0153',
    keeper: 'VR05',
    kind: 'number',
    language: 'nl',
    receivedAt,
    told: 0,
    tellAt: receivedAt,
    state: { phase: 'open' },
    ...changes,
  }
}

export const aSentMistake = (changes: Partial<SentMistake> = {}): SentMistake => ({
  submissionKey: randomUUID(),
  page: 'GM0153',
  kind: 'number',
  language: 'nl',
  ...changes,
})

export const aCheck = (changes: Partial<ToCheck> = {}): ToCheck => ({
  file: 'channels.json',
  id: 'police',
  what: 'contact',
  title: { nl: 'Politie', en: 'Police' },
  source: 'https://example.org/source',
  phone: '0900-8844',
  reviewBefore: '2027-05-01',
  why: 'neverChecked',
  ...changes,
})
