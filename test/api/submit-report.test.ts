import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { collect } from '#adapters/items.ts'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import { submitAsPage, submitReport } from '../../functions/api/submit-report.ts'
import { reconcile } from '../../functions/jobs/reconcile.ts'
import { withFault } from '../workflow/faults.ts'
import { friday, openStage, type Stage } from '../workflow/stage.ts'
import { aSubmission } from './submission.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const messages = async () => (await collect(stage.reports.references())).length
const down = async () => {
  throw new Error('The service is down')
}

test('killed before the write, nothing is accepted and nothing is started', async () => {
  const broken = { ...stage, reports: { create: down } }
  await expect(submitReport(aSubmission(), broken)).rejects.toThrow('down')
  expect(stage.started).toEqual([])
})

test('when what the receipt says cannot be read, nothing is stored: nobody is told "failed" of a message that is in', async () => {
  const before = await messages()
  await expect(submitReport(aSubmission(), { ...stage, policy: down })).rejects.toThrow('down')
  expect([await messages(), stage.started]).toEqual([before, []])
})

test.each(['before', 'after'] as const)(
  'with a fault %s any call, every receipt that was shown has its message, and sending again gives the same one',
  async when => {
    for (let at = 0; ; at += 1) {
      stage.reset()
      const submission = aSubmission()
      const before = await messages()
      const broken = withFault(stage, { at, when }, ['keyring', 'seal', 'reports', 'workflows'])
      const shown = await submitReport(submission, broken.stage).catch(() => undefined)
      if (shown) expect(await stage.reports.get(shown.reference), `fault ${when} call ${at}`).toBeDefined()
      const again = await submitReport(submission, stage)
      if (shown) expect(again).toEqual(shown)
      expect(await stage.reports.get(again.reference)).toMatchObject({ watch: { run: 1, wakesAt: friday } })
      expect(await messages(), `fault ${when} call ${at}`).toBe(before + 1)
      if (!broken.struck()) break
    }
  },
)

test('a message that cannot be sealed is not stored in the clear', async () => {
  const reports = { create: () => Promise.reject(new Error('It was stored')) }
  await expect(submitReport(aSubmission(), { ...stage, reports, seal: { seal: down } })).rejects.toThrow('down')
})

test('when the workflow does not start the message is accepted all the same, and the log says so', async () => {
  const { reference } = await submitReport(aSubmission(), { ...stage, workflows: { start: down } })
  expect(await stage.reports.get(reference)).toMatchObject({
    watch: { machine: 'escalation', run: 1, wakesAt: friday },
  })
  expect(stage.lines).toMatchObject([{ watch: 'escalation', outcome: 'notStarted', error: 'Error' }])
})

test('a message whose workflow did not start is answered as accepted, and the dead-man’s switch starts it', async () => {
  const unstarted = { ...stage, workflows: { start: down } }
  const { status, body = '' } = await submitAsPage(aSubmission(), stage.wordings.nl, unstarted)
  expect([status, body]).toEqual([201, expect.stringContaining(stage.wordings.nl.form.receipt.heading)])
  const [reference = ''] = /MR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(body) ?? []
  expect(stage.started).toEqual([])
  stage.pass(120)
  await reconcile(stage)
  expect(stage.started).toContainEqual({ machine: 'escalation', reportId: reference, run: 2 })
})

test('sent again after a lost answer, it gets the same receipt and is one message', async () => {
  const submission = aSubmission()
  const first = await submitReport(submission, stage)
  stage.moveTo('2026-04-29T08:00:00.000Z')
  expect(await submitReport(submission, stage)).toEqual(first)
  expect(stage.started).toHaveLength(1)
})

test('fifty at once with one key are one message with one receipt', async () => {
  const submission = aSubmission()
  const before = await messages()
  const receipts = await Promise.all(Array.from({ length: 50 }, () => submitReport(submission, stage)))
  expect(new Set(receipts.map(receipt => JSON.stringify(receipt))).size).toBe(1)
  expect(await messages()).toBe(before + 1)
  expect(stage.started).toHaveLength(1)
})

test('the same key with other answers is refused, and the first message stays', async () => {
  const submission = aSubmission()
  const { reference } = await submitReport(submission, stage)
  await expect(submitReport({ ...submission, persons: 'twoToFive' }, stage)).rejects.toThrow(Conflict)
  expect(await stage.reports.get(reference)).toMatchObject({ persons: 'one' })
})

test('a reference that is taken by another message gives way to the next', async () => {
  // Every key spells the same first reference here.
  const digest = await stage.keyring.referenceDigest('the same for all', 0)
  const keyring = {
    ...stage.keyring,
    referenceDigest: async (key: string, attempt: number) =>
      attempt === 0 ? digest : stage.keyring.referenceDigest(key, attempt),
  }
  const [first, second] = [aSubmission(), aSubmission()]
  const one = await submitReport(first, { ...stage, keyring })
  const other = await submitReport(second, { ...stage, keyring })
  expect(other.reference).not.toBe(one.reference)
  expect(await submitReport(second, { ...stage, keyring })).toEqual(other)
})

test.each([
  { what: 'an unknown field', values: aSubmission({ bsn: '1' }), errors: [{ field: 'form', code: 'unknownField' }] },
  { what: 'danger now', values: aSubmission({ danger: 'now' }), errors: [{ field: 'danger', code: 'dangerNow' }] },
  {
    what: 'a region that only prepares',
    values: aSubmission({ place: 'Middelburg' }),
    errors: [{ field: 'where', code: 'regionOnlyPrepares' }],
  },
  {
    what: 'a region that is not connected',
    values: aSubmission({ place: 'Almere' }),
    errors: [{ field: 'where', code: 'regionNotConnected' }],
  },
])('$what is refused with a code and nothing is stored', async ({ values, errors }) => {
  const refused = await submitReport(values, stage).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(InvalidInput)
  expect(refused).toMatchObject({ fields: errors })
  expect(stage.started).toEqual([])
})

test('a citizen is not taken where only professionals are admitted', async () => {
  const regions = stage.regions.map(region => ({ ...region, citizens: false }))
  const refused = submitReport(aSubmission({ reporterType: 'citizen' }), { ...stage, regions })
  await expect(refused).rejects.toMatchObject({ fields: [{ field: 'where', code: 'citizensNotAdmitted' }] })
})

test('the receipt says who has it, until when and who is next', async () => {
  const receipt = await submitReport(aSubmission(), stage)
  expect(receipt).toMatchObject({ handler: 'careCoordinator', next: 'chainDirector', phoneNow: false })
  expect(receipt.receipt).toMatch(/^[0-9A-Z]{16}$/)
  expect(receipt.explanation).not.toBe('')
})

test('what was written is sealed, and neither code nor key is stored', async () => {
  const submission = aSubmission()
  const { reference, receipt } = await submitReport(submission, stage)
  const stored = JSON.stringify(await stage.reports.get(reference))
  for (const secret of ['professional@example.org', 'niet naar buiten', receipt, submission.submissionKey]) {
    expect(stored).not.toContain(secret)
  }
})
