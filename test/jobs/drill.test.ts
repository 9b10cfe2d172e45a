import { afterEach, beforeEach, expect, test } from 'vitest'
import { noticeTag } from '#adapters/notice-tag.ts'
import type { Holder } from '#domain/directory.ts'
import { drillResults } from '#domain/drill.ts'
import type { Notice } from '#domain/notice.ts'
import { runDrill } from '../../functions/jobs/drill.ts'
import { recordOutcome } from '../../functions/workflow/mail-event.ts'
import { coordinator, deputy, director, nationalDesk, openStage, type Stage } from '../workflow/stage.ts'

/** The second Tuesday of May, at ten. */
const tuesday = '2026-05-12T08:00:00.000Z'
const day = '2026-05-12'
const everybody = [coordinator, deputy, director, nationalDesk]

/** A table for each test: a day has one drill. */
let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  stage.moveTo(tuesday)
})
afterEach(() => stage.close())

const run = (changes: Partial<Parameters<typeof runDrill>[0]> = {}) =>
  runDrill({ ...stage, regions: stage.regions.map(quietBut('VR05')), ...changes })

/** Only this region takes messages. */
const quietBut =
  (code: string) =>
  (region: Stage['regions'][number]): Stage['regions'][number] => ({
    ...region,
    mode: region.code === code ? 'intake' : 'guidance',
  })

test('a mailbox that refuses the test does not stop the others', async () => {
  stage.nextAnswers('rejected')
  expect(await run()).toEqual({ DrillMails: 4, RungsUnheld: 1 })
  const mails = await stage.notices.listDrill(day)
  expect(mails.map(({ state }) => state).sort()).toEqual(['failed', 'sent', 'sent', 'sent'])
})

test('when the mailer asks to slow down the others still go, the run fails, and the next finishes it', async () => {
  const slowDown = new Error('slow down')
  stage.nextAnswers(slowDown)
  await expect(run()).rejects.toMatchObject({ errors: [{ errors: [slowDown] }] })
  expect(stage.sent).toHaveLength(3)
  expect(await run()).toEqual({ DrillMails: 1, RungsUnheld: 1 })
  expect(stage.sent).toHaveLength(4)
})

test('interrupted before anything was sent, the next run sends everything once', async () => {
  const plan = () => Promise.reject(new Error('interrupted'))
  await expect(run({ notices: { ...stage.notices, plan } })).rejects.toThrow('interrupted')
  await run()
  await run()
  expect(stage.sent.toSorted()).toEqual(everybody.map(({ id }) => `drill-${day}-${id}`).toSorted())
})

test('a second run on a day keeps the drill as it was begun, also when a mailbox bounced meanwhile', async () => {
  await run()
  const begun = await stage.drills.get(day)
  await tell(coordinator, 'Bounce')
  expect(await run()).toEqual({ DrillMails: 0, RungsUnheld: 1 })
  expect(await stage.drills.get(day)).toEqual(begun)
})

test('a region that takes no messages is not tested', async () => {
  await run({ regions: stage.regions.map(quietBut('VR07')) })
  const drill = await stage.drills.get(day)
  expect(new Set(drill?.rungs.map(({ region }) => region))).toEqual(new Set(['VR07']))
})

test('each mailbox gets one mail that says there is nothing to do, in the language of the holder', async () => {
  await run()
  const mails = await stage.inbox()
  expect(mails.map(({ destination }) => destination.to[0]).sort()).toEqual(everybody.map(({ email }) => email).sort())
  const english = mails.find(({ destination }) => destination.to[0] === director.email)
  expect(english?.body.text).toContain('This is a drill. There is no message')
  for (const { body } of mails) expect(body.text).not.toContain('http')
})

test('what became of the mails shows rung by rung, and marks the directory', async () => {
  await run()
  await tell(coordinator, 'Delivery')
  await tell(deputy, 'Delivery')
  await tell(director, 'Bounce')
  expect(await results()).toMatchObject({
    'person careCoordinator': 'passed',
    'person chainDirector': 'failed',
    'person nationalDesk': 'waiting',
    'place designatedOfficer': 'unheld',
  })
  expect(await stage.directory.get(director.id)).toMatchObject({ bouncedAt: tuesday })
  expect(await stage.directory.get(coordinator.id)).toEqual(coordinator)
})

test('an address for nights that took the test counts from now on, at every entry that has it, until it bounces', async () => {
  const onCall = { email: 'night@example.org' }
  const change = { by: 'subject', at: '2026-05-01T08:00:00.000Z', expires: 1_840_000_000, expectedVersion: 0 }
  for (const holder of [coordinator, director]) await stage.directory.put({ ...holder, onCall }, change)
  await run()
  expect(stage.sent.filter(id => id.includes('oncall'))).toHaveLength(1)
  await tell(coordinator, 'Delivery', 'oncall-')
  for (const { id } of [coordinator, director]) {
    expect(await stage.directory.get(id)).toMatchObject({ onCall: { drillPassedAt: tuesday } })
  }
  stage.pass(60)
  await tell(coordinator, 'Bounce', 'oncall-')
  for (const { id } of [coordinator, director]) {
    const holder = await stage.directory.get(id)
    expect(holder?.onCall).toMatchObject({ bouncedAt: stage.clock.now() })
    expect(holder?.bouncedAt).toBeUndefined()
  }
})

/** The mailer tells what became of the test mail to this holder. */
async function tell({ id }: Holder, eventType: 'Delivery' | 'Bounce', which = ''): Promise<void> {
  const key: Pick<Notice, 'drill' | 'id'> = { drill: day, id: `drill-${which}${day}-${id}` }
  const mail = { tags: { notice: [noticeTag(key)] } }
  await recordOutcome({ eventType, mail, bounce: { bounceType: 'Permanent', bounceSubType: 'NoEmail' } }, stage)
}

async function results(): Promise<Record<string, string>> {
  const drill = await stage.drills.get(day)
  if (!drill) throw new Error('There was no drill')
  const notices = await stage.notices.listDrill(day)
  const judged = drillResults(drill, { notices, everybody: await stage.directory.all() })
  return Object.fromEntries(judged.map(({ kind, role, result }) => [`${kind} ${role}`, result]))
}
