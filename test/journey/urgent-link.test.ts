import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localTarget } from './local-target.ts'
import { send, statusOf } from './message.ts'
import { answerForm, heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { actAtDesk, signIn } from './sign-in.ts'
import { linkIn, mailTo } from './target.ts'
import { aMessage } from './urgent-message.ts'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 60)
})
afterAll(() => hosted.close())
const coordinator = 'zorgcoordinator.vr05@demo.example.org'
/** Its care coordinator reads English. */
const theHague = 'GM0518'

test('the mail about something urgent leads past signing in to the desk, and there it is taken', async () => {
  const target = localTarget(hosted.local)
  const message = await send(target, aMessage({ text: 'Zij mag niet naar buiten.' }))
  const link = linkIn(await mailTo(target, coordinator))
  const act = async (page: Page) => {
    await heading(page, 'Een bericht wacht op u').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('naar buiten')
    expect(await page.locator('[name=firstStep]').count()).toBe(0)
    await expectAccessible(page)
    await screenshot(page, 'takeover-urgent')

    await page.getByRole('link', { name: 'Aanmelden en oppakken' }).click()
    await page.getByRole('button', { name: coordinator }).click()
    await page.waitForURL(`**/loket/bericht/${message.reference}/`)
    await page.getByText('Zij mag niet naar buiten.').waitFor()
    await answerForm(page, {
      firstStep: 'callReporter',
      firstStepBy: (await page.locator('[name=firstStepBy]').getAttribute('max')) ?? '',
    })
    await press(page, 'Ik pak dit op')
    await page.locator('main [role=status]').waitFor()
    await screenshot(page, 'taken-urgent')
  }
  await visit(`/api/v1${link}`, act, { baseURL: hosted.local.origin })
  expect(await statusOf(target, message)).toMatchObject({ phase: 'acknowledged' })
})

test('what became urgent after the page was opened is refused, and the page says where to go', async () => {
  const target = localTarget(hosted.local)
  const { reference } = await send(target, aMessage({ urgentBecause: [] }))
  const desk = await signIn(target, coordinator)
  const act = async (page: Page) => {
    await answerForm(page, { firstStep: 'callReporter' })
    const judged = await actAtDesk(desk, reference, 'urgency', { urgency: 'urgent', urgencyReason: 'newFacts' })
    expect(judged.status).toBe(200)
    await press(page, 'Ik pak dit op')
    await page.getByRole('alert').getByText('meld u eerst aan').waitFor()
    await expectAccessible(page)
    await screenshot(page, 'takeover-urgent-refused')
    await page.getByRole('link', { name: 'Aanmelden en oppakken' }).waitFor()
    await press(page, 'Niet voor mij')
    await heading(page, 'Dank u. Wij vragen het de volgende').waitFor()
  }
  await visit(`/api/v1${linkIn(await mailTo(target, coordinator, 2))}`, act, { baseURL: hosted.local.origin })
})

test('a holder who reads English is led to the English desk', async () => {
  const target = localTarget(hosted.local)
  const { reference } = await send(target, aMessage({ where: theHague }))
  const act = async (page: Page) => {
    await heading(page, 'A message is waiting for you').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Sign in and take it' }).click()
    // Nobody of this region is among the demo people: whoever signs in here finds nothing of it.
    await page.getByRole('button', { name: coordinator }).click()
    await page.waitForURL(`**/en/desk/message/${reference}/`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('main').textContent()).not.toContain(reference)
  }
  const asked = await mailTo(target, 'zorgcoordinator.vr15@demo.example.org')
  await visit(`/api/v1${linkIn(asked)}`, act, { baseURL: hosted.local.origin })
})
