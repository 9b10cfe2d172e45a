import { describe, expect, test } from 'vitest'
import { answerForm, fromEnschede, heading, press } from './message-form.ts'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const scripts = [
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
]

describe.each(scripts)('the form, $how', ({ how, javaScriptEnabled }) => {
  // The checker is itself a script.
  const look = javaScriptEnabled ? expectAccessible : async () => undefined

  test('stops at 112 when there is danger, keeps the answers and goes on after "I called"', async () => {
    await visit(
      '/melden/bericht/',
      async page => {
        await answerForm(page, { ...fromEnschede, danger: 'now' })
        await press(page, 'Controleer uw bericht')
        await heading(page, 'Bel 112').waitFor()
        await look(page)
        await screenshot(page, `danger-${how}`)
        await press(page, 'Ik heb gebeld')
        await heading(page, 'Klopt dit?').waitFor()
        expect(await page.locator('main').textContent()).toContain('Slaapt op het werk')
      },
      { javaScriptEnabled },
    )
  })

  test('names every missing answer in the summary, leads to it and loses nothing', async () => {
    await visit(
      '/melden/bericht/',
      async page => {
        await answerForm(page, { danger: 'none', text: 'Een <b>vet</b> verhaal & meer', place: 'Rijswijk' })
        await press(page, 'Controleer uw bericht')
        await page.getByText('Deze plaats hoort bij meer dan één gemeente').first().waitFor()
        await look(page)
        await screenshot(page, `errors-${how}`)
        expect(await page.locator('[name=text]').inputValue()).toBe('Een <b>vet</b> verhaal & meer')
        await page.getByRole('link', { name: 'Kies waar het op lijkt', exact: false }).click()
        expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('forms')
      },
      { javaScriptEnabled },
    )
  })

  test('makes a summary to print in a region that prepares, and stores nothing', async () => {
    await visit(
      '/melden/bericht/',
      async page => {
        await answerForm(page, { ...fromEnschede, place: 'Middelburg' })
        await press(page, 'Controleer uw bericht')
        await heading(page, 'Uw samenvatting').waitFor()
        await look(page)
        await screenshot(page, `summary-${how}`)
        expect(await page.locator('main').textContent()).toContain('Slaapt op het werk')
      },
      { javaScriptEnabled },
    )
  })

  test('shows the national numbers where a region is not connected', async () => {
    await visit(
      '/en/message/form/',
      async page => {
        await answerForm(page, { ...fromEnschede, place: 'Almere' })
        await press(page, 'Check your message')
        await heading(page, /connected/).waitFor()
        await look(page)
        await screenshot(page, `not-connected-${how}`)
        await page.getByRole('link', { name: /Almere/ }).click()
        await page.waitForURL('**/en/municipalities/almere/')
      },
      { javaScriptEnabled },
    )
  })
})

test('a wrong code and an unknown number are answered alike', async () => {
  await visit('/status/', async page => {
    await answerForm(page, { reference: 'MR-0000-0000', receipt: '0000000000000000' })
    await press(page, 'Bekijk hoe het staat')
    await page.getByText('horen niet bij elkaar').first().waitFor()
    await expectAccessible(page)
    await screenshot(page, 'status-wrong')
  })
})

test('a link that was tampered with shows nothing', async () => {
  await visit('/api/v1/takeover?t=AAAA', async page => {
    await heading(page, 'Deze link werkt niet meer').waitFor()
    await expectAccessible(page)
  })
})
