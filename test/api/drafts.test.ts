import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answersToKeep, draftErrors } from '#domain/draft.ts'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import { questions } from '#domain/form.ts'
import { discardAsPage, discardDraft } from '../../functions/api/discard-draft.ts'
import { openAsPage, openDraft } from '../../functions/api/open-draft.ts'
import { saveAsPage, saveDraft } from '../../functions/api/save-draft.ts'
import { submitReport } from '../../functions/api/submit-report.ts'
import { openStage, type Stage } from '../workflow/stage.ts'
import { aSubmission } from './submission.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const secret = 'Slaapt op het werk en krijgt geen loon.'
const halfway = {
  where: 'place',
  place: 'Enschede',
  kind: 'person',
  forms: ['labourExploitation', 'unknown'],
  text: secret,
}
const nobodys = '0000000000000000'
const words = (language: 'nl' | 'en' = 'nl') => ({
  ...stage,
  wording: stage.wordings[language],
  words: stage.draftWords[language],
})
const codeIn = (html = '') => /<p class="code">([^<]{19})<\/p>/.exec(html)?.[1] ?? ''
const tokenIn = (html = '') => /name="draft" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('a wrong code', () => {
  test('answers as one that expired, was sent or was thrown away, after the same read', async () => {
    const expired = await stage.drafts.create(halfway)
    stage.pass(7 * 24 * 60 * 60)
    const discarded = await stage.drafts.create(halfway)
    await stage.drafts.discard(discarded)
    const codes = [nobodys, expired.code, discarded.code]
    const answers = await Promise.all(codes.map(code => openAsPage({ code }, words())))
    expect(answers[0]).toMatchObject({ status: 404 })
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    for (const code of codes) await expect(openDraft({ code }, stage)).rejects.toEqual(nothingThere)
    for (const code of codes) await expect(discardDraft({ code }, stage)).rejects.toEqual(nothingThere)
  })

  test.each([openAsPage, discardAsPage])('asks for the code again and does not repeat it', async asPage => {
    const { status, body } = await asPage({ code: nobodys }, words('en'))
    expect(status).toBe(404)
    expect(body).toContain('name="code"')
    expect(body).toContain('Nothing is saved under this code')
    expect(body).not.toContain(nobodys)
  })
})

const nothingThere = new NotFound('Nothing is saved under this code')

describe.each([
  [{}, 'code', 'receiptInvalid'],
  [{ code: '' }, 'code', 'receiptInvalid'],
  [{ code: 'too short' }, 'code', 'receiptInvalid'],
  [{ code: ['a', 'b'] }, 'code', 'receiptInvalid'],
  [{ code: 'x'.repeat(81) }, 'code', 'receiptInvalid'],
  [{ code: nobodys, name: 'Fatima' }, 'form', 'unknownField'],
])('%j', (fields, field, code) => {
  test.each([
    [openDraft, openAsPage],
    [discardDraft, discardAsPage],
  ])('is no code, and told so', async (act, asPage) => {
    await expect(act(fields, stage)).rejects.toEqual(new InvalidInput([{ field, code }]))
    const { status, body } = await asPage(fields, words())
    expect(status).toBe(422)
    expect(body).toContain(stage.wordings.nl.form.errors[code as 'receiptInvalid'])
    expect(body).not.toMatch(/too short|Fatima/)
  })
})

