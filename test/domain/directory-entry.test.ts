import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import directoryEn from '#content/messages/en/directory.json' with { type: 'json' }
import directoryNl from '#content/messages/nl/directory.json' with { type: 'json' }
import { Holder, readDirectory } from '#domain/directory.ts'
import { checkEntry, type EntrySetting, entryValues, valuesOf } from '#domain/directory-entry.ts'
import { digestTimes, entryCodes, entryFields, entryOptions } from '#domain/directory-fields.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import { coordinator, deputy, director, holder } from './chase-case.ts'

const municipalities = readMunicipalityNames(everyMunicipality)
const directory = [coordinator, deputy, director, holder('VR07-careCoordinator-1')]
const setting: EntrySetting = { municipalities, directory, region: 'VR05' }
const filledIn = {
  organisation: ' Demo Zorgcoördinatie ',
  role: 'careCoordinator',
  email: 'loket@example.org',
  language: 'nl',
}
const check = (values: Record<string, unknown> = {}, changes: Partial<EntrySetting> = {}) =>
  checkEntry({ ...filledIn, ...values }, { ...setting, ...changes })
const faults = (...args: Parameters<typeof check>) => {
  const checked = check(...args)
  return checked.ok ? [] : checked.errors.map(({ field, code }) => `${field} ${code}`)
}
const accepted = (...args: Parameters<typeof check>): Holder => {
  const checked = check(...args)
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  return Holder.parse(checked.holder)
}

describe('an entry is refused', () => {
  test.each([
    [{ name: 'a person' }, ['form unknownField']],
    [{ phone: 5 }, ['form unknownField']],
    [{ organisation: ' ' }, ['organisation organisationRequired']],
    [{ organisation: 'x'.repeat(121) }, ['organisation organisationTooLong']],
    [{ role: undefined }, ['role roleRequired']],
    [{ role: 'nationalDesk' }, ['role choiceInvalid']],
    [{ role: '' }, ['role roleRequired']],
    [{ role: '', email: 'nobody' }, ['role roleRequired', 'email emailInvalid']],
    [
      { absenceFrom: '2026-05-02', absenceUntil: '2026-05-01', endedOn: 'x' },
      ['absenceUntil absenceReversed', 'endedOn dateInvalid'],
    ],
    [{ organisation: 'x'.repeat(121), other: 'x' }, ['form unknownField', 'organisation organisationTooLong']],
    [{ email: '' }, ['email emailRequired']],
    [{ email: 'nobody' }, ['email emailInvalid']],
    [{ email: `${'x'.repeat(250)}@example.org` }, ['email emailInvalid']],
    [{ phone: 'call me' }, ['phone phoneInvalid']],
    [{ language: '' }, ['language languageRequired']],
    [{ language: 'fr' }, ['language choiceInvalid']],
    [{ municipalities: ['GM0153', 'GM0228'] }, ['municipalities municipalityUnknown']],
    [{ kinds: 'thing' }, ['kinds choiceInvalid']],
    [{ ageGroups: 'old' }, ['ageGroups choiceInvalid']],
    [{ forms: 'other' }, ['forms choiceInvalid']],
    [{ days: ['monday', 'sunday'] }, ['days choiceInvalid']],
    [{ deputy: 'VR05-careCoordinator-9' }, ['deputy deputyUnknown']],
    [{ deputy: 'VR07-careCoordinator-1' }, ['deputy deputyUnknown']],
    [{ absenceFrom: '2026-05-01' }, ['absenceUntil otherHalfMissing']],
    [{ absenceUntil: '2026-05-01' }, ['absenceFrom otherHalfMissing']],
    [{ absenceFrom: '1 May', absenceUntil: '2026-05-01' }, ['absenceFrom dateInvalid']],
    [{ absenceFrom: '2026-05-02', absenceUntil: '2026-05-01' }, ['absenceUntil absenceReversed']],
    [{ onCallPhone: '053 1234567' }, ['onCallEmail onCallEmailRequired']],
    [{ onCallEmail: 'nobody', onCallPhone: 'x' }, ['onCallEmail emailInvalid', 'onCallPhone phoneInvalid']],
    [{ digestAt: '08:15', digestEvery: 'day' }, ['digestAt choiceInvalid']],
    [{ digestAt: '17:00', digestEvery: 'day' }, ['digestAt choiceInvalid']],
    [{ digestAt: '08:00' }, ['digestEvery otherHalfMissing']],
    [{ digestAt: '08:00', digestEvery: 'month' }, ['digestEvery choiceInvalid']],
    [{ endedOn: '2026-02-30' }, ['endedOn dateInvalid']],
  ])('%j: %j', (values, expected) => {
    expect(faults(values)).toEqual(expected)
  })

  test('with one error a field, in the order of the form', () => {
    expect(faults({ organisation: '', email: 'x', phone: 'x', absenceUntil: 'x', other: '1' })).toEqual([
      'form unknownField',
      'organisation organisationRequired',
      'email emailInvalid',
      'phone phoneInvalid',
      'absenceFrom otherHalfMissing',
      'absenceUntil dateInvalid',
    ])
  })

  test('when somebody who left should stand in, or the holder themselves', () => {
    const left = [coordinator, { ...deputy, endedOn: '2026-01-01' }]
    expect(faults({ deputy: deputy.id }, { directory: left })).toEqual(['deputy deputyUnknown'])
    expect(faults({ deputy: coordinator.id }, { before: coordinator })).toEqual(['deputy deputyIsSelf'])
  })

  test('when its role would change, which is part of its number', () => {
    expect(faults({ role: 'chainDirector' }, { before: coordinator })).toEqual(['role roleFixed'])
    expect(faults({ role: undefined }, { before: coordinator })).toEqual([])
    expect(faults({ role: 'nationalDesk' }, { before: coordinator })).toEqual(['role choiceInvalid'])
  })

  test('when it names no region of ours', () => {
    expect(faults({}, { region: 'nowhere' })).toEqual(['form choiceInvalid'])
  })
})

