import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import everyDay from '#content/calendar.json' with { type: 'json' }
import everyLadder from '#content/ladders.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { type Ladders, readLadders } from '#domain/ladder.ts'
import type { Report } from '#domain/report.ts'
import { deadline, isOpen, localDateOf, nextOpening } from '#domain/working-time.ts'
import { chanceFrom } from '../../../infra/replay/chance.ts'
import { madeUpMonth } from '../../../infra/replay/month.ts'
import type { Story } from '../../../infra/replay/play.ts'
import { accountOf, type Played, playOn } from '../../../infra/replay/replayed.ts'

const calendar = readCalendar(everyDay)
const ladders = readLadders(everyLadder)
const april = { region: 'VR05', month: '2026-04', seed: '1', reports: 6, language: 'nl' } as const

/** The director a day earlier, and the national desk two. */
const quicker: unknown = {
  ...everyLadder,
  defaults: {
    ...everyLadder.defaults,
    person: {
      ...everyLadder.defaults.person,
      normal: everyLadder.defaults.person.normal.map(rung => {
        const amount = { 3: 2, 5: 3 }[rung.after.amount]
        return amount === undefined ? rung : { ...rung, after: { ...rung.after, amount } }
      }),
    },
  },
}

let tried: Played
let before: Played
beforeAll(async () => {
  ;[tried, before] = await bothOf(playOn([readLadders(quicker), ladders], { ...april, desk: 'silent' }))
}, 60_000)

test('at a silent desk every rung is asked when working time says, and the last one every working day', () => {
  const persons = before.stories.filter(({ received }) => received.kind === 'person')
  expect(new Set(persons.map(({ received }) => received.urgency))).toEqual(new Set(['normal', 'urgent', 'acute']))
  for (const story of persons) expect(whenAsked(story), `message ${story.number}`).toEqual(whenDue(story))
  for (const one of before.measured) {
    expect(one).toMatchObject({ reachedLast: true, restarts: 0 })
    expect(one.taken).toBeUndefined()
    expect(one.repeats).toBeGreaterThanOrEqual(4)
  }
})

test('another ladder meets the same messages, and moves what it moves', () => {
  expect(tried.stories.map(({ received }) => received)).toEqual(before.stories.map(({ received }) => received))
  for (const [index, one] of tried.measured.entries()) {
    const isMoved = one.kind === 'person' && one.urgency === 'normal'
    expect(one.repeats - (before.measured[index]?.repeats ?? 0), `message ${one.number}`).toBe(isMoved ? 2 : 0)
  }
})

test('at a diligent desk whoever is asked first takes nearly everything, and keeps the promise', async () => {
  const [played] = await playOn([ladders], { ...april, desk: 'diligent' })
  const measured = played?.measured ?? []
  expect(measured.filter(({ taken }) => taken !== undefined)).toHaveLength(april.reports)
  expect(measured.filter(({ reachedLast }) => !reachedLast).length).toBeGreaterThan(april.reports / 2)
  expect(measured.every(({ restarts }) => restarts === 0)).toBe(true)
}, 60_000)

test('the same seed says the same twice: all of it made up, and the other ladder beside the present one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-ladders-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'quicker.json')
  writeFileSync(file, JSON.stringify(quicker))
  const usual = ['--region', 'VR05', '--month', '2026-04', '--reports', '4', '--lang', 'en']
  const account = await accountOf([...usual, '--ladders', file])
  expect(await accountOf([...usual, '--ladders', file])).toBe(account)
  expect(account).toContain('Everything in it is made up')
  expect(account).not.toMatch(/MR-|@/)
  for (const [, people] of account.matchAll(/asked \(([^)]*)\)/g)) expect(people).toMatch(/^Demo /)
  expect(account).toContain('Compared with the present ladder')
  expect(account).toMatch(new RegExp(`^What +present ladder +ladder in ${file} +Difference$`, 'm'))
  expect(account).toMatch(/^Messages +4 +4 +=$/m)
}, 60_000)

test('another seed makes another month', () => {
  const made = (seed: string) =>
    madeUpMonth({ ...april, messages: 5, chance: chanceFrom(seed), calendar, municipalities: ['GM0153', 'GM0164'] })
  expect(made('1')).toEqual(made('1'))
  expect(made('2')).not.toEqual(made('1'))
  for (const { report } of made('2')) expect(localDateOf(report.receivedAt)).toMatch(/^2026-04-/)
})

async function bothOf(playing: Promise<readonly Played[]>): Promise<[Played, Played]> {
  const [first, second] = await playing
  if (!first || !second) throw new Error('Two ladders were to be played')
  return [first, second]
}

/** The first mail of every rung. */
const whenAsked = ({ notices, ladder }: Story) =>
  ladder.map((_, index) => notices.find(({ purpose, rung }) => purpose === 'ladder' && rung === index)?.plannedAt)

/** The rungs of a message that nobody takes and everybody could: what is urgent and comes at night waits for nobody. */
function whenDue({ received }: Story) {
  const { receivedAt, region } = received
  const isNight = received.urgency !== 'normal' && !isOpen(receivedAt, calendar, region)
  return rungsOf(received, ladders).map(({ after }) =>
    isNight ? nextOpening(receivedAt, calendar, region) : deadline(receivedAt, after, calendar, region).at,
  )
}

const rungsOf = ({ kind, urgency }: Report, { defaults }: Ladders) =>
  defaults[kind][urgency === 'normal' ? 'normal' : 'urgent']
