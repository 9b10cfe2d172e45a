import { expect, test } from 'vitest'
import { answerForm, fromEnschede, heading, press, readReceipt } from './message-form.ts'
import { expectAccessible, phone, visit, withBrowser } from './visit.ts'

withBrowser()

test('a message in English stays in English until its status', async () => {
  await visit('/en/message/form/', async page => {
    const language = () => page.getAttribute('html', 'lang')
    await answerForm(page, fromEnschede)
    await press(page, 'Check your message')
    await heading(page, 'Is this right?').waitFor()
    await press(page, 'Send the message')
    await heading(page, 'We have your message').waitFor()
    expect(await page.locator('h1').evaluate(title => title === document.activeElement)).toBe(true)
    const codes = await readReceipt(page)
    await page.goto('/en/status/')
    await answerForm(page, codes)
    await press(page, /how|show|see/i)
    await page.getByText(codes.reference).waitFor()
    expect(await language()).toBe('en')
    await expectAccessible(page)
  })
})

test('whoever comes from a municipality finds its name in the form', async () => {
  await visit('/gemeenten/ede/', async page => {
    await page.locator('main').getByRole('link', { name: 'Bericht aan het regioloket' }).click()
    await page.locator('main').getByRole('link', { name: 'Naar het formulier' }).click()
    await heading(page, 'Bericht aan het regioloket').waitFor()
    expect(await page.locator('[name=place]').inputValue()).toBe('Ede')
  })
})

test('the way out lies over nothing that is focused, down to the last field', async () => {
  await visit('/melden/bericht/', async page => {
    await page.locator('#danger').focus()
    for (let stop = 0; stop < 60; stop += 1) {
      const covered = await page.evaluate(() => {
        const bar = document.querySelector('.exit')?.getBoundingClientRect()
        const focused = document.activeElement
        const box = focused?.getBoundingClientRect()
        const isInside = focused?.closest('main') !== null
        return isInside && bar && box && box.top > bar.top ? focused?.outerHTML : undefined
      })
      expect(covered).toBeUndefined()
      await page.keyboard.press('Tab')
    }
    expect(page.viewportSize()).toEqual(phone)
  })
})
