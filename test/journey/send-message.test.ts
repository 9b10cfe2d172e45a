import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localTarget } from './local-target.ts'
import { answerForm, fromEnschede, heading, press, readReceipt } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { linkIn, mailTo } from './target.ts'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
/** A desk that answers does so in office hours; a minute here is an hour there. */
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 60)
})
afterAll(() => hosted.close())
const here = () => ({ baseURL: hosted.local.origin })
const mailbox = (address: string, nth: number) => mailTo(localTarget(hosted.local), address, nth)

const scripts = [
  { how: 'with script', javaScriptEnabled: true, nth: 1 },
  { how: 'without script', javaScriptEnabled: false, nth: 2 },
]

describe.each(scripts)('a care worker, $how', ({ how, javaScriptEnabled, nth }) => {
  // The checker is itself a script.
  const look = javaScriptEnabled ? expectAccessible : async () => undefined

  test('sends a message, is told who has it and until when, and sees that somebody took it', async () => {
    await visit(
      '/melden/',
      async page => {
        await look(page)
        await page
          .locator('main')
          .getByRole('link', { name: /formulier|bericht/i })
          .last()
          .click()
        await heading(page, 'Bericht aan het regioloket').waitFor()
        await screenshot(page, `form-${how}`)
        await answerForm(page, fromEnschede)
        await press(page, 'Controleer uw bericht')
        await heading(page, 'Klopt dit?').waitFor()
        await look(page)
        await screenshot(page, `check-${how}`)
        await press(page, 'Verstuur het bericht')
        await heading(page, 'Uw bericht is binnen').waitFor()
        await look(page)
        await screenshot(page, `receipt-${how}`)
        expect(await page.locator('main').textContent()).toContain('zorgcoördinator van Twente')
        const { reference, receipt } = await readReceipt(page)
        expect(page.url()).not.toContain(reference)

        const asked = await mailbox('zorgcoordinator.vr05@demo.example.org', nth)
        expect(asked.text).not.toContain('Slaapt')
        const link = `/api/v1${linkIn(asked)}`
        await takeOver(link, how)

        await page.goto('/status/')
        await answerForm(page, { reference: reference.toLowerCase(), receipt })
        await press(page, 'Bekijk hoe het staat')
        await page.getByText('Opgepakt door de zorgcoördinator').waitFor()
        await look(page)
        await screenshot(page, `status-${how}`)
        const toReporter = await mailbox('hulpverlener@example.org', 2 * nth - 1)
        expect(toReporter.text).not.toMatch(/MR-|https?:|Meldroute|mensenhandel/)

        await close(link, how)
        await page.goto('/status/')
        await answerForm(page, { reference, receipt })
        await press(page, 'Bekijk hoe het staat')
        await page.getByRole('heading', { name: 'Afgehandeld', exact: true }).waitFor()
      },
      { ...here(), javaScriptEnabled },
    )
  })
})

async function takeOver(link: string, how: string): Promise<void> {
  const act = async (page: Page) => {
    await heading(page, 'Een bericht wacht op u').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Slaapt')
    await expectAccessible(page)
    await screenshot(page, `takeover-${how}`)
    await press(page, 'Ik pak dit op')
    await page.getByText('Kies uw eerste stap.').first().waitFor()
    await expectAccessible(page)
    await answerForm(page, {
      firstStep: 'callReporter',
      firstStepBy: (await page.locator('[name=firstStepBy]').getAttribute('max')) ?? '',
      reporterKnown: 'true',
    })
    await press(page, 'Ik pak dit op')
    await heading(page, 'U hebt dit bericht opgepakt').waitFor()
    await expectAccessible(page)
    await screenshot(page, `taken-${how}`)
  }
  await visit(link, act, here())
}

async function close(link: string, how: string): Promise<void> {
  const act = async (page: Page) => {
    await press(page, 'Ja, de eerste stap is gezet')
    await page.getByText('De eerste stap is gezet.').waitFor()
    await answerForm(page, { outcome: 'registeredByUs' })
    await press(page, 'Sluit het bericht af')
    await heading(page, 'Dit bericht is afgesloten').waitFor()
    await expectAccessible(page)
    await screenshot(page, `closed-${how}`)
  }
  await visit(link, act, here())
}