describe('an entry that is right', () => {
  test('gets the next number, also after one that ended', () => {
    expect(accepted().id).toBe('VR05-careCoordinator-3')
    expect(accepted({ role: 'designatedOfficer' }).id).toBe('VR05-designatedOfficer-1')
    const left = [holder('VR05-careCoordinator-12', { endedOn: '2026-01-01' })]
    expect(accepted({}, { directory: left }).id).toBe('VR05-careCoordinator-13')
  })

  test('holds everything that was filled in', () => {
    const values = {
      phone: '053 1234567',
      municipalities: ['GM0153'],
      kinds: 'person',
      ageGroups: ['under18', 'perhapsUnder18'],
      forms: ['labourExploitation'],
      days: ['monday', 'tuesday'],
      deputy: deputy.id,
      absenceFrom: '2026-05-01',
      absenceUntil: '2026-05-08',
      onCallEmail: 'piket@example.org',
      onCallPhone: '053 7654321',
      digestAt: '07:00',
      digestEvery: 'week',
      endedOn: '2026-12-31',
    }
    expect(accepted(values)).toEqual({
      id: 'VR05-careCoordinator-3',
      region: 'VR05',
      role: 'careCoordinator',
      organisation: 'Demo Zorgcoördinatie',
      email: 'loket@example.org',
      language: 'nl',
      phone: '053 1234567',
      scope: {
        municipalities: ['GM0153'],
        kinds: ['person'],
        ageGroups: ['under18', 'perhapsUnder18'],
        forms: ['labourExploitation'],
      },
      days: ['monday', 'tuesday'],
      deputy: deputy.id,
      absence: { from: '2026-05-01', until: '2026-05-08' },
      onCall: { email: 'piket@example.org', phone: '053 7654321' },
      digest: { at: '07:00', every: 'week' },
      endedOn: '2026-12-31',
    })
  })

  test('takes everything chosen as all, also what is added later', () => {
    const { days, scope } = accepted({ days: [...entryOptions.days], kinds: ['person', 'place', 'person'], forms: [] })
    expect({ days, scope }).toEqual({ days: undefined, scope: {} })
  })

  test('keeps what only the mailer or a phone call tells, as long as it is about the same mailbox', () => {
    const night = { email: 'piket@example.org', drillPassedAt: '2026-04-07T08:00:00Z' }
    const before: Holder = {
      ...coordinator,
      version: 3,
      verified: { on: '2026-04-01', by: 'subject' },
      nudgedAt: '2026-01-01T08:00:00Z',
      onCall: night,
    }
    const same = accepted({ email: before.email, onCallEmail: night.email }, { before })
    expect(same).toMatchObject({ id: before.id, version: 3, verified: before.verified, onCall: night })
    const moved = accepted({ email: 'other@example.org', onCallEmail: 'other@example.org' }, { before })
    expect(moved.verified).toBeUndefined()
    expect(moved.onCall).toEqual({ email: 'other@example.org' })
  })
})

