import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FastClock, officeOpenOn, timeOn } from './clock.ts'
import { send, statusOf } from './message.ts'
import { aFirstStep, signIn, takeAtDesk } from './sign-in.ts'
import { asksTo, askTo, linkIn, mailTo, type Target } from './target.ts'
import { aMessage } from './urgent-message.ts'

export type Stage = {
  readonly target: Target
  readonly clock: FastClock
  readonly nationalDesk: string
  readonly close?: () => Promise<void>
}

/** Who is asked in Twente, in the demo content. */
const coordinator = 'zorgcoordinator.vr05@demo.example.org'
const deputy = 'zorgcoordinator.vervanger.vr05@demo.example.org'
const director = 'ketenregisseur.vr05@demo.example.org'
/** Who signs in there; the mailbox of the national desk is a setting of the stage. */
const nationalMember = 'landelijk.loket@demo.example.org'

/** How long it must stay quiet, in seconds, to be believed: longer than the two messages are apart. */
const quiet = 4

/** A message in a region where nobody answers, from the reporter's first click to the last stop: whatever runs it. */
export function silentRegion(name: string, open: () => Promise<Stage>): void {
  describe(`a silent region on ${name}`, () => {
    let stage: Stage
    let target: Target
    beforeAll(async () => {
      stage = await open()
      target = stage.target
      // The first to sign in wakes the functions for it: that must not cost the morning, or whoever takes the message a rung.
      await signIn(target, deputy)
      await officeOpenOn(stage.clock)
    }, 400_000)
    afterAll(() => stage?.close?.())
    const today = () => timeOn(stage.clock).slice(0, 10)

    test('every rung is asked in turn until somebody takes the message, and then nobody is', async () => {
      const reporter = `professional.${randomUUID()}@example.org`
      const contact = { contactChannel: 'email', contactEmail: reporter, contactOrganisation: 'Demo huisartsenpost' }
      const message = await send(target, aMessage({ ...contact, text: 'Zij mag niet naar buiten.' }))
      expect(message).toMatchObject({ region: { code: 'VR05' }, handler: 'careCoordinator', next: 'chainDirector' })
      const first = await askTo(target, coordinator)
      await askTo(target, deputy)
      expect(first.text).not.toMatch(new RegExp(`${message.reference}|naar buiten|huisartsenpost`))

      const taken = await send(target, aMessage())
      const link = linkIn(await askTo(target, deputy, 2))
      await takeAtDesk(target, { link, person: deputy, step: aFirstStep(today()) })
      expect(await statusOf(target, taken)).toMatchObject({ phase: 'acknowledged', detail: 'minimal' })

      await askTo(target, director)
      expect(await asksTo(target, stage.nationalDesk)).toEqual([])
      expect(await statusOf(target, message)).toMatchObject({ phase: 'received', detail: 'minimal', overdue: {} })

      const last = linkIn(await askTo(target, stage.nationalDesk))
      await takeAtDesk(target, { link: last, person: nationalMember, step: aFirstStep(today(), 'noReply') })
      expect(await statusOf(target, message)).toMatchObject({
        phase: 'acknowledged',
        detail: 'known',
        stops: expect.arrayContaining([expect.objectContaining({ what: 'taken', role: 'nationalDesk' })]),
      })
      expect((await mailTo(target, reporter)).text).not.toContain('takeover')

      await pause(quiet * 1000)
      const counts = [coordinator, deputy, director, stage.nationalDesk].map(address => asksTo(target, address))
      expect((await Promise.all(counts)).map(mails => mails.length)).toEqual([2, 2, 1, 1])
    }, 240_000)
  })
}
