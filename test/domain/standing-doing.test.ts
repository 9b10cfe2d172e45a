import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/updating.json' with { type: 'json' }
import nl from '#content/messages/nl/updating.json' with { type: 'json' }
import { InvalidInput } from '#domain/errors.ts'
import { type Doing, doingCodes, doingIn, mayDo, possibleFor } from '#domain/standing-doing.ts'
import { mayWithdraw } from '#domain/standing-side.ts'
import type { Unit } from '#domain/unit.ts'
import { friday } from './chase-case.ts'
import { person } from './person-case.ts'
import { aPublished, comensha, enschede, police, twente } from './standing-case.ts'

const [lead, elsewhere, programme, officer, policeLead, desk] = [
  person('lead-VR05'),
  person('lead-VR06'),
  person('lead-country'),
  person('member-GM0153'),
  person('lead-PEOostNederland'),
  person('desk-VR05-careCoordinator'),
]

const faults = (act: string, fields: Record<string, unknown>) => {
  try {
    doingIn(act, fields)
    return []
  } catch (error) {
    return error instanceof InvalidInput ? error.fields.map(({ field, code }) => `${field} ${code}`) : [String(error)]
  }
}

describe('what was sent', () => {
  test('is no act by another name', () => {
    for (const act of ['remove', '', undefined, 'constructor']) expect(doingIn(act, {})).toBeUndefined()
  })

  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['confirm', { note: 'x' }, ['form unknownField']],
    ['publish', { status: 'embedded' }, ['form unknownField']],
    ['withdraw', { x: 1 }, ['form unknownField']],
    ['comment', { text: 'x' }, ['region regionRequired']],
    ['comment', { region: 'GM0153', text: 'x'.repeat(601) }, ['region regionRequired', 'text commentTooLong']],
    ['comment', { region: 'VR05', text: 5 }, ['form unknownField']],
    ['comment', { region: 'VR05', note: 'x' }, ['form unknownField']],
  ])('to %s with %j is refused', (act, fields, expected) => {
    expect(faults(act, fields)).toEqual(expected)
  })

  test('is what somebody does', () => {
    expect(doingIn('confirm', {})).toEqual({ act: 'confirm' })
    expect(doingIn('enter', { status: 'x' })).toEqual({ act: 'enter', values: { status: 'x' } })
    expect(doingIn('comment', { region: 'VR05', text: ' Goed.\r\n' })).toEqual({
      act: 'comment',
      region: 'VR05',
      text: 'Goed.',
    })
    expect(doingIn('comment', { region: 'VR05', text: ' ' })).toEqual({ act: 'comment', region: 'VR05' })
    expect(doingIn('comment', { region: 'VR05' })).toEqual({ act: 'comment', region: 'VR05' })
  })
})

describe('whose it is to do:', () => {
  const everybody = { lead, elsewhere, programme, officer, policeLead, desk }
  const those = (doing: Doing, unit: Unit, side: 'owner' | 'region' | undefined = undefined) =>
    Object.entries(everybody).flatMap(([name, actor]) =>
      mayDo(actor, doing, { unit, pending: side && { side } }) ? [name] : [],
    )
  test.each<[string, Doing, Unit, readonly string[]]>([
    ['to enter for a region', { act: 'enter', values: {} }, twente, ['lead', 'programme']],
    ['to enter for a municipality', { act: 'enter', values: {} }, enschede, ['lead', 'programme', 'officer']],
    ['to enter for a police unit', { act: 'enter', values: {} }, police, ['programme', 'policeLead']],
    ['to enter for an organisation', { act: 'enter', values: {} }, comensha, ['programme']],
    ['to confirm for a municipality', { act: 'confirm' }, enschede, ['officer']],
    ['to publish', { act: 'publish' }, enschede, ['programme']],
    ['to comment for a region', { act: 'comment', region: 'VR05' }, police, ['lead']],
    ['to comment for a region it is not about', { act: 'comment', region: 'VR06' }, police, []],
    ['to withdraw nothing of a municipality', { act: 'withdraw' }, enschede, ['lead', 'programme', 'officer']],
  ])('%s', (_, doing, unit, expected) => {
    expect(those(doing, unit)).toEqual(expected)
  })

  test('to withdraw what whoever answers for it entered is not the region’s', () => {
    expect(those({ act: 'withdraw' }, enschede, 'owner')).toEqual(['programme', 'officer'])
    expect(those({ act: 'withdraw' }, enschede, 'region')).toEqual(['lead', 'programme', 'officer'])
    expect(mayWithdraw(elsewhere, enschede, { side: 'region' })).toBe(false)
  })
})

describe('what can be done', () => {
  const pending = { side: 'region', waitsFor: 'awaitsOwner' } as const
  const published = aPublished()

  test('without anything said is to enter, for whoever may', () => {
    const nothing = { confirm: undefined, comment: [], publish: false, withdraw: false }
    expect(possibleFor(lead, twente, {})).toEqual({ enter: 'owner', speaksFor: ['VR05'], ...nothing })
    expect(possibleFor(desk, twente, {})).toEqual({ enter: undefined, speaksFor: [], ...nothing })
    expect(possibleFor({ kind: 'public' }, twente, { published }).enter).toBeUndefined()
  })

  test('about an entry is to confirm it once, comment, publish when it is ready, and withdraw', () => {
    expect(possibleFor(officer, enschede, { pending }).confirm).toBe('entry')
    expect(possibleFor(officer, enschede, { pending: { ...pending, confirmedAt: friday } }).confirm).toBeUndefined()
    expect(possibleFor(lead, enschede, { pending })).toMatchObject({
      comment: ['VR05'],
      withdraw: true,
      publish: false,
    })
    expect(possibleFor(programme, enschede, { pending }).publish).toBe(false)
    expect(possibleFor(programme, enschede, { pending: { ...pending, waitsFor: 'ready' } }).publish).toBe(true)
    expect(possibleFor(lead, enschede, { pending: { ...pending, waitsFor: 'ready' } }).publish).toBe(false)
  })

  test('about what is published is to say that it is still so', () => {
    expect(possibleFor(officer, enschede, { published }).confirm).toBe('published')
    expect(possibleFor(lead, enschede, { published }).confirm).toBeUndefined()
  })
})

test('every code has its words in both languages', () => {
  for (const { errors } of [nl, en]) expect(Object.keys(errors)).toEqual(expect.arrayContaining([...doingCodes]))
})
