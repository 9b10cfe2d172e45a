import { describe, expect, test } from 'vitest'
import { expectAccessible, visit, withBrowser } from './visit.ts'

withBrowser()

const scripts = [
  { how: 'with script', javaScriptEnabled: true },
  { how: 'without script', javaScriptEnabled: false },
]

describe.each(scripts)('somebody with a phone, $how', ({ javaScriptEnabled }) => {
  test.each([
    { typed: '6711', found: '/gemeenten/ede/' },
    { typed: 'den bosch', found: '/gemeenten/s-hertogenbosch/' },
    { typed: 'IJMUIDEN', found: '/gemeenten/velsen/' },
    { typed: 'súdwest fryslan', found: '/gemeenten/sudwest-fryslan/' },
    { typed: 'online', found: '/landelijk/' },
  ])('finds $found by typing "$typed"', async ({ typed, found }) => {
    await visit(
      '/',
      async page => {
        await page.getByLabel(/Waar is de persoon of plek/).fill(typed)
        await page.keyboard.press('Enter')
        await page.waitForURL(url => url.pathname.startsWith(found))
      },
      { javaScriptEnabled },
    )
  })
})

test('a name that several municipalities share is asked about, not guessed', async () => {
  await visit('/', async page => {
    await page.getByLabel(/Waar is de persoon of plek/).fill('Bergen')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/kies/bergen/')
    await expectAccessible(page)
    await page.getByRole('link', { name: /Limburg/ }).click()
    await page.waitForURL('**/gemeenten/bergen-*/')
  })
})

test('what nobody knows leads to help, and is not repeated', async () => {
  await visit('/', async page => {
    await page.getByLabel(/Waar is de persoon of plek/).fill('Jan Jansen, Dorpsstraat 1')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/onbekend/')
    expect(await page.content()).not.toContain('Jansen')
    expect(page.url()).not.toContain('Jansen')
    await expectAccessible(page)
  })
})

test('an English reader finds the same steps', async () => {
  await visit('/en/', async page => {
    await page.getByLabel(/Where is the person or place/).fill('The Hague')
    await page.getByRole('button', { name: 'See the steps' }).click()
    await page.waitForURL('**/en/municipalities/s-gravenhage/')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Nederlands' }).click()
    await page.waitForURL('**/gemeenten/s-gravenhage/')
  })
})

test('the keyboard alone is enough', async () => {
  await visit('/', async page => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/inhoud/)
    await page.keyboard.press('Enter')
    for (let tabs = 0; tabs < 12; tabs += 1) {
      if (await page.getByLabel(/Waar is de persoon of plek/).evaluate(field => field === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('Winterswijk')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/gemeenten/winterswijk/')
  })
})
