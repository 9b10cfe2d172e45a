import { describe, expect, test } from 'vitest'
import { geography } from '../../site/facts.ts'
import { posterOf, renewBefore } from '../../site/poster.ts'

const [enschede, winterswijk] = ['GM0153', 'GM0294']
const told = (place: string) =>
  posterOf(place).map(({ id, calls }) => [id, ...calls.map(({ who, channel }) => `${who.nl} ${channel.phone?.shown}`)])

describe('a poster', () => {
  test('names for each situation the first numbers of its route', () => {
    expect(told(enschede)).toEqual([
      ['under18', 'Veilig Thuis Twente 0800-2000', 'Helpdesk van CoMensha 033-448 11 86'],
      ['adult', 'Helpdesk van CoMensha 033-448 11 86', 'Politie-eenheid Oost-Nederland 0900-8844'],
      ['work', 'Nederlandse Arbeidsinspectie 0800-5151', 'Helpdesk van CoMensha 033-448 11 86'],
      ['place', 'Politie, geen spoed 0900-8844', 'Helpdesk van CoMensha 033-448 11 86'],
      ['notSure', 'CoMensha 033-448 11 86'],
      ['anonymous', 'Meld Misdaad Anoniem 0800-7000', 'Nederlandse Arbeidsinspectie 0800-5151'],
    ])
  })

  test('follows what a region does differently', () => {
    const adult = told(winterswijk).find(([id]) => id === 'adult')
    expect(adult?.[1]).toBe('Veilig Thuis Noord- en Oost-Gelderland 0800-2000')
  })

  test('has a number for every situation of every municipality', () => {
    for (const { code } of geography.municipalities) {
      expect(posterOf(code).filter(({ calls }) => calls.length === 0)).toEqual([])
    }
  })

  test('never gives the number of a stand-in the name of whom it stands in for', () => {
    const names = posterOf(enschede).flatMap(({ calls }) => calls.map(({ who }) => who.nl))
    expect(names.filter(name => /zorgcoördinator|aandachtsfunctionaris/i.test(name))).toEqual([])
  })

  test('is to be renewed before the first of its numbers must be checked', () => {
    const rows = posterOf(enschede)
    const days = rows.flatMap(({ calls }) => calls.map(({ channel }) => channel.reviewBefore))
    expect(renewBefore(rows)).toBe(days.toSorted()[0])
    expect(renewBefore(rows)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})
