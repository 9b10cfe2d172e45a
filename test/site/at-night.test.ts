import { describe, expect, test } from 'vitest'
import { Elsewhere } from '#domain/situation.ts'
import { atNight } from '../../site/at-night.ts'
import { geography } from '../../site/facts.ts'

const [enschede, winterswijk, groningen] = ['GM0153', 'GM0294', 'GM0014']
const told = (places: readonly string[]) => {
  return atNight(places).map(({ whom, who, channel }) => `${whom}: ${who.nl} ${channel.phone?.shown}`)
}

describe('whom to call at night', () => {
  test('is Veilig Thuis for a minor, and the police for an adult', () => {
    expect(told([enschede])).toEqual(['under18: Veilig Thuis Twente 0800-2000', 'adult: Politie, geen spoed 0900-8844'])
  })

  test('is one answer for everyone where a region has one', () => {
    expect(told([winterswijk])).toEqual(['everyone: Veilig Thuis Noord- en Oost-Gelderland 0800-2000'])
  })

  test('is told once for several places', () => {
    expect(told([enschede, groningen, enschede])).toEqual([
      'under18: Veilig Thuis Twente 0800-2000',
      'under18: Veilig Thuis Groningen 0800-2000',
      'adult: Politie, geen spoed 0900-8844',
    ])
  })

  test('has a number everywhere, by day and by night or said not to be sure', () => {
    const everywhere = [...geography.municipalities.map(({ code }) => code), ...Elsewhere.options]
    for (const place of everywhere) {
      const answers = atNight([place])
      const ages = new Set(answers.flatMap(({ whom }) => (whom === 'everyone' ? ['under18', 'adult'] : [whom])))
      expect(ages, place).toEqual(new Set(['under18', 'adult']))
      for (const { channel } of answers) {
        expect(channel.phone, place).toBeDefined()
        expect(channel.opening === 'always' || /niet bevestigd/.test(channel.hours.nl), channel.id).toBe(true)
      }
    }
  })
})
