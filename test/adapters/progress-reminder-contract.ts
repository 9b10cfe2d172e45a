import { expect, test } from 'vitest'
import { collect, type Table } from '#adapters/items.ts'
import { standingKey } from '#adapters/keys.ts'
import { createProgressReminderStore } from '#adapters/progress-reminder-store.ts'
import { createStandingStore, type WakesAt } from '#adapters/standing-store.ts'
import type { Standing } from '#domain/standing.ts'
import { comment, confirm, enter } from '#domain/standing-acts.ts'
import type { Unit } from '#domain/unit.ts'
import { calendar, friday } from '../domain/chase-case.ts'
import { aStanding, edit, underway } from '../domain/standing-case.ts'
import { rawItem } from './raw-items.ts'

const expires = 4_000_000_000
const [monday, tuesday] = ['2026-05-11T06:30:00.000Z', '2026-05-12T06:30:00.000Z']
const said = (at: string) => ({ about: 'faded', rung: 0, at, told: ['faded:2026-05-01'] })

/** A unit that no other test writes about. */
const unitOf = (code: string): Unit => ({
  code,
  level: 'municipality',
  name: { nl: code, en: code },
  regions: ['VR05'],
})
const place = (code: string) => ({ commitment: 'R3c', unit: unitOf(code) }) as const
const at = (code: string) => ({ commitment: 'R3c', unit: code })

/** Looked at on Monday, and once it was said never again; enough to see who asks for it. */
const wakes: WakesAt = ({ reminded }) => (reminded ? undefined : monday)

/** What the reminders of progress promise, whatever engine holds the table. */
export function progressReminderContract(table: () => Table): void {
  const stores = (base: readonly Standing[] = []) => ({
    standings: createStandingStore(table(), base, wakes),
    reminders: createProgressReminderStore(table(), base, wakes),
  })
  const due = async (code: string, now: string, base: readonly Standing[] = []) =>
    (await collect(stores(base).reminders.due(now))).filter(({ unit }) => unit === code)

  async function entered(code: string): Promise<Standing> {
    const step = enter(undefined, place(code), { update: underway, regions: [] }, { edit: edit(), calendar })
    await stores().standings.put(step, expires)
    return step.standing
  }

  test('a standing is due from its instant on, over many pages, until it was said', async () => {
    const codes = ['GM9001', 'GM9002', 'GM9003', 'GM9004', 'GM9005']
    for (const code of codes) {
      const standing = await entered(code)
      expect(await due(code, '2026-05-11T06:29:59.999Z')).toEqual([])
      expect(await due(code, monday)).toEqual([at(code)])
      expect(await stores().reminders.note(standing, said(monday))).toBe(true)
      expect(await due(code, tuesday)).toEqual([])
      expect(await stores().standings.get(at(code))).toEqual({ ...standing, reminded: said(monday) })
    }
    const item = await rawItem(table(), standingKey(at('GM9001')))
    expect(Object.keys(item ?? {}).filter(name => name.startsWith('DUE'))).toEqual([])
  })

  test('what was said is noted once, and never on top of what somebody entered', async () => {
    const standing = await entered('GM9011')
    const { reminders, standings } = stores()
    expect(await reminders.note(standing, said(monday))).toBe(true)
    expect(await reminders.note(standing, said(tuesday))).toBe(false)
    const told = { ...standing, reminded: said(monday) }
    const answered = confirm({ ...told, pending: unconfirmed(told) }, place('GM9011'), edit())
    await standings.put(answered, expires)
    expect(await reminders.note(told, said(tuesday))).toBe(false)
    expect(await standings.get(at('GM9011'))).toEqual(answered.standing)
    expect(await due('GM9011', monday)).toEqual([at('GM9011')])
  })

  test('of two who say it at once, one is noted', async () => {
    const standing = await entered('GM9012')
    const notes = [monday, tuesday].map(now => stores().reminders.note(standing, said(now)))
    expect((await Promise.all(notes)).toSorted()).toEqual([false, true])
    const told = { ...standing, reminded: (await stores().standings.get(at('GM9012')))?.reminded }
    expect(await stores().reminders.note(told, said('2026-05-25T06:30:00.000Z'))).toBe(true)
  })

  test('what only the content says is due, too, and stays as it is when that is noted and changed after', async () => {
    const base = [aStanding({ ...at('GM9021') }), aStanding({ ...at('GM9022') })]
    const [first = aStanding()] = base
    const { reminders, standings } = stores(base)
    expect(await due('GM9021', friday, base)).toEqual([])
    expect(await due('GM9021', monday, base)).toEqual([first])
    expect(await reminders.note(first, said(monday))).toBe(true)
    expect(await reminders.note(first, said(tuesday))).toBe(false)
    const told = { ...first, reminded: said(monday) }
    expect(await standings.get(at('GM9021'))).toEqual(told)
    // Read before it was noted, entered after it.
    const next = enter(first, place('GM9021'), { update: underway, regions: [] }, { edit: edit(), calendar })
    await standings.put(next, expires)
    expect(await standings.get(at('GM9021'))).toEqual(next.standing)
    expect(await reminders.note(told, said(tuesday))).toBe(false)
    expect(await standings.history(at('GM9021'))).toEqual([next.line])
  })

  test('who never said anything has what was said beside the standings, once', async () => {
    const { reminders, standings } = stores()
    expect(await reminders.silent(at('GM9031'))).toBeUndefined()
    expect(await reminders.noteSilent(at('GM9031'), { reminded: said(monday) })).toBe(true)
    expect(await reminders.noteSilent(at('GM9031'), { reminded: said(tuesday) })).toBe(false)
    expect(await reminders.silent(at('GM9031'))).toEqual(said(monday))
    expect(await reminders.noteSilent(at('GM9031'), { before: said(monday), reminded: said(tuesday) })).toBe(true)
    expect(await reminders.noteSilent(at('GM9031'), { before: said(monday), reminded: said(friday) })).toBe(false)
    await reminders.noteSilent(at('GM9032'), { reminded: said(monday) })
    const all = await reminders.silentOf('R3c')
    expect([all.get('GM9031'), all.get('GM9032'), all.get('GM9033')]).toEqual([said(tuesday), said(monday), undefined])
    expect(await standings.get(at('GM9031'))).toBeUndefined()
  })

  test('regions that were asked what they say are noted with the entry, each once, also at once', async () => {
    const standing = await entered('GM9041')
    const { reminders, standings } = stores()
    expect(await reminders.noteAsked(standing, 'VR05', monday)).toBe(true)
    expect(await reminders.noteAsked(standing, 'VR05', tuesday)).toBe(false)
    expect((await standings.get(at('GM9041')))?.pending?.asked).toEqual({ VR05: monday })
    // As it was read before the other was noted.
    expect(await reminders.noteAsked(standing, 'VR04', tuesday)).toBe(true)
    const both = await standings.get(at('GM9041'))
    expect(both?.pending?.asked).toEqual({ VR05: monday, VR04: tuesday })
    const said = comment(both, place('GM9041'), { region: 'VR05' }, edit())
    await standings.put(said, expires)
    expect((await standings.get(at('GM9041')))?.pending?.asked).toEqual({ VR05: monday, VR04: tuesday })
    expect(both && (await reminders.noteAsked(both, 'VR03', tuesday))).toBe(false)
    expect(await reminders.noteAsked(aStanding(at('GM9042')), 'VR05', monday)).toBe(false)
  })
}

function unconfirmed({ pending }: Standing): Standing['pending'] {
  if (!pending) throw new Error('There is no entry')
  const { confirmedAt: _at, confirmedBy: _by, ...rest } = pending
  return rest
}
