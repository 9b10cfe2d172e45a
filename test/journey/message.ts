import { expect } from 'vitest'
import { Receipt } from '#domain/receipt.ts'
import { Status } from '#domain/status.ts'
import { postForm, postJson, type Target } from './target.ts'

type Fields = Readonly<Record<string, unknown>>

export async function send(target: Target, message: Fields): Promise<Receipt> {
  const response = await postJson(target, '/reports', message)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(201)
  return Receipt.parse(body)
}

type Codes = Pick<Receipt, 'reference' | 'receipt'>

export const askStatus = (target: Target, { reference, receipt }: Codes): Promise<Response> =>
  postJson(target, '/reports/status', { reference, receipt })

export async function statusOf(target: Target, codes: Codes): Promise<Status> {
  const response = await askStatus(target, codes)
  expect(response.status).toBe(200)
  return Status.parse(await response.json())
}

/** Opens the link of a mail and takes the message, with a first step today; something urgent is taken at the desk. */
export async function take(target: Target, link: string, today: string): Promise<void> {
  const page = await target.call(link)
  expect(page.status).toBe(200)
  const t = new URLSearchParams(link.split('?')[1]).get('t') ?? ''
  const answers = { act: 'take', firstStep: 'callReporter', firstStepBy: today, reporterKnown: 'true', language: 'nl' }
  expect((await postForm(target, '/takeover', { t, ...answers })).status).toBe(200)
}
