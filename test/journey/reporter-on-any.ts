import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { askStatus, send, statusOf } from './message.ts'
import type { Stage } from './silent-region.ts'
import { postForm, postJson, type Target } from './target.ts'
import { aMessage } from './urgent-message.ts'

/** Utrecht lies in a region where no journey counts mails, and this wakes nobody. */
const calm = { where: 'GM0344', urgentBecause: [] }

const Saved = z.object({ code: z.string() })

/** What somebody outside can do without an account, and what nobody can: whatever runs it, a stage in AWS too. */
export function reporterOnAny(name: string, open: () => Promise<Stage>): void {
  describe(`a reporter on ${name}`, () => {
    let stage: Stage
    let target: Target
    beforeAll(async () => {
      stage = await open()
      target = stage.target
    }, 400_000)
    afterAll(() => stage?.close?.())

    test('the same message sent twice is one message, and another one with its key is refused', async () => {
      const message = aMessage(calm)
      const once = await send(target, message)
      expect(await send(target, message)).toEqual(once)
      await expect(send(target, { ...message, persons: 'unknown' })).rejects.toThrow('409')
    })

    test('a wrong code answers as an unknown number does', async () => {
      const message = await send(target, aMessage(calm))
      const wrong = await askStatus(target, { ...message, receipt: '0000000000000000' })
      const unknown = await askStatus(target, { ...message, reference: 'MR-0000-0000' })
      expect([wrong.status, unknown.status]).toEqual([404, 404])
      expect(await wrong.text()).toBe(await unknown.text())
    })

    test('what is kept for later opens with its code alone, until it is thrown away', async () => {
      const kept = await postJson(target, '/drafts', { text: 'Half af.' })
      expect(kept.status).toBe(201)
      const { code } = Saved.parse(await kept.json())
      const open = () => postJson(target, '/drafts/open', { code })
      expect(await (await open()).json()).toMatchObject({ answers: { text: 'Half af.' } })
      expect((await postJson(target, '/drafts/open', { code: '0000000000000000' })).status).toBe(404)
      expect((await postJson(target, '/drafts/discard', { code })).status).toBe(204)
      expect((await open()).status).toBe(404)
    })

    test('a form without script is checked, and sent after that', async () => {
      const page = await postForm(target, '/reports/check', { language: 'nl', danger: 'none' })
      expect([page.status, page.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
      expect(page.headers.get('cache-control')).toBe('no-store')
    })

    test('bad input is refused, and nothing of it comes back', async () => {
      const word = 'Kwetsbaar'
      const refused = [
        await postJson(target, '/reports', aMessage({ ...calm, text: word.repeat(300) })),
        await postJson(target, '/reports', { ...aMessage(calm), [word]: word }),
        await target.call('/reports', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"${word}`,
        }),
        await target.call('/reports', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: word }),
        await postJson(target, '/reports', { text: word.repeat(5000) }),
      ]
      expect(refused.map(({ status }) => status)).toEqual([422, 422, 400, 415, 413])
      for (const answer of refused) expect(await answer.text()).not.toContain(word)
    })

    test('without a session there is nothing of anybody', async () => {
      const { reference } = await send(target, aMessage(calm))
      const paths = ['/desk/reports', `/desk/reports/${reference}`, '/directory', '/people', '/coverage', '/session']
      const answers = await Promise.all(paths.map(path => target.call(path)))
      expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 401))
      for (const answer of answers) expect(await answer.text()).not.toContain(reference)
      expect((await target.call('/progress')).status).toBe(200)
      expect((await target.call('/statistics')).status).toBe(200)
    })

    test('how it stands is told to whoever has number and code', async () => {
      const message = await send(target, aMessage(calm))
      expect(await statusOf(target, message)).toMatchObject({ phase: 'received', detail: 'minimal' })
    })
  })
}
