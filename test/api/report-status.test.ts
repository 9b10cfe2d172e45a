import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import type { Reference } from '#domain/report.ts'
import { reportStatus, statusAsPage } from '../../functions/api/report-status.ts'
import { submitReport } from '../../functions/api/submit-report.ts'
import { openStage, type Stage } from '../workflow/stage.ts'
import { aSubmission } from './submission.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const wrongCode = '0000000000000000'
const inDutch = () => ({ ...stage, wording: stage.wordings.nl })

test('an unknown number, a wrong code and nonsense give one answer after the same reads', async () => {
  const { reference, receipt } = await submitReport(aSubmission(), stage)
  const pairs = [
    { reference, receipt: wrongCode },
    { reference: unknownTo(reference), receipt },
    { reference: unknownTo(reference), receipt: wrongCode },
    { reference: 'no number', receipt: 'no code' },
  ]
  const answers = await Promise.all(pairs.map(async pair => asked(pair)))
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toEqual({ error: new NotFound('No message with this number and this code'), reads: 4 })
})

test('the pages of an unknown number and a wrong code differ in nothing but the number that was typed', async () => {
  const { reference, receipt } = await submitReport(aSubmission(), stage)
  const page = async (pair: { reference: string; receipt: string }) => {
    const { status, body = '' } = await statusAsPage(pair, inDutch())
    return { status, body: body.replace(pair.reference, '') }
  }
  const unknown = await page({ reference: unknownTo(reference), receipt })
  expect(unknown.status).toBe(404)
  expect(await page({ reference, receipt: wrongCode })).toEqual(unknown)
})

test('the page never shows the code again', async () => {
  const { reference, receipt } = await submitReport(aSubmission(), stage)
  for (const pair of [
    { reference, receipt },
    { reference: 'x', receipt },
  ]) {
    const { body } = await statusAsPage(pair, inDutch())
    expect(body).not.toContain(receipt)
  }
})

test.each([
  { values: { reference: 'MR-0000-0000' }, errors: [{ field: 'receipt', code: 'receiptInvalid' }] },
  { values: { receipt: wrongCode }, errors: [{ field: 'reference', code: 'referenceInvalid' }] },
  {
    values: { reference: 'MR-0000-0000', receipt: wrongCode, name: 'x' },
    errors: [{ field: 'form', code: 'unknownField' }],
  },
])('$values is refused with $errors', async ({ values, errors }) => {
  await expect(reportStatus(values, stage)).rejects.toBeInstanceOf(InvalidInput)
  await expect(reportStatus(values, stage)).rejects.toMatchObject({ fields: errors })
  expect((await statusAsPage(values, { ...stage, wording: stage.wordings.en })).status).toBe(422)
})

test('number and code may be typed in any spelling', async () => {
  const { reference, receipt } = await submitReport(aSubmission(), stage)
  const typed = {
    reference: ` ${reference.toLowerCase().replaceAll('-', ' ')}`,
    receipt: receipt.match(/.{4}/g)?.join('-'),
  }
  expect(await reportStatus(typed, stage)).toMatchObject({ reference, phase: 'received', detail: 'minimal' })
  expect((await statusAsPage(typed, inDutch())).status).toBe(200)
})

/** Another number that spells right but nobody got. */
const unknownTo = (reference: Reference): Reference => (reference === 'MR-0000-0000' ? 'MR-1111-1111' : 'MR-0000-0000')

async function asked(pair: { reference: string; receipt: string }) {
  let reads = 0
  const counting = <Given extends unknown[], Answer>(read: (...given: Given) => Answer) => {
    return (...given: Given): Answer => {
      reads += 1
      return read(...given)
    }
  }
  const error: unknown = await reportStatus(pair, {
    ...stage,
    reports: { get: counting(stage.reports.get) },
    notices: { list: counting(stage.notices.list) },
    messages: { list: counting(stage.messages.list) },
    keyring: { receiptHash: counting(stage.keyring.receiptHash) },
  }).catch((thrown: unknown) => thrown)
  return { error, reads }
}
