import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { Conflict } from '#domain/errors.ts'
import { acknowledge, close } from '#domain/lifecycle.ts'
import type { Report } from '#domain/report.ts'
import { showTakeover } from '../../functions/api/show-takeover.ts'
import { takeOver } from '../../functions/api/take-over.ts'
import { aReport } from '../adapters/examples.ts'
import { coordinator, deputy, director, openStage, type Stage } from '../workflow/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const taking = { act: 'take', firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: 'true' }

test.each([undefined, '', 'nonsense', ['two', 'tokens']])('a link that is not ours (%j) leads nowhere', async token => {
  expect(await showTakeover(token, 'en', stage)).toMatchObject({ status: 404 })
  const { status, body } = await takeOver({ ...taking, t: token }, 'en', stage)
  expect(status).toBe(404)
  expect(body).toContain('lang="en"')
})

test('a link of a holder who left, or of a message that is gone, leads nowhere', async () => {
  const { token } = await waiting()
  const as = (holder: Holder | undefined) => ({ ...stage, directory: { ...stage.directory, get: async () => holder } })
  expect(await showTakeover(token, 'nl', as(undefined))).toMatchObject({ status: 404 })
  expect(await showTakeover(token, 'nl', as({ ...coordinator, endedOn: '2026-04-24' }))).toMatchObject({ status: 404 })
  expect(await showTakeover(token, 'nl', as({ ...coordinator, endedOn: '2026-04-25' }))).toMatchObject({ status: 200 })
  const gone = await stage.links.signLink({ reference: 'MR-0000-0000', notice: 'n', holder: coordinator.id })
  expect(await showTakeover(gone, 'nl', stage)).toMatchObject({ status: 404 })
})

test('opening the link changes nothing, however often', async () => {
  const { report, token } = await waiting()
  for (const _ of [1, 2, 3]) expect(await showTakeover(token, 'nl', stage)).toMatchObject({ status: 200 })
  expect(await stored(report)).toEqual(report)
  expect(stage.started).toEqual([])
})

test('the page shows no content, and speaks the language of the holder', async () => {
  const { report, token } = await waiting({}, director)
  const { body } = await showTakeover(token, 'nl', stage)
  expect(body).toContain('lang="en"')
  expect(body).toContain(report.reference)
  for (const word of ['labourExploitation', 'Ym94', 'GM0153']) expect(body).not.toContain(word)
})

test('when the colleague was first, the second sees so and nothing changes', async () => {
  const { report, token } = await waiting()
  const other = await linkFor(report, deputy)
  await takeOver({ ...taking, t: token }, 'nl', stage)
  const before = await stored(report)
  const { status, body } = await takeOver({ ...taking, t: other }, 'nl', stage)
  expect(status).toBe(409)
  expect(body).toContain('Iemand anders')
  expect(await stored(report)).toEqual(before)
  expect(stage.started).toHaveLength(1)
})

