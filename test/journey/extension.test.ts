import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter } from '#domain/local-time.ts'
import { localDateOf } from '#domain/working-time.ts'
import { timeOn } from './clock.ts'
import { act, deskAt, expectNarrow, send as sendForm, signIn, words } from './desk.ts'
import { localTarget } from './local-target.ts'
import { send } from './message.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { aMessage } from './urgent-message.ts'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
}, 120_000)
afterAll(() => hosted?.close())

/** Somebody took it and did what they promised; after that nothing more happened with it. */
async function aTakenMessage(): Promise<string> {
  const { reference } = await send(localTarget(hosted.local), aMessage({ urgentBecause: [] }))
  const firstStepBy = daysAfter(localDateOf(timeOn(hosted.clock)), 2)
  await visit(
    `/loket/bericht/${reference}/`,
    async page => {
      await signIn(page, 'coordinator')
      await act(page, 'acknowledge', { firstStep: 'consultPartners', firstStepBy })
      await act(page, 'first-step', {})
      expect(await page.locator('#act-extend').count()).toBe(0)
    },
    { baseURL: hosted.local.origin },
  )
  return reference
}

test('a message that nothing happened with for half a year is closed or extended with a reason', async () => {
  const taken = { nl: await aTakenMessage(), en: await aTakenMessage() }
  hosted = await hosted.later(190)
  for (const language of ['nl', 'en'] as const) {
    const { list, acts } = words[language]
    await visit(
      deskAt[language],
      async page => {
        await signIn(page, 'coordinator', language)
        const line = page.getByRole('row').filter({ hasText: taken[language] })
        await line.getByText(list.asksForExtension).waitFor()
        await screenshot(page, `desk ${language} 20 asks for extension`)
        await page.getByRole('link', { name: taken[language] }).click()
        await page.locator('#act-extend').getByText(acts.title.extend, { exact: true }).waitFor()
        await sendForm(page, 'extend', {}, language)
        await page.getByRole('alert').waitFor()
        await expectAccessible(page)
        await expectNarrow(page)
        await screenshot(page, `desk ${language} 21 extended without a reason`)
        await act(page, 'extend', { extensionReason: 'helpContinues' }, language)
        await page.getByText(acts.extensionReasons.helpContinues).first().waitFor()
        expect(await page.locator('#act-extend').count()).toBe(0)
        await expectAccessible(page)
        await screenshot(page, `desk ${language} 22 extended`)
        await page.goto(deskAt[language])
        await line.waitFor()
        expect(await line.getByText(list.asksForExtension).count()).toBe(0)
      },
      { baseURL: hosted.local.origin },
    )
  }
}, 240_000)
