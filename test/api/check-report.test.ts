import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#runtime/answer.ts'
import { type Facts, pageAfterForm } from '#runtime/message-pages.ts'
import { submitAsPage } from '../../functions/api/submit-report.ts'
import { openStage, type Stage } from '../workflow/stage.ts'
import { aSubmission } from './submission.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

const key = 'b3c0a6b4-7f0c-4b1e-9d55-6a3a3f8f1f10'

test('danger now stops at 112, whatever else is wrong, and keeps the answers', () => {
  const { status, body } = check({ danger: 'now', text: 'blijft staan' })
  expect(status).toBe(200)
  expect(body).toContain('tel:112')
  expect(body).toContain('blijft staan')
  expect(body).not.toContain('submissionKey')
})

test('what is missing comes back as the form with the sender’s own answers, escaped', () => {
  const { status, body } = check({ ...answers(), kind: '', text: '"><script>alert(1)</script>' })
  expect(status).toBe(422)
  expect(body).toContain('&quot;&gt;&lt;script&gt;')
  expect(body).not.toContain('<script>alert')
})

test.each([
  { language: 'nl', place: 'Middelburg', heading: 'Uw samenvatting' },
  { language: 'en', place: 'Middelburg', heading: 'Your summary' },
  { language: 'nl', place: 'Almere', heading: 'is nog niet aangesloten' },
] as const)('$place in $language: $heading, and nothing to send', ({ language, place, heading }) => {
  const { status, body } = check({ ...answers(), place }, language)
  expect(status).toBe(200)
  expect(body).toContain(heading)
  expect(body).not.toContain('submissionKey')
})

test('a summary on paper says when it was made, that it was not sent, and whom to call', () => {
  const { body } = check({ ...answers(), place: 'Middelburg' })
  expect(body).toContain('Gemaakt op vrijdag 24 april 2026, 16.00 uur.')
  expect(body).toContain('Dit is niet verstuurd.')
  for (const number of ['112', '0900-8844', '0800-2000', '0800-5151', '0800-7000']) expect(body).toContain(number)
})

test('the token of a draft travels with the answers to every page, and is no answer', () => {
  for (const fields of [{}, { kind: '' }, { danger: 'now' }, { edit: '1' }, { place: 'Almere' }]) {
    const { body } = check({ ...answers(), ...fields, draft: 'a-token' })
    expect(body).toContain('<input type="hidden" name="draft" value="a-token">')
    expect(body).not.toContain('<dd>a-token')
  }
})

test('a region without citizens tells them whom to call', () => {
  const regions = stage.regions.map(region => ({ ...region, citizens: false }))
  const { body } = check({ ...answers(), reporterType: 'citizen' }, 'nl', { ...stage, regions })
  expect(body).toContain('alleen berichten aan van professionals')
})

test('everything right shows it once more, with a key for sending it once', () => {
  const { status, body } = check(answers())
  expect(status).toBe(200)
  expect(body).toContain(`name="submissionKey" value="${key}"`)
  expect(body).toContain('action="/api/v1/reports"')
})

test('"change answers" goes back to the form and finds nothing wrong yet', () => {
  const { status, body } = check({ ...answers(), kind: '', edit: '1' })
  expect(status).toBe(200)
  expect(body).not.toContain('role="alert"')
})

test('confirming gives the receipt as a page, and confirming again the same one', async () => {
  const confirmed = { ...answers(), submissionKey: crypto.randomUUID() }
  const first = await submitAsPage(confirmed, stage.wordings.nl, stage)
  expect(first.status).toBe(201)
  expect(first.body).toMatch(/MR-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(await submitAsPage(confirmed, stage.wordings.nl, stage)).toEqual(first)
})

test('confirming something that no longer passes gives the form back', async () => {
  const { status } = await submitAsPage({ ...answers(), submissionKey: 'none', kind: '' }, stage.wordings.nl, stage)
  expect(status).toBe(422)
})

function check(fields: Readonly<Record<string, unknown>>, language: 'nl' | 'en' = 'nl', facts: Facts = stage): Answer {
  const { geography, regions, clock } = facts
  return pageAfterForm(fields, key, { geography, regions, clock, wording: stage.wordings[language] })
}

/** As a browser sends them: no key, and yes or no as a text or not at all. */
function answers(): Record<string, unknown> {
  const { submissionKey: _key, restricted: _restricted, urgentBecause: _urgent, ...fields } = aSubmission()
  return { ...fields, where: 'place' }
}
