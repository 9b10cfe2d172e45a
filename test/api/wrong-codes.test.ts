import crypto, { randomUUID } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { type Api, openApi } from './api.ts'
import { aSubmission } from './submission.ts'

/*
 * Whoever guesses is told nothing, not even by the clock: for a number that does not exist and for a code that is wrong
 * the same is asked of the table and the same is compared. `npm run bench` measures what that comes to.
 */

/** The lengths of what was compared, and never what it was. */
const compared: (readonly [number, number])[] = []
const compare = crypto.timingSafeEqual
beforeEach(() => {
  vi.spyOn(crypto, 'timingSafeEqual').mockImplementation((one, other) => {
    compared.push([one.byteLength, other.byteLength])
    return compare(one, other)
  })
  syncBuiltinESMExports()
})
afterAll(syncBuiltinESMExports)

let api: Api
let codes: { reference: string; receipt: string }
beforeAll(async () => {
  api = await openApi()
  const sent = await api.call('submit-report', { json: aSubmission() })
  codes = z.object({ reference: z.string(), receipt: z.string() }).parse(JSON.parse(sent.body ?? ''))
}, 60_000)
afterAll(() => api.close())

const guesses = {
  'a wrong code': () => ({ ...codes, receipt: '0000000000000000' }),
  'another number': () => ({ ...codes, reference: 'MR-0000-0000' }),
  'nothing right': () => ({ reference: 'MR-1111-1111', receipt: '1111111111111111' }),
  'what spells no number': () => ({ reference: 'x', receipt: 'x' }),
}

const words = () => ({ messageKey: randomUUID(), text: 'Nog iets.' })
const endpoints = {
  'report-status': () => ({}),
  'write-message': words,
  'reopen-report': () => ({ messageKey: randomUUID(), why: 'Het gaat door.' }),
  'withdraw-contact': () => ({}),
}

/** What is answered to a guess, and what was done for it. */
async function answerTo(name: string, json: object) {
  await api.call('report-status', { json: codes })
  const [before, comparisons] = [api.asked.length, compared.length]
  const { statusCode, headers, body } = await api.call(name, { json })
  // The secret of the origin comes first, then the codes.
  const done = compared.slice(comparisons)
  // Of what is asked at once the order is chance.
  return { statusCode, headers, body, asked: api.asked.slice(before).toSorted(), done }
}

test.each(Object.entries(endpoints))('%s answers every guess alike, after the same work', async (name, others) => {
  const answers = []
  for (const guess of Object.values(guesses)) answers.push(await answerTo(name, { ...guess(), ...others() }))
  const [first] = answers
  expect(first).toMatchObject({ statusCode: 404, asked: expect.arrayContaining(['DynamoDB_20120810.GetItem']) })
  for (const answer of answers) expect(answer).toEqual(first)
  expect(first?.done.at(-1)).toEqual([43, 43])
})

test.each(['open-draft', 'discard-draft'])('%s answers every guess alike, after the same work', async name => {
  const saved = await api.call('save-draft', { json: { text: 'Half.' } })
  const { code } = z.object({ code: z.string() }).parse(JSON.parse(saved.body ?? ''))
  const nearly = code.replace(/.$/, last => (last === '0' ? '1' : '0'))
  const answers = []
  for (const guess of [nearly, '0000000000000000', '1111-1111-1111-1111']) {
    answers.push(await answerTo(name, { code: guess }))
  }
  expect(answers[0]).toMatchObject({ statusCode: 404 })
  for (const answer of answers) expect(answer).toEqual(answers[0])
})
