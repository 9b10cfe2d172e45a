import { describe, expect, test } from 'vitest'
import { inbox } from './inbox.ts'
import { answerForm, fromEnschede, heading, press, readReceipt } from './message-form.ts'
import { eventually, type Mail } from './target.ts'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const scripts = [
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
]

describe.each(scripts)('a care worker, $how', ({ how, javaScriptEnabled }) => {
  // The checker is itself a script.
  const look = javaScriptEnabled ? expectAccessible : async () => undefined

  test('sends a message, is told who has it and until when, and sees that somebody took it', async () => {
    const before = (await inbox()).length
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

        const link = linkIn(await firstMailTo('zorgcoordinator.vr05@demo.example.org', before))
        await takeOver(link, how)

        await page.goto('/status/')
        await answerForm(page, { reference: reference.toLowerCase(), receipt })
        await press(page, 'Bekijk hoe het staat')
        await page.getByText('Opgepakt door de zorgcoördinator').waitFor()
        await look(page)
        await screenshot(page, `status-${how}`)
        const toReporter = await firstMailTo('hulpverlener@example.org', before)
        expect(toReporter.text).not.toMatch(/MR-|https?:|Meldroute|mensenhandel/)

        await close(link, how)
        await page.goto('/status/')
        await answerForm(page, { reference, receipt })
        await press(page, 'Bekijk hoe het staat')
        await page.getByText('Afgehandeld').waitFor()
      },
      { javaScriptEnabled },
    )
  })
})

async function firstMailTo(address: string, after: number): Promise<Mail> {
  return eventually(`a mail to ${address}`, async () => (await inbox()).slice(after).find(mail => mail.to === address))
}

function linkIn(mail: Mail): string {
  expect(mail.text).not.toContain('Slaapt')
  const link = /https?:\/\/\S+(\/api\/v1\/takeover\?\S+)/.exec(mail.text)?.[1]
  if (!link) throw new Error(`No link in:\n${mail.text}`)
  return link
}

async function takeOver(link: string, how: string): Promise<void> {
  await visit(link, async page => {
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
  })
}

async function close(link: string, how: string): Promise<void> {
  await visit(link, async page => {
    await press(page, 'Ja, de eerste stap is gezet')
    await page.getByText('De eerste stap is gezet.').waitFor()
    await answerForm(page, { outcome: 'registeredByUs' })
    await press(page, 'Sluit het bericht af')
    await heading(page, 'Dit bericht is afgesloten').waitFor()
    await expectAccessible(page)
    await screenshot(page, `closed-${how}`)
  })
}
