import { describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import type { Place } from '#domain/progress-reminder.ts'
import { tellingsOf } from '#domain/progress-telling.ts'
import type { Unit } from '#domain/unit.ts'
import { director, friday, holder, nationalDesk } from './chase-case.ts'
import { aPending, morning, officer, placeOf, setting, towards } from './progress-case.ts'
import { aStanding, comensha, enschede, police, twente } from './standing-case.ts'

const programme: Unit = { ...comensha, code: 'NL' }
const elsewhere = holder('VR04-chainDirector-1')
const everybody = [director, elsewhere, officer, nationalDesk]

function told(place: Place, { now, directory = everybody }: { now: string; directory?: readonly Holder[] }) {
  return tellingsOf('R1', place, { ...setting(), directory, now }).map(telling => [
    telling.holder.id,
    telling.about,
    telling.day,
    'note' in telling ? telling.note : undefined,
  ])
}

const overdue = '2026-06-02'
const standing = towards('2026-06-01')
const on = (unit: Unit, changes: Partial<Place> = {}) => placeOf(standing, { unit, ...changes })
const said = (rung: number) => ({
  about: 'overdue',
  rung,
  at: morning('2026-06-02'),
  told: ['due:2026-06-01', 'overdue:2026-06-01'],
})

describe('who is told what about progress, and why:', () => {
  test('nobody, before there is something or after it was said', () => {
    expect(told(on(twente), { now: friday })).toEqual([])
    expect(told(on(twente, { reminded: said(0) }), { now: morning('2026-06-03') })).toEqual([])
  })

  test('nobody, when nobody can be mailed', () => {
    expect(told(on(police), { now: morning(overdue), directory: [] })).toEqual([])
  })

  test.each<[string, Place, string, readonly Holder[], readonly unknown[]]>([
    ['whoever answers for it', on(twente), overdue, everybody, [director.id, undefined]],
    [
      'whoever is higher, without an answer',
      on(twente, { reminded: said(1) }),
      '2026-06-16',
      everybody,
      [nationalDesk.id, { kind: 'unanswered' }],
    ],
    [
      'whoever is higher, at once when nobody holds the role',
      on(twente),
      overdue,
      [nationalDesk],
      [nationalDesk.id, { kind: 'skipped', role: 'chainDirector', why: 'nobodyHoldsRole' }],
    ],
    [
      'the programme, still because nobody holds the role',
      on(twente, { reminded: said(2) }),
      '2026-06-16',
      [nationalDesk],
      [nationalDesk.id, { kind: 'skipped', role: 'chainDirector', why: 'nobodyHoldsRole' }],
    ],
    [
      'the programme, about who has no mailbox',
      on(police),
      overdue,
      everybody,
      [nationalDesk.id, { kind: 'noMailbox' }],
    ],
    [
      'the programme, about an organisation',
      on(comensha),
      overdue,
      everybody,
      [nationalDesk.id, { kind: 'noMailbox' }],
    ],
    ['the programme, about itself', on(programme), overdue, everybody, [nationalDesk.id, undefined]],
  ])('%s', (_, place, day, directory, [id, note]) => {
    expect(told(place, { now: morning(day), directory })).toEqual([[id, 'overdue', '2026-06-01', note]])
  })

  test('regions that may say something about an entry, besides whoever must confirm it', () => {
    const place = placeOf(aStanding({ pending: aPending() }), { unit: police })
    expect(told(place, { now: morning('2026-04-28') })).toEqual([
      [nationalDesk.id, 'awaitsConfirmation', '2026-04-24', { kind: 'noMailbox' }],
      [elsewhere.id, 'awaitsComment', '2026-04-24', undefined],
      [director.id, 'awaitsComment', '2026-04-24', undefined],
    ])
    const [, , ofTwente] = told(place, { now: morning('2026-04-28'), directory: [director, nationalDesk] })
    expect(ofTwente).toBeUndefined()
  })

  test('a region alone, when the entry was confirmed', () => {
    const pending = aPending({ confirmedAt: friday })
    const place = placeOf(aStanding({ pending }), { unit: enschede })
    expect(told(place, { now: morning('2026-04-28') })).toEqual([
      [director.id, 'awaitsComment', '2026-04-24', undefined],
    ])
  })

  test('one thing, when both come to one mailbox', () => {
    const place = placeOf(aStanding({ pending: aPending() }), { unit: enschede })
    const directory = [
      { ...director, email: 'VR05@example.org' },
      { ...officer, email: 'vr05@example.org' },
      nationalDesk,
    ]
    expect(told(place, { now: morning('2026-04-28'), directory })).toEqual([
      [officer.id, 'awaitsConfirmation', '2026-04-24', undefined],
    ])
  })
})
