import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Receipt } from '#domain/receipt.ts'
import { timeOn } from './clock.ts'
import { send, statusOf } from './message.ts'
import { actAtDesk, aFirstStep, type Desk, openAtDesk, signIn } from './sign-in.ts'
import type { Stage } from './silent-region.ts'
import { postForm, postJson } from './target.ts'
import { aMessage } from './urgent-message.ts'

/** Winterswijk lies in a region where no other journey counts mails or lists. */
const winterswijk = 'GM0294'
const coordinator = 'zorgcoordinator.volwassenen.vr06@demo.example.org'
const elsewhere = 'zorgcoordinator.vr05@demo.example.org'
const administrator = 'beheerder@demo.example.org'
const written = 'Hij slaapt boven de zaak en heeft zijn paspoort niet.'

const List = z.object({
  rows: z.array(z.looseObject({ section: z.string(), report: z.looseObject({ reference: z.string() }) })),
})
const Trail = z.array(z.object({ what: z.string(), by: z.string() }))

/** A message from the list to its end, by people who signed in: whatever runs it. */
export function deskOnAny(name: string, open: () => Promise<Stage>): void {
  describe(`the desk on ${name}`, () => {
    let stage: Stage
    let message: Receipt
    let desk: Desk
    beforeAll(async () => {
      stage = await open()
      message = await send(stage.target, aMessage({ where: winterswijk, urgentBecause: [], text: written }))
      desk = await signIn(stage.target, coordinator)
    }, 120_000)
    afterAll(() => stage?.close?.())
    /** Whatever day or hour it is, this step is not missed before the last act. */
    const inAWeek = () => new Date(Date.parse(timeOn(stage.clock)) + 7 * 86_400_000).toISOString().slice(0, 10)

    test('without a session there is nothing but a door', async () => {
      const { target } = stage
      const path = `/desk/reports/${message.reference}`
      const answers = [
        await target.call('/desk/reports'),
        await target.call(path),
        await postJson(target, `${path}/acknowledge`, aFirstStep(inAWeek())),
        await target.call('/session', { headers: { cookie: '__Host-session=of-nobody' } }),
      ]
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
      const page = await target.call('/desk/reports', { headers: { accept: 'text/html' } })
      expect(page.status).toBe(401)
      expect(await page.text()).toContain('/api/v1/auth/login')
    })

    test('only the browser that left for the provider can come back, and only with its code', async () => {
      const forged = await stage.target.call('/auth/callback?code=forged&state=forged')
      expect(forged.status).toBe(401)
      expect(forged.headers.getSetCookie().join()).not.toContain('__Host-session=')
    })

    test('signing in leads to the page that was asked for, and never away from the site', async () => {
      const { target } = stage
      const to = (place: string) => `/auth/login?${new URLSearchParams({ to: place })}`
      expect((await signIn(target, coordinator, to(`/loket/bericht/${message.reference}/`))).landedOn).toBe(
        `/loket/bericht/${message.reference}/`,
      )
      expect((await signIn(target, coordinator, to('//evil.example.org/'))).landedOn).toBe('/loket/')
      const session = await desk.call('/session')
      expect(await session.json()).toMatchObject({ grants: [{ as: 'desk', region: 'VR06', role: 'careCoordinator' }] })
    })

    test('whoever works in another region is told nothing', async () => {
      const other = await signIn(stage.target, elsewhere)
      expect(await referencesFor(other)).not.toContain(message.reference)
      const { seen } = await openAtDesk(desk, message.reference)
      for (const reference of [message.reference, 'MR-0000-0000']) {
        const path = `/desk/reports/${reference}`
        const asked = await other.call(path)
        const taking = await postJson(other, `${path}/acknowledge`, { seen, ...aFirstStep(inAWeek()) })
        expect([asked.status, taking.status]).toEqual([404, 404])
        expect(await asked.text()).not.toContain(message.reference)
      }
      expect((await other.call(`/audit?about=${message.reference}`)).status).toBe(404)
      expect((await openAtDesk(desk, message.reference)).acts).toContain('acknowledge')
    })

    test('the message waits in the list, and opening it shows what was written and is noted', async () => {
      expect(await referencesFor(desk, 'mine')).toContain(message.reference)
      expect((await openAtDesk(desk, message.reference)).content).toMatchObject({ text: written })
      const page = await desk.call(`/desk/reports/${message.reference}`, { headers: { accept: 'text/html' } })
      expect(await page.text()).toContain(written)
      expect((await trailOf(message.reference)).map(({ what }) => what)).toContain('contentOpened')
    })

    test('it is taken, noted on and closed; whoever acts on an older page is stopped', async () => {
      const { reference } = message
      const { seen } = await openAtDesk(desk, reference)
      expect((await actAtDesk(desk, reference, 'acknowledge')).status).toBe(422)
      expect((await actAtDesk(desk, reference, 'acknowledge', aFirstStep(inAWeek()))).status).toBe(200)
      expect(await statusOf(stage.target, message)).toMatchObject({ phase: 'acknowledged' })
      const late = await postJson(desk, `/desk/reports/${reference}/acknowledge`, { seen, ...aFirstStep(inAWeek()) })
      expect(late.status).toBe(409)

      const note = { noteKey: randomUUID(), note: 'Gebeld; morgen om tien uur opnieuw.' }
      expect((await actAtDesk(desk, reference, 'notes', note)).status).toBe(200)
      expect((await openAtDesk(desk, reference)).notes).toMatchObject([{ text: note.note }])

      expect((await actAtDesk(desk, reference, 'first-step')).status).toBe(200)
      expect((await actAtDesk(desk, reference, 'close', { outcome: 'registeredByUs' })).status).toBe(200)
      expect(await statusOf(stage.target, message)).toMatchObject({ phase: 'closed' })
      expect(await referencesFor(desk)).not.toContain(reference)
      const read = ['contentOpened', 'auditRead']
      const done = (await trailOf(reference)).map(({ what }) => what).filter(what => !read.includes(what))
      expect(done).toEqual(['acknowledged', 'noted', 'firstStepDone', 'closed'])
    })

    test('after signing out the session opens nothing, and everywhere means everywhere', async () => {
      const phone = await signIn(stage.target, coordinator)
      expect((await postForm(desk, '/auth/logout', {})).status).toBe(200)
      expect((await desk.call('/desk/reports')).status).toBe(401)
      expect((await phone.call('/desk/reports')).status).toBe(200)
      const laptop = await signIn(stage.target, coordinator)
      expect((await postForm(laptop, '/auth/logout', { everywhere: '1' })).status).toBe(200)
      expect((await phone.call('/desk/reports')).status).toBe(401)
    })

    async function trailOf(reference: string) {
      const office = await signIn(stage.target, administrator)
      const answer = await office.call(`/audit?about=${reference}`)
      expect(answer.status).toBe(200)
      return Trail.parse(await answer.json())
    }
  })
}

/** What somebody's list shows, or one part of it. */
async function referencesFor(desk: Desk, part?: string): Promise<readonly string[]> {
  const answer = await desk.call('/desk/reports')
  expect(answer.status).toBe(200)
  const { rows } = List.parse(await answer.json())
  return rows.filter(({ section }) => part === undefined || section === part).map(({ report }) => report.reference)
}
