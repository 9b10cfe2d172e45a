import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { acknowledge, notForMe } from '#domain/lifecycle.ts'
import type { Notice } from '#domain/notice.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import { type Ending, execute, type Limits, type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { aReport } from '../adapters/examples.ts'
import { withFault } from './faults.ts'
import { startOf } from './live-message.ts'
import { coordinator, deputy, director, nationalDesk, openStage, type Stage } from './stage.ts'

let stage: Stage
let machines: WatchMachines

beforeAll(async () => {
  machines = await watchMachines()
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

/** Friday 24 April 16:00 in Amsterdam; King's Day and Liberation Day are closed. */
const asked = {
  atOnce: ['2026-04-24T14:00', coordinator.id],
  again: ['2026-04-28T14:00', coordinator.id],
  deputyToo: ['2026-04-28T14:00', deputy.id],
  director: ['2026-04-30T14:00', director.id],
  national: ['2026-05-04T14:00', nationalDesk.id],
} as const

/** Past the first question to the national desk. */
const wholeLadder: Instant = '2026-05-04T16:00:00.000Z'

test('a silent region climbs every rung, and the chase never ends without somebody', async () => {
  const report = await accept()
  expect(await climb(report, { until: '2026-05-08T12:00:00.000Z' })).toBe('late')
  expect(whoWasAsked(await ledgerOf(report))).toEqual([
    ...Object.values(asked),
    ['2026-05-06T07:00', nationalDesk.id],
    ['2026-05-07T07:00', nationalDesk.id],
    ['2026-05-08T07:00', nationalDesk.id],
  ])
  expect(await stage.reports.get(report.reference)).toMatchObject({ state: { phase: 'received' }, watch: { run: 1 } })
  expect(stage.lines).toEqual(Array.from({ length: 3 }, () => ({ ladder: 'repeated' })))
})

test('every notice is one mail in the inbox, without a word of the message', async () => {
  const report = await accept()
  await climb(report, { until: wholeLadder })
  const mails = (await stage.inbox()).filter(mail => mail.body.text.includes('/api/v1/takeover?t='))
  expect(mails.slice(-5).map(mail => mail.destination.to)).toEqual(
    [coordinator, coordinator, deputy, director, nationalDesk].map(({ email }) => [email]),
  )
  for (const { body } of mails) expect(body.text).not.toContain(report.reference)
})

test('taking it stops the chase for everyone, and follow-up begins', async () => {
  const report = await accept()
  const ending = await climb(report, {
    until: wholeLadder,
    before: once('2026-04-29T08:00:00.000Z', () => take(report)),
  })
  expect(ending).toBe('done')
  expect(whoWasAsked(await ledgerOf(report))).toEqual([asked.atOnce, asked.again, asked.deputyToo])
  expect(stage.sent).toHaveLength(3)
})

test('"not for me" moves the ladder on at once, to whoever is next', async () => {
  const report = await accept()
  await climb(report, { until: '2026-04-24T14:10:00.000Z' })
  stage.moveTo('2026-04-28T08:00:00.000Z')
  const now = await change(report, current => notForMe(current, by(coordinator), stage.clock.now()))
  await climb(now, { until: '2026-04-28T09:00:00.000Z' })
  expect(whoWasAsked(await ledgerOf(report)).at(-1)).toEqual(['2026-04-28T08:00', deputy.id])
})

test('an execution of an earlier run ends at its next look and does nothing', async () => {
  const report = await accept()
  await change(report, current => ({ ...current, version: current.version + 1, watch: watchOf(current, 2) }))
  expect(await climb(report)).toBe('done')
  expect(await ledgerOf(report)).toEqual([])
})

test('a missed first step starts the ladder again, in a new round', async () => {
  const report = await accept()
  await climb(report, { until: '2026-04-24T14:10:00.000Z' })
  const taken = await take(report)
  const ending = await execute(machines, startOf(taken), stage)
  expect(ending).toBe('done')
  expect(stage.started).toEqual([{ machine: 'escalation', reportId: report.reference, run: 3 }])
  const [restarted] = stage.started
  if (restarted) await execute(machines, restarted, stage, { until: '2026-05-01T14:00:00.000Z' })
  const rounds = (await ledgerOf(report)).filter(({ purpose }) => purpose === 'ladder').map(({ round }) => round)
  expect(rounds).toEqual([1, 2])
})

test('killed before any of its tasks and started again, it asks the same people once', async () => {
  const expected = linesOf(await undisturbed(wholeLadder))
  for (let killAt = 0; ; killAt += 1) {
    stage.reset()
    const report = await accept()
    const first = await climb(report, { until: wholeLadder, killAt })
    await climb(report, { until: wholeLadder })
    expect(linesOf(await ledgerOf(report)), `killed before task ${killAt}`).toEqual(expected)
    expect(stage.sent).toHaveLength(expected.length)
    if (first === 'late') break
  }
}, 120_000)

test.each(['before', 'after'] as const)(
  'a fault %s any call loses nobody and asks nobody twice unawares',
  async when => {
    const untilDeputy = '2026-04-28T15:00:00.000Z'
    const expected = linesOf(await undisturbed(untilDeputy)).map(({ id }) => id)
    for (let at = 0; ; at += 1) {
      stage.reset()
      const report = await accept()
      const broken = withFault(stage, { at, when })
      await execute(machines, startOf(report), broken.stage, { until: untilDeputy })
      const ledger = await ledgerOf(report)
      expect(
        ledger.map(({ id }) => id),
        `fault ${when} call ${at}`,
      ).toEqual(expected)
      for (const { id, state, attempts } of ledger) {
        expect(state, `${id}, fault ${when} call ${at}`).toBe('sent')
        const mails = stage.sent.filter(sent => sent === id).length
        // A claim whose answer was lost counts as an attempt, although nothing went out.
        expect(mails >= 1 && mails <= attempts, `${id}: ${mails} mails, ${attempts} attempts`).toBe(true)
      }
      if (!broken.struck()) break
    }
  },
  120_000,
)

test('a notice is sent twice only where the ledger says that the first outcome was unknown', async () => {
  const report = await accept()
  stage.nextAnswers('sentButUnknown')
  await climb(report, { until: wholeLadder })
  const ledger = await ledgerOf(report)
  for (const { id, attempts } of ledger) expect(stage.sent.filter(sent => sent === id)).toHaveLength(attempts)
  expect(ledger.map(({ attempts }) => attempts).sort()).toEqual([1, 1, 1, 1, 2])
})

test('an outcome that stays unknown is not tried a third time, and the ladder goes on', async () => {
  const report = await accept()
  stage.nextAnswers('unknown', 'unknown')
  await climb(report, { until: wholeLadder })
  const ledger = await ledgerOf(report)
  expect(ledger.filter(({ state }) => state === 'unknown')).toMatchObject([{ attempts: 2, holder: coordinator.id }])
  expect(whoWasAsked(ledger)).toEqual(Object.values(asked))
})

test('a refused recipient is an outcome, and the ladder does not wait for it', async () => {
  const report = await accept()
  stage.nextAnswers('rejected')
  await climb(report, { until: '2026-04-24T14:30:00.000Z' })
  const [refused, ...others] = await ledgerOf(report)
  expect(refused).toMatchObject({ holder: coordinator.id, state: 'failed' })
  expect(others.map(({ holder }) => holder)).toContain(deputy.id)
})

test('a mailer that asks to slow down gets the same notice again, counted once', async () => {
  const report = await accept()
  stage.nextAnswers(new Error('Slow down'), new Error('Slow down'))
  await climb(report, { until: '2026-04-24T14:30:00.000Z' })
  expect(await ledgerOf(report)).toMatchObject([{ state: 'sent', attempts: 1 }])
  expect(stage.sent).toHaveLength(1)
})

async function accept(changes: Partial<Report> = {}): Promise<Report> {
  const report = aReport(changes)
  await stage.reports.create(report)
  return report
}

const climb = (report: Report, limits: Limits = {}): Promise<Ending> =>
  execute(machines, startOf(report), stage, limits)

async function change(report: Report, how: (current: Report) => Report): Promise<Report> {
  const current = await stage.reports.get(report.reference)
  if (!current) throw new Error('The report is gone')
  const changed = how(current)
  await stage.reports.replace(changed, current.version)
  return changed
}

const by = ({ id, role, region }: typeof coordinator): HandlerRef => ({ holder: id, role, region })
const watchOf = ({ receivedAt }: Report, run: number) => ({ machine: 'escalation', run, wakesAt: receivedAt }) as const

const take = (report: Report): Promise<Report> => {
  const taking = {
    by: by(coordinator),
    firstStep: 'callReporter',
    firstStepBy: '2026-04-30',
    reporterKnown: true,
  } as const
  return change(report, current => acknowledge(current, taking, stage.clock.now()))
}

/** Does it at the first look after that instant. */
function once(after: Instant, act: () => Promise<unknown>): (now: Instant) => Promise<void> {
  let done = false
  return async now => {
    if (done || now < after) return
    done = true
    await act()
  }
}

const ledgerOf = async ({ reference }: Report): Promise<Notice[]> =>
  (await stage.notices.list(reference)).sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1))
const sortOf = ({ plannedAt, id }: Notice): string => `${plannedAt} ${id}`

/** The minute and the holder, in order of asking. */
const whoWasAsked = (ledger: readonly Notice[]) =>
  ledger.map(({ plannedAt, holder }) => [plannedAt.slice(0, 16), holder])

const linesOf = (ledger: readonly Notice[]) =>
  ledger.map(({ id, state, attempts, holder, rung }) => ({ id, state, attempts, holder, rung }))

async function undisturbed(until: Instant) {
  const report = await accept()
  await climb(report, { until })
  return ledgerOf(report)
}
