import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { settle } from '#domain/mistake.ts'
import { freshen } from '../../functions/jobs/freshness.ts'
import { collectRecipients } from '../../functions/workflow/digest-collect.ts'
import { sendDigest } from '../../functions/workflow/digest-send.ts'
import { aCheck, aMistake } from '../domain/mistake-case.ts'
import { changeEntry } from './entry-change.ts'
import { coordinator, deputy, director, nationalDesk, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  for (const { id } of [coordinator, deputy, director])
    await change(id, { verified: { on: '2026-05-01', by: 'subject' } })
})
afterEach(() => stage.close())

/** Monday 11 May is a day like any other; Thursday the 14th is Ascension Day. */
const received = '2026-05-10T10:00:00.000Z'

describe('what readers say is wrong', () => {
  test('is told to whoever keeps the page, three times, without a word of it', async () => {
    await stage.mistakes.add(aMistake({ receivedAt: received }))
    const days = ['2026-05-11', '2026-05-12', '2026-05-18', '2026-05-19', '2026-06-02', '2026-06-03', '2026-07-01']
    expect(await mailsOn(...days)).toEqual([
      `2026-05-11-${director.id}`,
      `2026-05-19-${director.id}`,
      `2026-06-03-${director.id}`,
    ])
    const [mail] = await mailsTo(director)
    expect(mail).toContain('A reader says that something is wrong on a page of Twente.')
    expect(mail?.match(/https?:\S+/g)).toEqual(['https://example.org/en/desk/mistakes/'])
  })

  test('is one mail with their number, and stops at once when it is settled', async () => {
    const mistakes = [aMistake({ receivedAt: received }), aMistake({ receivedAt: received })]
    for (const mistake of mistakes) await stage.mistakes.add(mistake)
    expect(await mailsOn('2026-05-11')).toEqual([`2026-05-11-${director.id}`])
    expect((await mailsTo(director))[0]).toContain('on pages of Twente: 2 times.')
    for (const { id } of mistakes) await settled(id)
    expect(await mailsOn('2026-05-19', '2026-06-03')).toEqual([])
  })

  test('of the whole country is told to the programme, and so is that of a region where nobody is known', async () => {
    for (const { id } of [coordinator, deputy, director]) await change(id, { endedOn: '2026-05-02' })
    await stage.mistakes.add(aMistake({ receivedAt: received, keeper: 'NL', page: 'comensha' }))
    await stage.mistakes.add(aMistake({ receivedAt: received }))
    expect(await mailsOn('2026-05-11')).toEqual([`2026-05-11-${nationalDesk.id}`])
    expect((await mailsTo(nationalDesk))[0]).toMatch(/pagina van Nederland.*pagina van Twente/s)
  })

  test('settled between collecting and sending is not told', async () => {
    const mistake = aMistake({ receivedAt: received })
    await stage.mistakes.add(mistake)
    stage.moveTo('2026-05-11T06:30:00.000Z')
    const { recipients } = await collectRecipients(stage)
    expect(recipients).toEqual([{ recipient: director.id, pressing: [], progress: [], freshness: true }])
    await settled(mistake.id)
    for (const recipient of recipients) await sendDigest(recipient, stage)
    expect(stage.sent).toEqual([])
  })

  test('settled while the mail goes out stays settled', async () => {
    const mistake = aMistake({ receivedAt: received })
    await stage.mistakes.add(mistake)
    stage.moveTo('2026-05-11T06:30:00.000Z')
    const { recipients } = await collectRecipients(stage)
    const send: Stage['mailer']['send'] = async sending => {
      await settled(mistake.id)
      return stage.mailer.send(sending)
    }
    for (const recipient of recipients) await sendDigest(recipient, { ...stage, mailer: { send } })
    expect(stage.sent).toHaveLength(1)
    expect(await stage.mistakes.get(mistake.id)).toMatchObject({ state: { phase: 'settled' }, told: 0 })
  })
})

const { why: _, ...statement } = aCheck()
const looked = { verifiedOn: '2026-05-12', verifiedBy: 'redactie' }

