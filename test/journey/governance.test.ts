import { describe, expect, inject, test } from 'vitest'
import { screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

describe('who answers for what', () => {
  test('is read by somebody who asks first, without script: the controller, the claims, and a test that shows one', async () => {
    await visit(
      '/',
      async page => {
        await page.getByRole('contentinfo').getByRole('link', { name: 'Over', exact: true }).click()
        await page.getByRole('link', { name: 'wie verantwoordelijk is voor berichten' }).click()
        await page.getByRole('link', { name: 'Privacyverklaring Twente' }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Twente')
        expect(await page.getByText('Demo controller Twente').isVisible()).toBe(true)
        await page.getByRole('link', { name: 'wat beschermd is, en wat niet' }).click()
        const claim = page.locator('#claim-sealed')
        await claim.getByText('Tests die dit laten zien').click()
        expect(await claim.getByText('test/adapters/seal.test.ts').isVisible()).toBe(true)
        await screenshot(page, 'governance-claims')
      },
      { javaScriptEnabled: false },
    )
  })

  test('is a document on paper, with lines to write on and every test in sight', async () => {
    await visit('/verantwoording/dpia/', async page => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByText('Vult de regio in').first().isVisible()).toBe(false)
      expect((await page.locator('.fill .lines > div').first().boundingBox())?.height).toBeGreaterThan(20)
      await screenshot(page, 'governance-dpia-print')
      await page.goto('/verantwoording/dreigingen/')
      expect(await page.getByText('test/adapters/seal.test.ts').first().isVisible()).toBe(true)
    })
  })
})

test('whoever finds a weakness finds where to tell it, as text', async () => {
  const answer = await fetch(`${inject('origin')}/.well-known/security.txt`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
  const [, policy = ''] = /^Policy: (\S+)$/m.exec(await answer.text()) ?? []
  expect((await fetch(`${inject('origin')}${new URL(policy).pathname}`)).status).toBe(200)
})