describe('saving', () => {
  test('what cannot be kept is told by field, and the form comes back with every answer', async () => {
    const fields = { ...halfway, contactName: 'x'.repeat(101) }
    await expect(saveDraft(fields, stage)).rejects.toMatchObject({
      fields: [{ field: 'contactName', code: 'contactNameTooLong' }],
    })
    const { status, body } = await saveAsPage(fields, words())
    expect(status).toBe(422)
    expect(body).toContain(secret)
    expect(body).toContain('href="#contactName"')
  })

  test('danger now stops at 112 before anything is kept', async () => {
    const before = await draftCount()
    const { status, body } = await saveAsPage({ ...halfway, danger: 'now' }, words())
    expect(status).toBe(200)
    expect(body).toContain('tel:112')
    expect(body).toContain(secret)
    await expect(saveDraft({ ...halfway, danger: 'now' }, stage)).rejects.toBeInstanceOf(InvalidInput)
    expect(await draftCount()).toBe(before)
  })

  test('a fault of the table is an error, and no code is shown', async () => {
    const drafts = { ...stage.drafts, create: () => Promise.reject(new Error('down')) }
    await expect(saveAsPage(halfway, { ...words(), drafts })).rejects.toThrow('down')
    await expect(openAsPage({ code: nobodys }, { ...words(), drafts: { open: drafts.create } })).rejects.toThrow('down')
    const discarding = { ...words(), drafts: { discard: drafts.create } }
    await expect(discardAsPage({ code: nobodys }, discarding)).rejects.toThrow('down')
  })

  test.each(['nl', 'en'] as const)('shows the code once in groups of four, and until when, in %s', async language => {
    const { status, body } = await saveAsPage({ ...halfway, language: 'nl' }, words(language))
    expect(status).toBe(201)
    expect(codeIn(body)).toMatch(/^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/)
    expect(body?.replaceAll(codeIn(body), '')).not.toContain(codeIn(body).replaceAll(' ', ''))
    expect(body).toContain(language === 'nl' ? 'vrijdag 1 mei, 16.00 uur' : 'Friday 1 May, 16:00')
    expect(body).toContain(secret)
  })

  test('again from the page it showed stays under the same code, which is not shown again', async () => {
    const first = await saveAsPage(halfway, words())
    const again = await saveAsPage({ ...halfway, text: 'Meer.', draft: tokenIn(first.body) }, words())
    expect(again.status).toBe(201)
    expect(codeIn(again.body)).toBe('')
    const code = codeIn(first.body)
    expect(again.body).not.toContain(code)
    expect(await openDraft({ code }, stage)).toMatchObject({ answers: { ...halfway, text: 'Meer.' } })
  })

  test('after another window saved nothing is lost: both keep their answers', async () => {
    const first = await saveAsPage(halfway, words())
    const draft = tokenIn(first.body)
    await saveAsPage({ ...halfway, text: 'In het andere venster.', draft }, words())
    await expect(saveDraft({ ...halfway, text: 'Hier.', draft }, stage)).rejects.toBeInstanceOf(Conflict)
    const here = await saveAsPage({ ...halfway, text: 'Hier.', draft }, words())
    expect(here.status).toBe(409)
    expect(here.body).toContain('Hier.')
    expect(tokenIn(here.body)).toBe('')
    const other = await saveAsPage({ ...halfway, text: 'Hier.' }, words())
    expect(await openDraft({ code: codeIn(first.body) }, stage)).toMatchObject({
      answers: { text: 'In het andere venster.' },
    })
    expect(await openDraft({ code: codeIn(other.body) }, stage)).toMatchObject({ answers: { text: 'Hier.' } })
  })

  test.each(['made-up', ''])('with %j for a token gives a new code', async draft => {
    const saved = await saveDraft({ ...halfway, draft }, stage)
    expect(saved.code).toMatch(/^[0-9A-Z]{16}$/)
    expect(saved.isAnotherCode).toBe(draft === '' ? undefined : true)
  })

  test('what went meanwhile gets a new code, and the page says so', async () => {
    const { token } = await saveDraft(halfway, stage)
    await discardDraft({ draft: token }, stage)
    const { status, body } = await saveAsPage({ ...halfway, draft: token }, words())
    expect(status).toBe(201)
    expect(body).toContain('Dit is een nieuwe code.')
    expect(codeIn(body)).not.toBe('')
  })
})