test('two at the same moment: one has it, the other sees that', async () => {
  const { report, token } = await waiting()
  const other = await linkFor(report, deputy)
  const answers = await Promise.all([token, other].map(t => takeOver({ ...taking, t }, 'nl', stage)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(stage.started).toHaveLength(1)
})

test('a step of the ladder at the same moment does not stop taking it', async () => {
  const { report, token } = await waiting()
  let isFirst = true
  const replace = async (changed: Report, version: number) => {
    if (isFirst) {
      isFirst = false
      await stage.reports.replace({ ...report, version: 2, timeline: [...report.timeline] }, 1)
    }
    await stage.reports.replace(changed, version)
  }
  const answer = await takeOver({ ...taking, t: token }, 'nl', { ...stage, reports: { ...stage.reports, replace } })
  expect(answer.status).toBe(200)
  expect(await stored(report)).toMatchObject({ version: 3, state: { phase: 'acknowledged' } })
})

test('a report that keeps changing is told as it stands', async () => {
  const { token } = await waiting()
  const reports = { ...stage.reports, replace: () => Promise.reject(new Conflict('Somebody was first')) }
  expect(await takeOver({ ...taking, t: token }, 'nl', { ...stage, reports })).toMatchObject({ status: 409 })
})

test('when follow-up does not start, the message is taken all the same', async () => {
  const { report, token } = await waiting()
  const workflows = { start: () => Promise.reject(new Error('down')) }
  expect(await takeOver({ ...taking, t: token }, 'nl', { ...stage, workflows })).toMatchObject({ status: 200 })
  expect(await stored(report)).toMatchObject({ watch: { machine: 'followUp', wakesAt: stage.clock.now() } })
  expect(stage.lines).toMatchObject([{ watch: 'followUp', outcome: 'notStarted' }])
})

test.each([
  { fields: { firstStep: undefined }, code: 'firstStep' },
  { fields: { firstStepBy: '' }, code: 'firstStepBy' },
  { fields: { firstStepBy: '2026-04-23' }, code: 'firstStepBy' },
  { fields: { firstStepBy: '2027-01-01' }, code: 'firstStepBy' },
  { fields: { somethingElse: '1' }, code: 'form' },
])('$fields comes back as the form with what was typed', async ({ fields }) => {
  const { report, token } = await waiting()
  const { status, body } = await takeOver({ ...taking, ...fields, t: token }, 'nl', stage)
  expect(status).toBe(422)
  expect(body).toContain('role="alert"')
  expect(await stored(report)).toEqual(report)
})

describe.each(['urgent', 'acute'] as const)('what is %s', urgency => {
  test('is offered to whoever signs in, and to nobody else', async () => {
    const { report, token } = await waiting({ urgency })
    const { status, body } = await showTakeover(token, 'nl', stage)
    expect(status).toBe(200)
    const to = encodeURIComponent(`/loket/bericht/${report.reference}/`)
    expect(body).toContain(`href="/api/v1/auth/login?to=${to}&amp;lang=nl"`)
    expect(body).not.toMatch(/value="take"|role="alert"/)
    expect(body).toContain('value="notForMe"')
  })

  test('leads a holder who reads English to the English desk', async () => {
    const { report, token } = await waiting({ urgency }, director)
    const { body } = await showTakeover(token, 'nl', stage)
    const to = encodeURIComponent(`/en/desk/message/${report.reference}/`)
    expect(body).toContain(`href="/api/v1/auth/login?to=${to}&amp;lang=en"`)
  })

  test.each([taking, { act: 'take' }])('is not taken by a link, whatever it sends (%j)', async fields => {
    const { report, token } = await waiting({ urgency })
    const { status, body } = await takeOver({ ...fields, t: token }, 'nl', stage)
    expect(status).toBe(422)
    expect(body).toContain('meld u eerst aan')
    expect(body).toContain('Aanmelden en oppakken')
    expect(await stored(report)).toEqual(report)
    expect(stage.started).toEqual([])
  })

  test('can still be passed on by the link', async () => {
    const { report, token } = await waiting({ urgency })
    expect(await takeOver({ act: 'notForMe', t: token }, 'nl', stage)).toMatchObject({ status: 200 })
    expect((await stored(report))?.timeline.at(-1)).toMatchObject({ what: 'notForMe', holder: coordinator.id })
  })

  test('offers its next steps behind the link once whoever has it took it', async () => {
    const { token } = await waiting({ urgency }, coordinator, report => {
      const by = { holder: coordinator.id, role: coordinator.role, region: coordinator.region }
      const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
      return acknowledge(report, step, stage.clock.now())
    })
    expect((await showTakeover(token, 'nl', stage)).body).toContain('U hebt dit bericht opgepakt')
    expect(await takeOver({ act: 'firstStepDone', t: token }, 'nl', stage)).toMatchObject({ status: 200 })
  })
})

test('what became urgent while it was being taken is not taken, and keeps what was typed', async () => {
  const { report, token } = await waiting()
  const replace = async () => {
    await stage.reports.replace({ ...report, version: 2, urgency: 'urgent' }, 1)
    throw new Conflict('The desk judged it otherwise')
  }
  const { status, body } = await takeOver({ ...taking, t: token }, 'nl', {
    ...stage,
    reports: { ...stage.reports, replace },
  })
  expect(status).toBe(422)
  expect(body).toContain('meld u eerst aan')
  expect(await stored(report)).toMatchObject({ version: 2, state: { phase: 'received' } })
})

test('taking it stops the chase and starts follow-up, in one write', async () => {
  const { report, token } = await waiting()
  const { status, body } = await takeOver({ ...taking, t: token }, 'nl', stage)
  expect(status).toBe(200)
  expect(body).toContain('U hebt dit bericht opgepakt')
  expect(await stored(report)).toMatchObject({
    version: 2,
    state: { phase: 'acknowledged', by: { holder: coordinator.id }, reporterKnown: true },
    watch: { machine: 'followUp', run: 2 },
  })
  expect(stage.started).toEqual([{ machine: 'followUp', reportId: report.reference, run: 2 }])
})

test('pressing the button twice is taking it once', async () => {
  const { report, token } = await waiting()
  await takeOver({ ...taking, t: token }, 'nl', stage)
  expect(await takeOver({ ...taking, t: token }, 'nl', stage)).toMatchObject({ status: 200 })
  expect(await stored(report)).toMatchObject({ version: 2 })
})

test('"not for me" raises the run, so that the ladder looks again now', async () => {
  const { report, token } = await waiting()
  const { status, body } = await takeOver({ act: 'notForMe', t: token }, 'nl', stage)
  expect(status).toBe(200)
  expect(body).toContain('Wij vragen het de volgende')
  expect(stage.started).toEqual([{ machine: 'escalation', reportId: report.reference, run: 2 }])
  expect((await stored(report))?.timeline.at(-1)).toMatchObject({ what: 'notForMe', holder: coordinator.id })
})

test('first step done and closing belong to whoever has it', async () => {
  const { report, token } = await waiting()
  const other = await linkFor(report, deputy)
  await takeOver({ ...taking, t: token }, 'nl', stage)
  for (const act of [{ act: 'firstStepDone' }, { act: 'close', outcome: 'unknown' }]) {
    expect(await takeOver({ ...act, t: other }, 'nl', stage)).toMatchObject({ status: 409 })
  }
  expect(await takeOver({ act: 'firstStepDone', t: token }, 'nl', stage)).toMatchObject({ status: 200 })
  expect(await stored(report)).toMatchObject({ state: { firstStepDoneAt: stage.clock.now() } })
  expect(stage.started).toHaveLength(1)
})

test('a message that nobody took cannot be closed by link', async () => {
  const { report, token } = await waiting()
  expect(await takeOver({ act: 'close', outcome: 'unknown', t: token }, 'nl', stage)).toMatchObject({ status: 409 })
  expect(await stored(report)).toEqual(report)
})

test('closing asks for the outcome, ends it, and the link says so from then on', async () => {
  const { report, token } = await waiting()
  await takeOver({ ...taking, t: token }, 'nl', stage)
  expect(await takeOver({ act: 'close', t: token }, 'nl', stage)).toMatchObject({ status: 422 })
  expect(await takeOver({ act: 'close', outcome: 'registeredByUs', t: token }, 'nl', stage)).toMatchObject({
    status: 200,
  })
  expect(await stored(report)).toMatchObject({ state: { phase: 'closed', outcome: 'registeredByUs' } })
  expect((await showTakeover(token, 'nl', stage)).body).toContain('Dit bericht is afgesloten')
})

test('a closed message tells others only that there is nothing to do', async () => {
  const by = { holder: deputy.id, role: deputy.role, region: deputy.region } as const
  const { token } = await waiting({}, coordinator, report => {
    const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
    return close(acknowledge(report, step, stage.clock.now()), { by, outcome: 'unknown' }, stage.clock.now())
  })
  const { body } = await showTakeover(token, 'nl', stage)
  expect(body).toContain('Iemand anders heeft dit al opgepakt')
})

async function waiting(changes: Partial<Report> = {}, holder = coordinator, then = (report: Report) => report) {
  const report = then(aReport(changes))
  await stage.reports.create(report)
  return { report, token: await linkFor(report, holder) }
}

const linkFor = ({ reference }: Report, { id }: typeof coordinator) =>
  stage.links.signLink({ reference, notice: `ladder-1-0-${id}`, holder: id })

const stored = ({ reference }: Report) => stage.reports.get(reference)
