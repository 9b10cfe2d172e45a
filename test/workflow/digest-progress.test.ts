import type { StateMachine } from 'aws-local-stepfunctions'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { acknowledge } from '#domain/lifecycle.ts'
import type { Standing, Update } from '#domain/standing.ts'
import { comment, confirm, enter, publish } from '#domain/standing-acts.ts'
import type { Unit } from '#domain/unit.ts'
import { collectRecipients } from '../../functions/workflow/digest-collect.ts'
import { sendDigest } from '../../functions/workflow/digest-send.ts'
import { aReminder, aReport } from '../adapters/examples.ts'
import { morning } from '../domain/progress-case.ts'
import { aStanding, edit, enschede, police, twente, underway } from '../domain/standing-case.ts'
import { digestMachine, runDigest } from './digest-run.ts'
import { changeEntry } from './entry-change.ts'
import { coordinator, deputy, director, nationalDesk, openStage, type Stage } from './stage.ts'

let machine: StateMachine
beforeAll(async () => {
  machine = await digestMachine()
}, 60_000)

let stage: Stage
afterEach(() => stage.close())

/** A stage where somebody phoned everybody: nothing in the directory needs to ask. */
async function opened(content: readonly Standing[] = []): Promise<void> {
  stage = await openStage({ standings: content })
  for (const { id } of [coordinator, deputy, director])
    await change(id, { verified: { on: '2026-05-01', by: 'subject' } })
}

describe('a target date that passed', () => {
  test('is said to whoever answers for it, again, and to the programme; an update stops it', async () => {
    await opened()
    const standing = await published({ targetDate: '2026-06-01' })
    expect(await mailsOn('2026-05-04', '2026-05-13')).toEqual([])
    const days = ['2026-05-15', '2026-05-18', '2026-06-01', '2026-06-02', '2026-06-03', '2026-06-15', '2026-06-16']
    expect(await mailsOn(...days, '2026-06-17', '2026-06-29')).toEqual([
      `2026-05-15-${director.id}`,
      `2026-06-02-${director.id}`,
      `2026-06-16-${director.id}`,
    ])
    const [announced, passed] = await mailsTo(director)
    expect(announced).toContain('Recommendation R1: Twente\nThe target date is near.')
    expect(announced).toContain('On Monday 1 June 2026.')
    expect(passed).toContain('Since Monday 1 June 2026.')
    expect(await mailsOn('2026-06-30')).toEqual([`2026-06-30-${nationalDesk.id}`])
    const [toProgramme] = await mailsTo(nationalDesk)
    expect(toProgramme).toContain('Er kwam nog geen reactie van wie dit het eerst gevraagd werd.')
    expect(toProgramme?.match(/https?:\S+/g)).toEqual(['https://example.org/voortgang/bijwerken/'])
    await updated(standing, { targetDate: '2026-12-01', dateReason: 'Test.' }, '2026-07-01')
    expect(await mailsOn('2026-07-02', '2026-07-14', '2026-07-28')).toEqual([])
  })

  test('is said to the programme at once when nobody holds the role, with the reason', async () => {
    await opened()
    await change(director.id, { endedOn: '2026-05-01' })
    await published({ targetDate: '2026-06-01' })
    expect(await mailsOn('2026-05-13', '2026-05-15')).toEqual([`2026-05-15-${nationalDesk.id}`])
    const [mail] = await mailsTo(nationalDesk)
    expect(mail).toContain('Niet gevraagd: ketenregisseur. Reden: deze rol is in deze regio niet ingevuld.')
  })

  test('is said once after three working days without any mail', async () => {
    await opened()
    await published({ targetDate: '2026-06-01' })
    await mailsOn('2026-05-15')
    // Nothing ran on 2, 3 and 4 June.
    expect(await mailsOn('2026-06-05', '2026-06-08', '2026-06-09', '2026-06-16')).toEqual([`2026-06-05-${director.id}`])
  })

  test('waits for whoever is away, and for the day of a weekly mail', async () => {
    await opened()
    await change(director.id, {
      absence: { from: '2026-05-14', until: '2026-05-17' },
      digest: { at: '08:30', every: 'week' },
    })
    await published({ targetDate: '2026-06-01' })
    expect(await mailsOn('2026-05-15', '2026-05-18', '2026-05-19', '2026-05-26')).toEqual([`2026-05-18-${director.id}`])
  })

  test('is in the one mail of somebody with two roles', async () => {
    await opened()
    await change(director.id, { email: coordinator.email })
    await published({ targetDate: '2026-06-01' })
    const step = {
      by: { holder: coordinator.id, role: coordinator.role, region: 'VR05' },
      reporterKnown: false,
    } as const
    const report = acknowledge(
      aReport(),
      { ...step, firstStep: 'callReporter', firstStepBy: '2026-05-29' },
      '2026-05-01T10:00:00.000Z',
    )
    await stage.reports.create(report)
    await stage.reminders.put(
      aReminder({ reference: report.reference, holder: coordinator.id, dueAt: '2026-05-15T06:00:00.000Z' }),
    )
    expect(await mailsOn('2026-05-15')).toEqual([`2026-05-15-${coordinator.id}`])
    const [mail] = await mailsTo(coordinator)
    expect(mail).toContain('Hoe staat het ervoor?')
    expect(mail).toContain('Aanbeveling R1: Twente\nDe streefdatum komt eraan.')
    expect(mail?.match(/https?:\S+/g)).toEqual([
      'https://example.org/loket/',
      'https://example.org/voortgang/bijwerken/',
    ])
  })
})

