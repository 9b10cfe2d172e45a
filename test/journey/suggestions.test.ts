import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desktop, expectAccessible, expectContrast, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const fieldOf = (page: Page) => page.getByRole('combobox')
const listOf = (page: Page) => page.getByRole('listbox')

describe('suggestions as you type', () => {
  test('are chosen with the keyboard alone, and what was typed is sent to nobody', async () => {
    await visit('/', async page => {
      const asked: string[] = []
      page.on('request', request => asked.push(`${request.url()} ${request.postData() ?? ''}`))
      await fieldOf(page).focus()
      expect(asked).toEqual([])
      await page.keyboard.type('bennek')
      await listOf(page).getByRole('option', { name: 'Bennekom gemeente Ede' }).waitFor()
      expect(await fieldOf(page).getAttribute('aria-expanded')).toBe('true')
      await page.keyboard.press('ArrowDown')
      const active = await fieldOf(page).getAttribute('aria-activedescendant')
      expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
      expect(await page.getByRole('status').textContent()).toBe('Suggesties: 1. Kies met de pijl omlaag.')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/gemeenten/ede/')
      expect(asked.filter(request => /bennek/i.test(request))).toEqual([])
    })
  })

  test('are chosen with a finger', async () => {
    await visit('/en/', async page => {
      await fieldOf(page).pressSequentially('winterswij')
      await listOf(page).getByRole('option').first().click()
      await page.waitForURL('**/en/municipalities/winterswijk/')
    })
  })

  test('ask which one is meant when several share a name', async () => {
    await visit('/', async page => {
      await fieldOf(page).pressSequentially('bergen')
      await listOf(page).getByText('gemeente Bergen (L.)').click()
      await page.waitForURL('**/gemeenten/bergen-limburg/')
    })
  })

  test('need no choice for a name or postcode that is complete and one', async () => {
    await visit('/', async page => {
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await fieldOf(page).pressSequentially('6711 AB')
      await listOf(page).getByRole('option', { name: '6711 gemeente Ede' }).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/gemeenten/ede/')
      expect(asked.filter(address => address.includes('/api/'))).toEqual([])
    })
  })

  test('leave the button free, on a phone too', async () => {
    await visit('/', async page => {
      await fieldOf(page).pressSequentially('zwol')
      await listOf(page).waitFor()
      await page.getByRole('button', { name: 'Bekijk de stappen' }).click()
      await page.waitForURL('**/onbekend/')
    })
  })

  test('close with Escape, leave what was typed, and come back with the arrow', async () => {
    await visit('/', async page => {
      await fieldOf(page).pressSequentially('zwol')
      await listOf(page).waitFor()
      await page.keyboard.press('Escape')
      await listOf(page).waitFor({ state: 'hidden' })
      expect(await fieldOf(page).inputValue()).toBe('zwol')
      await page.keyboard.press('ArrowDown')
      await listOf(page).waitFor()
      await page.keyboard.press('Tab')
      await listOf(page).waitFor({ state: 'hidden' })
    })
  })

  test('are not needed: when the names do not come, the form finds the place', async () => {
    await visit('/', async page => {
      await page.route('**/places.txt', route => route.fulfill({ status: 404, body: '' }))
      await fieldOf(page).pressSequentially('ede')
      expect(await listOf(page).isVisible()).toBe(false)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/gemeenten/ede/')
    })
  })

  test('are not promised without script', async () => {
    await visit(
      '/',
      async page => {
        expect(await page.getByRole('combobox').count()).toBe(0)
        expect(await page.getByLabel(/Waar is de persoon of plek/).isVisible()).toBe(true)
      },
      { javaScriptEnabled: false },
    )
  })

  test.each([
    { name: 'phone', path: '/', options: { viewport: { width: 360, height: 740 } } },
    { name: 'desktop', path: '/en/', options: { viewport: desktop } },
  ])('are for everyone: $name', async ({ name, path, options }) => {
    await visit(
      path,
      async page => {
        await fieldOf(page).pressSequentially('oost')
        await listOf(page).waitFor()
        await page.keyboard.press('ArrowDown')
        await expectAccessible(page)
        await screenshot(page, `suggestions-${name}`)
        await page.emulateMedia({ colorScheme: 'dark' })
        await expectContrast(page)
        await screenshot(page, `suggestions-${name}-dark`)
      },
      options,
    )
  })
})

test('whoever knows nothing gets advice in two answers, at an address to keep', async () => {
  await visit('/gemeenten/ede/', async page => {
    await page
      .getByRole('link', { name: /Ik weet het niet/ })
      .first()
      .click()
    expect(new URL(page.url()).hash).toBe('#o1')
    expect(await page.getByRole('link', { name: '033-448 11 86' }).first().isVisible()).toBe(true)
    const kept = page.url()
    await page.goto('/over/')
    await page.goto(kept)
    expect(await page.locator('#o1 h2').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Antwoorden wijzigen' }).filter({ visible: true }).click()
    expect(await page.getByText('Gaat het over een persoon of over een plek?').isVisible()).toBe(true)
  })
})
