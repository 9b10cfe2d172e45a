import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/updating.json' with { type: 'json' }
import nl from '#content/messages/nl/updating.json' with { type: 'json' }
import { Status, type Update, Update as UpdateSchema } from '#domain/standing.ts'
import {
  checkUpdate,
  saysTheSame,
  type UpdateSetting,
  updateCodes,
  updateFields,
  valuesOf,
  valuesOfStanding,
} from '#domain/standing-entry.ts'
import { friday } from './chase-case.ts'
import { aPublished, underway } from './standing-case.ts'

const setting: UpdateSetting = { standing: undefined, now: friday }
const promised: UpdateSetting = {
  standing: { published: aPublished({ update: { ...underway, targetDate: '2026-04-01', dateReason: 'Eerst.' } }) },
  now: friday,
}
const document = { evidence: 'Werkproces', evidenceUrl: 'https://example.org/plan', evidenceOn: '2026-04-24' }

const faults = (values: Record<string, unknown>, against = setting) => {
  const checked = checkUpdate(values, against)
  return checked.ok ? [] : checked.errors.map(({ field, code }) => `${field} ${code}`)
}
const accepted = (values: Record<string, unknown>, against = setting): Update => {
  const checked = checkUpdate(values, against)
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  return checked.update
}

describe('what somebody enters is refused', () => {
  test.each<[Record<string, unknown>, readonly string[]]>([
    [{}, ['status statusRequired']],
    [{ status: ' ' }, ['status statusRequired']],
    [{ status: 'soon' }, ['status statusUnknown']],
    [{ status: 'underway', person: 'x' }, ['form unknownField']],
    [{ status: 'underway', note: 5 }, ['form unknownField']],
    [{ status: 'notApplicable' }, ['note noteRequired']],
    [{ status: 'underway', note: 'x'.repeat(1001) }, ['note noteTooLong']],
    [{ status: 'embedded' }, ['evidence evidenceRequired', 'evidenceOn evidenceDateRequired']],
    [{ status: 'embedded', evidence: 'Plan' }, ['evidenceOn evidenceDateRequired']],
    [{ status: 'underway', evidenceOn: '2026-04-01' }, ['evidence evidenceRequired']],
    [{ status: 'underway', ...document, evidence: 'x'.repeat(201) }, ['evidence evidenceTooLong']],
    [{ status: 'underway', ...document, evidenceUrl: 'http://example.org' }, ['evidenceUrl evidenceUrlInvalid']],
    [{ status: 'underway', ...document, evidenceUrl: 'javascript:alert(1)' }, ['evidenceUrl evidenceUrlInvalid']],
    [{ status: 'underway', ...document, evidenceOn: '2026-02-30' }, ['evidenceOn dateInvalid']],
    [{ status: 'underway', ...document, evidenceOn: '2026-04-25' }, ['evidenceOn evidenceInFuture']],
    [{ status: 'underway', owner: 'x'.repeat(121) }, ['owner ownerTooLong']],
    [{ status: 'underway', targetDate: 'soon' }, ['targetDate dateInvalid']],
    [{ status: 'underway', targetDate: '2026-04-24' }, ['targetDate targetPassed']],
    [{ status: 'underway', dateReason: 'x'.repeat(301) }, ['dateReason dateReasonTooLong']],
    [
      { targetDate: '2026-01-01', owner: 'x'.repeat(121), other: 'x' },
      ['form unknownField', 'status statusRequired', 'owner ownerTooLong', 'targetDate targetPassed'],
    ],
  ])('%j: %j', (values, expected) => {
    expect(faults(values)).toEqual(expected)
  })
})