describe('what changes between collecting and noting', () => {
  test('is not said any more when somebody updated it', async () => {
    await opened()
    const standing = await published({ targetDate: '2026-06-01' })
    stage.moveTo(morning('2026-05-15'))
    const { recipients } = await collectRecipients(stage)
    expect(recipients).toEqual([{ recipient: director.id, pressing: [], progress: ['R1 VR05'] }])
    await updated(standing, { targetDate: '2026-12-01' }, '2026-05-15')
    for (const recipient of recipients) await sendDigest(recipient, stage)
    expect(stage.sent).toEqual([])
  })

  test('is noted by the retry of a run that was killed after the mail, which sends nothing', async () => {
    await opened()
    await published({ targetDate: '2026-06-01' })
    stage.moveTo(morning('2026-05-15'))
    const [recipient] = (await collectRecipients(stage)).recipients
    if (!recipient) throw new Error('Nobody was collected')
    const note = () => Promise.reject(new Error('killed'))
    const broken = { ...stage, progressReminders: { ...stage.progressReminders, note } }
    await expect(sendDigest(recipient, broken)).rejects.toThrow('killed')
    await sendDigest(recipient, stage)
    expect(stage.sent).toHaveLength(1)
    expect(await stage.standings.get({ commitment: 'R1', unit: 'VR05' })).toMatchObject({
      version: 2,
      reminded: { about: 'due', rung: 0 },
    })
    expect(await collectRecipients(stage)).toEqual({ recipients: [] })
  })

  test('is said again the next day when the mail was refused', async () => {
    await opened()
    await published({ targetDate: '2026-06-01' })
    stage.moveTo(morning('2026-05-15'))
    stage.nextAnswers('rejected')
    expect(await runDigest(machine, stage)).toBe('failed')
    expect(await mailsOn('2026-05-18', '2026-05-19')).toEqual([`2026-05-18-${director.id}`])
  })
})

describe('an entry', () => {
  test('of the programme is said once to a region that may comment, and to whoever must confirm it', async () => {
    await opened()
    const step = enter(
      undefined,
      { commitment: 'R3a', unit: police },
      { update: underway, regions: [] },
      byProgramme('2026-05-04'),
    )
    await stage.standings.put(step, expires)
    const first = [`2026-05-06-${nationalDesk.id}`, `2026-05-06-${director.id}`]
    expect(await mailsOn('2026-05-06', '2026-05-07', '2026-05-15')).toEqual(first)
    expect((await mailsTo(director))[0]).toContain(
      'Recommendation R3a: Police unit Oost-Nederland\nHow far it is has been',
    )
    expect((await mailsTo(nationalDesk))[0]).toContain('omdat wij geen postvak kennen van wie dit moet doen')
    const standing = await stage.standings.get({ commitment: 'R3a', unit: police.code })
    const said = comment(
      standing,
      { commitment: 'R3a', unit: police },
      { region: 'VR05' },
      edit({ at: morning('2026-05-15') }),
    )
    await stage.standings.put(said, expires)
    // Ten working days after the first: Ascension Day does not count. A comment is not a confirmation.
    expect(await mailsOn('2026-05-20', '2026-05-21')).toEqual([`2026-05-21-${nationalDesk.id}`])
    const confirmed = confirm(
      await stage.standings.get({ commitment: 'R3a', unit: police.code }),
      { commitment: 'R3a', unit: police },
      edit({ at: morning('2026-05-22') }),
    )
    await stage.standings.put(confirmed, expires)
    expect(await mailsOn('2026-05-26', '2026-06-08', '2026-06-30')).toEqual([])
  })

  test('about what nobody took on any more, or a unit that does not answer for it, is passed over', async () => {
    await opened()
    for (const [commitment, unit] of [
      ['A09.09', twente],
      ['R1', enschede],
    ] as const) {
      const step = enter(undefined, { commitment, unit }, { update: underway, regions: [] }, byProgramme('2026-05-04'))
      await stage.standings.put(step, expires)
    }
    expect(await mailsOn('2026-05-06')).toEqual([])
  })
})