describe('the weekly look', () => {
  test('asks the editors once, in the mail of the same morning, every four weeks, three times', async () => {
    stage.say(statement, { ...statement, id: 'comensha' })
    const asked: string[] = []
    for (const week of [0, 1, 3, 4, 5, 8, 12, 13]) asked.push(...(await mondayOf(week)))
    expect(asked).toEqual(['2026-05-11', '2026-06-08', '2026-07-06'])
    const mails = await mailsTo(nationalDesk)
    expect(mails[0]).toContain('2 gegevens moeten worden nagekeken.')
    expect(mails[0]?.match(/https?:\S+/g)).toEqual(['https://example.org/loket/fouten/'])
  })

  test('stops at once when somebody checked it, also between the look and the mail', async () => {
    stage.say(statement)
    expect(await mondayOf(0)).toEqual(['2026-05-11'])
    stage.say({ ...statement, ...looked })
    for (const week of [1, 2, 3, 4, 5]) expect(await mondayOf(week)).toEqual([])
    stage.say(statement)
    stage.moveTo('2026-06-22T04:00:00.000Z')
    await freshen(stage)
    stage.say({ ...statement, ...looked })
    expect(await mailsOn('2026-06-22')).toEqual([])
  })

  test('asks again once the day has come before which it would be checked', async () => {
    stage.say({ ...statement, ...looked, reviewBefore: '2026-06-20' })
    expect(await mondayOf(4)).toEqual([])
    expect(await mondayOf(6)).toEqual(['2026-06-22'])
  })

  test('counts what is overdue, never checked, asked, and left open for too long, and asks nothing twice', async () => {
    stage.say(
      statement,
      { ...statement, id: 'late', reviewBefore: '2026-05-01' },
      { ...statement, ...looked, id: 'ok' },
    )
    await stage.mistakes.add(aMistake({ receivedAt: '2026-04-01T10:00:00.000Z' }))
    stage.moveTo('2026-05-11T04:00:00.000Z')
    const counted = {
      ContentOverdue: 1,
      ContentNeverChecked: 1,
      ContentAsked: 2,
      EntriesToCheck: 0,
      MistakesLongOpen: 1,
      DrillOverdue: 1,
    }
    expect(await freshen(stage)).toEqual(counted)
    expect(await freshen(stage)).toEqual(counted)
    const mails = await mailsOn('2026-05-11')
    expect(mails).toContain(`2026-05-11-${nationalDesk.id}`)
    expect(await freshen(stage)).toMatchObject({ ContentAsked: 0 })
  })

  test('counts the entries of the directory that ask their own mailbox, and asks nobody about them itself', async () => {
    stage.moveTo('2026-09-07T04:00:00.000Z')
    expect(await freshen(stage)).toMatchObject({ EntriesToCheck: 3, ContentAsked: 0 })
    expect(stage.sent).toEqual([])
  })

  test.each([
    { region: 'that takes messages', mode: 'intake', last: undefined, counted: 1 },
    { region: 'that takes messages', mode: 'intake', last: '2026-04-14', counted: 0 },
    { region: 'that takes messages', mode: 'intake', last: '2026-04-07', counted: 0 },
    { region: 'that takes messages', mode: 'intake', last: '2026-04-06', counted: 1 },
    { region: 'not connected', mode: 'guidance', last: undefined, counted: 0 },
  ] as const)('counts $counted drill overdue with a region $region and the last drill on $last', async test => {
    const { mode, last, counted } = test
    if (last !== undefined) await stage.drills.begin({ day: last, at: `${last}T08:00:00.000Z`, rungs: [] })
    stage.moveTo('2026-05-12T04:00:00.000Z')
    const regions = stage.regions.map(region => ({ ...region, mode }))
    expect(await freshen({ ...stage, regions })).toMatchObject({ DrillOverdue: counted })
  })

  test('missed for weeks, it asks once', async () => {
    stage.say(statement)
    expect(await mondayOf(0)).toHaveLength(1)
    expect(await mondayOf(13)).toEqual(['2026-08-10'])
    expect(await mondayOf(14)).toEqual([])
  })
})

/** The job at six on a Monday, then the mail of that morning; answers the day when the editors got one. */
async function mondayOf(week: number): Promise<readonly string[]> {
  const day = new Date(Date.parse('2026-05-11') + week * 7 * 86_400_000).toISOString().slice(0, 10)
  stage.moveTo(`${day}T04:00:00.000Z`)
  await freshen(stage)
  return (await mailsOn(day)).includes(`${day}-${nationalDesk.id}`) ? [day] : []
}

/** The digests of these mornings, by their ids. */
async function mailsOn(...days: readonly string[]): Promise<readonly string[]> {
  const before = stage.sent.length
  for (const day of days) {
    stage.moveTo(`${day}T06:30:00.000Z`)
    const { recipients } = await collectRecipients(stage)
    for (const recipient of recipients) await sendDigest(recipient, stage)
  }
  return stage.sent.slice(before)
}

async function mailsTo({ email }: Holder): Promise<readonly string[]> {
  const mails = (await stage.inbox()).filter(({ destination }) => destination.to.includes(email))
  return mails.map(({ body }) => body.text)
}

async function settled(id: string): Promise<void> {
  const mistake = await stage.mistakes.get(id)
  if (!mistake) throw new Error('No such mistake')
  await stage.mistakes.replace(settle(mistake, { outcome: 'corrected', by: 'me' }, stage.clock.now()), mistake)
}

const change = (id: string, changes: Partial<Holder>) => changeEntry(stage, id, changes)