describe('a date that was promised', () => {
  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['may stay although it is over', { status: 'underway', targetDate: '2026-04-01' }, []],
    ['moves with a reason', { status: 'underway', targetDate: '2026-06-01', dateReason: 'Ziek.' }, []],
    ['does not move without one', { status: 'underway', targetDate: '2026-06-01' }, ['dateReason dateReasonRequired']],
    ['is not taken back without one', { status: 'underway' }, ['dateReason dateReasonRequired']],
    ['asks for nothing when it is done', { status: 'embedded', ...document }, []],
    ['asks for nothing when it no longer applies', { status: 'notApplicable', note: 'Vervallen.' }, []],
    [
      'does not move into the past',
      { status: 'underway', targetDate: '2026-03-01' },
      ['targetDate targetPassed', 'dateReason dateReasonRequired'],
    ],
  ])('%s', (_, values, expected) => {
    expect(faults(values, promised)).toEqual(expected)
  })

  test('keeps the reason for which it once moved while it stays, unless another is given', () => {
    const stays = { status: 'underway', targetDate: '2026-04-01' }
    expect(accepted(stays, promised).dateReason).toBe('Eerst.')
    expect(accepted({ ...stays, dateReason: 'Anders.' }, promised).dateReason).toBe('Anders.')
    expect(accepted({ status: 'underway', targetDate: '2026-06-01', dateReason: 'Ziek.' }, promised)).toMatchObject({
      targetDate: '2026-06-01',
      dateReason: 'Ziek.',
    })
  })

  test('that waits to be published may stay, too', () => {
    const waiting = { standing: { pending: { update: { ...underway, targetDate: '2026-04-20' } } }, now: friday }
    expect(faults({ status: 'underway', targetDate: '2026-04-20' }, waiting)).toEqual([])
  })
})

test('what is right becomes an entry, trimmed and with one kind of line end', () => {
  const values = {
    status: 'embedded',
    note: ' Eén\r\ntwee ',
    ...document,
    owner: 'Afdeling',
    targetDate: '',
    dateReason: undefined,
  }
  expect(accepted(values)).toEqual({
    status: 'embedded',
    note: 'Eén\ntwee',
    evidence: { title: 'Werkproces', url: 'https://example.org/plan', on: '2026-04-24' },
    owner: 'Afdeling',
  })
})

const words = fc.string({ minLength: 1, maxLength: 40 }).map(text => `x${text.trim()}`.replaceAll('\r', ''))
const updates = fc.record(
  {
    status: fc.constantFrom(...Status.options),
    note: words,
    evidence: fc.record({ title: words, on: fc.constantFrom('2025-01-01', '2026-04-24') }),
    owner: words,
    targetDate: fc.constantFrom('2026-05-01', '2027-01-01'),
  },
  { requiredKeys: ['status', 'note', 'evidence'] },
)

test('an entry filled into the form comes back the same', () => {
  fc.assert(
    fc.property(updates, update => {
      const known = UpdateSchema.parse(update)
      expect(saysTheSame(accepted(valuesOf(known)), known)).toBe(true)
    }),
  )
})

test('two entries say the same or not, field by field', () => {
  expect(saysTheSame(underway, { ...underway })).toBe(true)
  for (const change of [{ status: 'embedded' as const }, { note: 'Anders.' }, { owner: 'x' }]) {
    expect(saysTheSame(underway, { ...underway, ...change })).toBe(false)
  }
})

test('the form begins with what waits, or else what is published without the reason of an earlier date', () => {
  expect(valuesOfStanding({})).toEqual({})
  expect(valuesOfStanding(promised.standing ?? {})).toEqual({
    status: 'underway',
    note: 'Test.',
    targetDate: '2026-04-01',
  })
  const pending = { update: { status: 'embedded' as const, dateReason: 'Nieuw.' } }
  expect(valuesOfStanding({ ...promised.standing, pending })).toEqual({ status: 'embedded', dateReason: 'Nieuw.' })
})

test('every code and every field has its words in both languages', () => {
  for (const { errors, fields } of [nl, en]) {
    expect(Object.keys(errors)).toEqual(expect.arrayContaining([...updateCodes]))
    expect(Object.keys(fields)).toEqual(expect.arrayContaining([...updateFields]))
  }
})