describe('whatever is filled in', () => {
  const anything = fc.dictionary(
    fc.oneof(fc.constantFrom(...entryFields), fc.string()),
    fc.oneof(fc.string(), fc.array(fc.string()), fc.integer(), fc.constant(null), fc.constantFrom('person', 'monday')),
  )

  test('is an entry that the directory takes, or errors that have a text', () => {
    fc.assert(
      fc.property(anything, values => {
        const checked = checkEntry(values, setting)
        if (checked.ok) readDirectory([...directory.filter(({ region }) => region === 'VR05'), checked.holder])
        else for (const { code } of checked.errors) expect(entryCodes).toContain(code)
        expect(JSON.stringify(checked)).not.toContain('undefined')
      }),
    )
  })

  const few = <Value>(values: readonly Value[]) =>
    fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
  const date = fc
    .integer({ min: 0, max: 3000 })
    .map(days => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const entry = fc.record({
    phone: fc.constantFrom(undefined, '053 1234567'),
    municipalities: few(['GM0153', 'GM0141', 'GM0164']),
    kinds: few(['person']),
    ageGroups: few(['under18', 'adult']),
    forms: few(['labourExploitation', 'unknown', 'organRemoval']),
    days: few(['monday', 'wednesday']),
    deputy: fc.constantFrom(undefined, deputy.id, director.id),
    absence: fc.option(fc.tuple(date, date), { nil: undefined }),
    digest: fc.option(fc.tuple(fc.constantFrom(...digestTimes), fc.constantFrom('day', 'week')), { nil: undefined }),
    onCallEmail: fc.constantFrom(undefined, 'piket@example.org'),
    endedOn: fc.option(date, { nil: undefined }),
  })

  test('an entry that is filled in again comes back as it was', () => {
    fc.assert(
      fc.property(entry, ({ absence, digest, ...values }) => {
        const [absenceFrom, absenceUntil] = absence?.toSorted() ?? []
        const holder = accepted({
          ...values,
          absenceFrom,
          absenceUntil,
          digestAt: digest?.[0],
          digestEvery: digest?.[1],
        })
        const again = checkEntry(valuesOf(holder), { ...setting, before: holder })
        expect(again).toEqual({ ok: true, holder })
      }),
    )
  })
})

test('what is no answer is left out', () => {
  expect(entryValues({ email: [' a ', ''], forms: ['b', 'c'], days: [], phone: 5, name: 'x' })).toEqual({
    email: 'a',
    forms: ['b', 'c'],
  })
})

test.each([directoryNl, directoryEn])('every field, option and error has its words (%#)', texts => {
  expect(Object.keys(texts.fields)).toEqual([...entryFields])
  expect(Object.keys(texts.errors)).toEqual([...entryCodes])
  expect(Object.keys(texts.options.days)).toEqual([...entryOptions.days])
  expect(Object.keys(texts.options.kinds)).toEqual([...entryOptions.kinds])
  expect(Object.keys(texts.options.digestEvery)).toEqual([...entryOptions.digestEvery])
  expect(Object.keys(texts.options.language)).toEqual([...entryOptions.language])
})