describe('what the content of a demo stage says', () => {
  const confirmedAt = '2025-09-12T10:00:00.000Z'
  const old = aStanding({
    line: 'content',
    published: { update: underway, at: confirmedAt, by: 'content', confirmedAt, comments: {} },
  })

  test('is said when it grows old, once, and may be confirmed after', async () => {
    await opened([old])
    expect(await mailsOn('2026-05-11', '2026-05-12', '2026-05-13')).toEqual([`2026-05-12-${director.id}`])
    expect((await mailsTo(director))[0]).toContain('will soon be nine months old')
    const standing = await stage.standings.get(old)
    const confirmed = confirm(standing, { commitment: 'R1', unit: twente }, edit({ at: morning('2026-05-18') }))
    await stage.standings.put(confirmed, expires)
    expect(await mailsOn('2026-05-19', '2026-06-12', '2026-06-15')).toEqual([])
  })
})

describe('six weeks before a report', () => {
  test('everybody is asked, also of whom nothing is known, in one mail a person; the programme about who has no mailbox', async () => {
    await opened()
    expect(await mailsOn('2026-05-20')).toEqual([])
    stage.planReports('2026-07-01')
    expect(await mailsOn('2026-05-21')).toEqual(
      [`2026-05-21-${nationalDesk.id}`, `2026-05-21-${director.id}`].toSorted(),
    )
    const [mail] = await mailsTo(nationalDesk)
    expect(mail).toContain('Aanbeveling R2a: CoMensha\nEr komt een verslag aan de Tweede Kamer.')
    expect(mail).toContain('Op woensdag 1 juli 2026.')
    expect(mail).toMatch(/Aanbeveling R3c: .*, Aa en Hunze, .* en 3\d\d andere\n/)
    expect((await mailsTo(director))[0]).toContain(
      'Recommendation R1: Twente\nA report to the House of Representatives',
    )
    expect((await mailsTo(director))[0]).toContain('Not asked: designated officer.')
    expect(await mailsOn('2026-05-22')).toEqual([])
  })

  test('who updated it in these weeks is not asked, and nobody on the day itself', async () => {
    await opened()
    stage.planReports('2026-07-01')
    const standing = await published({}, '2026-05-21')
    stage.moveTo(morning('2026-05-21'))
    const asked = (await collectRecipients(stage)).recipients.find(({ recipient }) => recipient === director.id)
    expect(asked?.progress).not.toContain('R1 VR05')
    expect(asked?.progress).toContain('R3c GM0153')
    expect(standing.unit).toBe('VR05')
    stage.moveTo(morning('2026-07-01'))
    expect(await collectRecipients(stage)).toEqual({ recipients: [] })
  })
})

const expires = 1_900_000_000

/** A digest on each of these mornings; the mails that went out. */
async function mailsOn(...days: readonly string[]): Promise<readonly string[]> {
  const before = stage.sent.length
  for (const day of days) {
    stage.moveTo(morning(day))
    expect(await runDigest(machine, stage)).toBe('done')
  }
  return stage.sent.slice(before).toSorted()
}

const mailsTo = async ({ email }: Holder) =>
  (await stage.inbox()).filter(({ destination }) => destination.to.includes(email)).map(({ body }) => body.text)

const byProgramme = (day: string) => ({ edit: edit({ at: morning(day), side: 'programme' }), calendar: stage.calendar })

/** Entered and published by the region itself. */
async function published(changes: Partial<Update>, day = '2026-05-01'): Promise<Standing> {
  const entered = await updated(undefined, changes, day)
  const step = publish(entered, { commitment: 'R1', unit: twente }, edit({ at: morning(day), side: 'programme' }))
  await stage.standings.put(step, expires)
  return step.standing
}

async function updated(before: Standing | undefined, changes: Partial<Update>, day: string): Promise<Standing> {
  const place: { commitment: string; unit: Unit } = { commitment: 'R1', unit: twente }
  const entry = { update: { ...underway, ...changes }, regions: ['VR05'] }
  const step = enter(before, place, entry, { edit: edit({ at: morning(day) }), calendar: stage.calendar })
  await stage.standings.put(step, expires)
  return step.standing
}

const change = (id: string, changes: Partial<Holder>) => changeEntry(stage, id, changes)
