import { describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { addresseeFrom, commenterOf, keeperFor } from '#domain/progress-addressee.ts'
import type { Unit } from '#domain/unit.ts'
import { coordinator, director, friday, holder, nationalDesk } from './chase-case.ts'
import { ladders, officer, otherOfficer } from './progress-case.ts'
import { comensha, enschede, police, twente } from './standing-case.ts'

const bounced = { bouncedAt: '2026-04-20T10:00:00.000Z' }
const away = { absence: { from: '2026-04-20', until: '2026-05-01' } }
const stand = holder('VR05-chainDirector-2')
const elsewhere = holder('VR06-chainDirector-1')

function asked(unit: Unit, directory: readonly Holder[], step = 0) {
  const found = addresseeFrom(step, unit, { ladders, directory: [...directory, nationalDesk, elsewhere], now: friday })
  return found && [found.holder.id, found.step, found.skipped.map(({ role, why }) => `${role}: ${why}`)]
}

describe('a rung that nobody holds is skipped at once, with the reason:', () => {
  test.each<[string, readonly Holder[], readonly [string, number, readonly string[]]]>([
    ['nobody has the role', [], [nationalDesk.id, 2, ['chainDirector: nobodyHoldsRole']]],
    ['they left', [{ ...director, endedOn: '2026-04-24' }], [nationalDesk.id, 2, ['chainDirector: nobodyHoldsRole']]],
    [
      'the mailbox takes no mail',
      [{ ...director, ...bounced }],
      [nationalDesk.id, 2, ['chainDirector: mailboxBounced']],
    ],
  ])('%s', (_, directory, expected) => {
    expect(asked(twente, directory)).toEqual(expected)
  })

  test('of a municipality, whoever directs the chain is next, and an officer of another one is nobody', () => {
    expect(asked(enschede, [otherOfficer, director])).toEqual([director.id, 1, ['designatedOfficer: nobodyHoldsRole']])
    const lost = { ...officer, ...bounced, deputy: otherOfficer.id }
    expect(asked(enschede, [lost, otherOfficer])).toEqual([
      nationalDesk.id,
      2,
      ['designatedOfficer: mailboxBounced', 'chainDirector: nobodyHoldsRole'],
    ])
  })

  test('when not even the programme can be mailed, nobody is asked', () => {
    const found = addresseeFrom(0, police, { ladders, directory: [{ ...nationalDesk, ...bounced }], now: friday })
    expect(found).toBeUndefined()
  })
})

describe('one mailbox is asked:', () => {
  test.each<[string, Unit, readonly Holder[], number, string]>([
    ['whoever directs the chain of a region', twente, [director, officer], 0, director.id],
    ['a second time', twente, [director], 1, director.id],
    ['then the programme', twente, [director], 2, nationalDesk.id],
    ['also when the ladder is through and repeats', twente, [director], 8, nationalDesk.id],
    ['the officer of the municipality', enschede, [otherOfficer, officer, director], 0, officer.id],
    ['an officer of all municipalities', enschede, [otherOfficer, { ...officer, scope: {} }], 0, officer.id],
    ['whoever stands in for a mailbox that takes no mail', twente, [{ ...director, ...bounced }, stand], 0, stand.id],
    ['whoever is there, of two', twente, [{ ...director, ...away }, stand], 0, stand.id],
    ['whoever is away, when nobody else is there: it waits', twente, [{ ...director, ...away }], 0, director.id],
    [
      'not the deputy, of two',
      twente,
      [stand, { ...director, deputy: 'x' }, { ...director, id: 'VR05-chainDirector-3', deputy: stand.id }],
      0,
      director.id,
    ],
    ['the programme about a police unit', police, [director], 0, nationalDesk.id],
    ['the programme about an organisation', comensha, [director], 0, nationalDesk.id],
  ])('%s', (_, unit, directory, step, expected) => {
    expect(asked(unit, directory, step)).toEqual([expected, step, []])
  })

  test('nobody, past the end of the ladder', () => {
    expect(asked(twente, [director], 9)).toBeUndefined()
  })
})

test('a region is asked what it says by whoever directs its chain, or not at all', () => {
  expect(commenterOf('VR05', { directory: [director, nationalDesk], now: friday })).toEqual(director)
  expect(commenterOf('VR06', { directory: [director, nationalDesk], now: friday })).toBeUndefined()
})

test.each<[string, readonly Holder[], string | undefined]>([
  ['whoever directs its chain', [coordinator, director, nationalDesk], director.id],
  ['its care coordinator, where nobody does', [coordinator, nationalDesk], coordinator.id],
  [
    'the care coordinator too when the mailbox of the director takes no mail',
    [coordinator, { ...director, ...bounced }, nationalDesk],
    coordinator.id,
  ],
  ['the programme, where nobody is known', [elsewhere, nationalDesk], nationalDesk.id],
  ['nobody, when not even that can be mailed', [{ ...nationalDesk, ...bounced }], undefined],
])('the pages of a region are kept by %s', (_, directory, expected) => {
  expect(keeperFor('VR05', { directory, now: friday })?.id).toBe(expected)
})

test('what the whole country shares is kept by the programme alone', () => {
  expect(keeperFor('NL', { directory: [coordinator, director, nationalDesk], now: friday })?.id).toBe(nationalDesk.id)
})