describe('opening', () => {
  test('whatever was saved comes back, but for danger, and stays saved', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(one => one.trim() !== '')
    const fields = fc.record(
      Object.fromEntries(
        questions.map(({ name, options }) => [name, options ? fc.subarray([...options], { minLength: 1 }) : text]),
      ),
      { requiredKeys: [] },
    )
    const keepable = fields.filter(values => draftErrors(values).length === 0)
    await fc.assert(
      fc.asyncProperty(keepable, async values => {
        const { code = '' } = await saveDraft(values, stage)
        const kept = answersToKeep(values)
        expect(await openDraft({ code }, stage)).toMatchObject({ answers: kept })
        expect((await openDraft({ code }, stage)).answers).toEqual(kept)
      }),
      { numRuns: 60 },
    )
  })

  test('asks again whether there is danger, in any spelling of the code', async () => {
    const { code = '' } = await saveDraft({ ...halfway, danger: 'called' }, stage)
    const { status, body } = await openAsPage({ code: ` ${code.toLowerCase().replace(/(.{4})/g, '$1-')}` }, words())
    expect(status).toBe(200)
    expect(body).not.toMatch(/name="danger"[^>]*checked/)
    expect(body).toMatch(/name="kind"[^>]*value="person" checked/)
    expect(body).toContain(secret)
    expect(body).not.toContain(code)
    expect(tokenIn(body)).not.toBe('')
  })

  test('leaves out what the form no longer asks', async () => {
    const { code } = await stage.drafts.create({ ...halfway, abolished: 'x', danger: 'none' })
    expect((await openDraft({ code }, stage)).answers).toEqual(halfway)
  })
})

test('thrown away from its page, it is gone and the page says so', async () => {
  const saved = await saveAsPage(halfway, words())
  const { status, body } = await discardAsPage({ draft: tokenIn(saved.body), language: 'nl' }, words())
  expect(status).toBe(200)
  expect(body).toContain('Weggegooid')
  await expect(openDraft({ code: codeIn(saved.body) }, stage)).rejects.toBeInstanceOf(NotFound)
})

describe('sending the message', () => {
  test('destroys what was saved of it', async () => {
    const { code = '', token } = await saveDraft(halfway, stage)
    const submission = aSubmission()
    const receipt = await submitReport({ ...submission, draft: token }, stage)
    await expect(openDraft({ code }, stage)).rejects.toBeInstanceOf(NotFound)
    expect(await submitReport(submission, stage)).toEqual(receipt)
  })

  test('is accepted although the draft could not be destroyed', async () => {
    const { code = '', token } = await saveDraft(halfway, stage)
    const drafts = { discardSent: () => Promise.reject(new Error('down')) }
    await submitReport({ ...aSubmission(), draft: token }, { ...stage, drafts })
    expect(stage.lines).toContainEqual(expect.objectContaining({ draft: 'sent', outcome: 'notDestroyed' }))
    expect(JSON.stringify(stage.lines)).not.toContain(token)
    expect(await openDraft({ code }, stage)).toMatchObject({ answers: halfway })
  })

  test('that could not be stored leaves what was saved of it', async () => {
    const { code = '', token } = await saveDraft(halfway, stage)
    const reports = { create: () => Promise.reject(new Error('down')) }
    await expect(submitReport({ ...aSubmission(), draft: token }, { ...stage, reports })).rejects.toThrow('down')
    expect(await openDraft({ code }, stage)).toMatchObject({ answers: halfway })
  })

  test('that is not right destroys nothing', async () => {
    const { code = '', token } = await saveDraft(halfway, stage)
    await expect(submitReport({ ...aSubmission(), kind: 'x', draft: token }, stage)).rejects.toThrow(InvalidInput)
    expect(await openDraft({ code }, stage)).toMatchObject({ answers: halfway })
  })
})

async function draftCount(): Promise<number> {
  const { client, name } = stage.table
  const scan = { TableName: name, FilterExpression: 'SK = :draft', ExpressionAttributeValues: { ':draft': 'DRAFT' } }
  return (await client.send(new ScanCommand(scan))).Count ?? 0
}
