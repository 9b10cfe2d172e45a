import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, receive, regionFor, toSeal } from '#domain/receive.ts'
import { Report } from '#domain/report.ts'
import type { Submission } from '#domain/submission.ts'
import { checkSubmission } from '#domain/submission-rules.ts'
import { urgencyOf } from '#domain/urgency.ts'
import { friday } from './chase-case.ts'
import { filledIn, geography } from './form-case.ts'

const checked = checkSubmission(filledIn, { geography })
if (!checked.ok) throw new Error('The example is right')
const { submission } = checked
const proof = { submission: 's', body: 'b', receipt: 'r' }
const arrival = { reference: 'MR-7K4T-92QF', region: 'VR05', proof, sealed: undefined, now: friday }

test('danger now is never taken', () => {
  expect(() => receive({ ...submission, danger: 'now' }, arrival)).toThrow('Danger now')
})

describe('a message that comes in', () => {
  const sealed = { key: 'k', fields: { contact: 'c', text: 't' } }
  const received = () => receive(submission, { ...arrival, sealed })

  test('fits the schema, starts its ladder now and looks at once', () => {
    const report = received()
    expect(Report.parse(report)).toEqual(report)
    expect(report).toMatchObject({
      version: 1,
      state: { phase: 'received' },
      urgency: 'normal',
      ladder: { round: 1, startedAt: friday },
      watch: { machine: 'escalation', run: 1, wakesAt: friday },
      timeline: [{ at: friday, what: 'received' }],
      safeContact: { channel: 'email', hours: 'office', mayBeSaid: 'nothing' },
      sealed,
    })
  })

  test('holds nothing readable of what must be sealed', () => {
    expect(JSON.stringify(received())).not.toMatch(/medewerker|Regel een/)
  })

  test.each([
    ['an address', { contactEmail: 'a@example.org', contactPhone: undefined }, true],
    ['a number', { contactEmail: undefined, contactPhone: '06 12345678' }, true],
    ['neither', { contactEmail: undefined, contactPhone: undefined }, false],
  ])('has contact with %s: %o', (_, contact, hasContact) => {
    expect(receive({ ...submission, ...contact }, arrival)).toMatchObject({ hasContact })
    expect(receive({ ...submission, ...contact }, arrival).sealed).toBeUndefined()
  })
})

test.each<[string, Partial<Submission>, string]>([
  ['a municipality to its region', {}, 'VR05'],
  ['online to the national unit', { where: 'online' }, 'NL'],
  ['a restricted message past its region', { restricted: true }, 'NL'],
])('goes from %s', (_, changes, region) => {
  expect(regionFor({ ...submission, ...changes }, geography)).toBe(region)
})

describe('what is sealed', () => {
  test('is each text by itself, the contact as one', () => {
    const written = { ...submission, contactName: 'A', location: 'L', pseudonym: 'P' }
    expect(toSeal(written)).toEqual({
      contact: '{"name":"A","email":"medewerker@example.org"}',
      text: 'Regel een\nregel twee',
      location: 'L',
      pseudonym: 'P',
    })
  })

  test('is nothing when nothing was written', () => {
    const { contactEmail: _, text: __, ...silent } = submission
    expect(Object.values(toSeal(silent)).every(text => text === undefined)).toBe(true)
  })
})

describe('two bodies are the same', () => {
  test('whatever the key and the order of fields', () => {
    const anyOrder = fc.shuffledSubarray(Object.entries(submission), { minLength: Object.keys(submission).length })
    fc.assert(
      fc.property(anyOrder, fc.uuid(), (entries, submissionKey) => {
        // The first one to name a field gives it its place, so that this one comes first.
        const shuffled: Submission = { ...Object.fromEntries(entries), ...submission, submissionKey }
        expect(canonical(shuffled)).toBe(canonical(submission))
      }),
    )
  })

  test('as they were when their hash was kept: in the order of the alphabet, which no release changes', () => {
    const { submissionKey: _, ...rest } = submission
    const fields = Object.fromEntries(JSON.parse(canonical(submission)))
    expect(Object.keys(fields)).toEqual(Object.keys(rest).toSorted())
  })

  test('with absent and undefined alike', () => {
    expect(canonical({ ...submission, location: undefined })).toBe(canonical(submission))
  })

  test('but not with another answer', () => {
    expect(canonical({ ...submission, asked: 'help' })).not.toBe(canonical(submission))
  })
})

test.each<[Partial<Submission>, string]>([
  [{}, 'normal'],
  [{ ageGroup: 'under18' }, 'normal'],
  [{ urgentBecause: ['minorAtRisk'] }, 'urgent'],
  [{ urgentBecause: ['noSafeBed', 'threat'] }, 'urgent'],
  [{ danger: 'called' }, 'acute'],
  [{ danger: 'cannotCall', urgentBecause: ['threat'] }, 'acute'],
])('%j is %s', (changes, urgency) => {
  expect(urgencyOf({ ...submission, ...changes })).toBe(urgency)
})
