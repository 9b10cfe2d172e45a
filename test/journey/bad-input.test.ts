import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { localTarget } from './local-target.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { postForm, postJson, type Target } from './target.ts'

let hosted: Hosted
let target: Target
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
  target = localTarget(hosted.local)
})
afterAll(() => hosted.close())

const Problem = z.object({
  status: z.int(),
  title: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).default([]),
})
const secret = 'Fatima van de Dorpsstraat'

const post = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  target.call('/reports', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

const unreadable = [
  { what: 'malformed JSON', body: `{"text":"${secret}`, status: 400 },
  { what: 'a list', body: `["${secret}"]`, status: 400 },
  { what: 'nesting without end', body: '['.repeat(9000) + ']'.repeat(9000), status: 400 },
  { what: 'more than 32 kB', body: JSON.stringify({ text: secret.repeat(2000) }), status: 413 },
]

test.each(unreadable)('$what is refused with $status and not repeated', async ({ body, status }) => {
  const answer = await post(body)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.text()).not.toContain('Fatima')
})

test.each([
  { language: 'nl', message: 'Kies wie u bent.' },
  { language: 'en', message: 'Choose who you are.' },
])('every field that is not right is named with words in $language', async ({ language, message }) => {
  const answer = await postJson(target, '/reports', { submissionKey: randomUUID(), language, [secret]: secret })
  expect(answer.status).toBe(422)
  const text = await answer.text()
  expect(text).not.toContain('Fatima')
  const { errors } = Problem.parse(JSON.parse(text))
  expect(errors).toContainEqual({ field: 'reporterType', code: 'reporterTypeRequired', message })
  expect(errors.map(({ code }) => code)).toContain('unknownField')
})

test('a form of another site is refused', async () => {
  const answer = await fetch(`${hosted.local.origin}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example.org' },
    body: '{}',
  })
  expect(answer.status).toBe(400)
})

test('a wrong code is answered like an unknown number', async () => {
  const wrong = await postForm(target, '/reports/status', { reference: 'MR-0000-0000', receipt: '0'.repeat(16) })
  const unknown = await postForm(target, '/reports/status', { reference: 'MR-0000-0018', receipt: '0'.repeat(16) })
  expect([wrong.status, unknown.status]).toEqual([404, 404])
})

test('whoever sends too much is told when to come back and whom to call', async () => {
  const answers: Response[] = []
  for (let sent = 0; sent < 31; sent += 1) answers.push(await post('{}'))
  const refused = answers.find(({ status }) => status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused?.text()).toContain('112')
})
