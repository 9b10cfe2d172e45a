import type { Page } from 'playwright-core'
import decodeQR from 'qr/decode.js'
import { describe, expect, inject, test } from 'vitest'
import { screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

/** The sheets of paper a browser would use. Chromium writes one such object for each. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** What stands below the last line of a sheet, in parts of its height: letters differ from one machine to the next. */
async function roomBelow(page: Page): Promise<number> {
  return page.evaluate(() => 1 - (document.querySelector('.foot')?.getBoundingClientRect().bottom ?? 0) / 1040)
}

/** A region with routes of its own, long names, and a place that is nowhere. */
const longest = [
  '/gemeenten/s-gravenhage/',
  '/en/municipalities/s-gravenhage/',
  '/gemeenten/winterswijk/',
  '/gemeenten/echt-susteren/',
  '/en/national/unknown/',
]

describe('on paper', () => {
  test.each(longest)('every route is one side of A4: %s', async path => {
    // A4 without its margins, at 96 pixels to the inch.
    const sheet = { viewport: { width: 711, height: 1040 } }
    await visit(
      path,
      async page => {
        const results = await page.locator('.result').evaluateAll(parts => parts.map(({ id }) => id))
        expect(results.length).toBeGreaterThan(10)
        for (const id of results) {
          await page.goto(`${path}#${id}`)
          expect(await page.locator(`#${id}`).isVisible()).toBe(true)
          expect(await sheetsOf(page), id).toBe(1)
          await page.emulateMedia({ media: 'print' })
          expect(await roomBelow(page), id).toBeGreaterThan(0.04)
          await page.emulateMedia({ media: null })
        }
      },
      sheet,
    )
  })

  test.each(['/gemeenten/s-gravenhage/poster/', '/en/municipalities/winterswijk/poster/', '/gemeenten/ede/poster/'])(
    'a poster is one side of A4: %s',
    async path => {
      await visit(path, async page => {
        expect(await page.locator('.calls section').count()).toBe(6)
        expect(await sheetsOf(page)).toBe(1)
        await page.setViewportSize({ width: 711, height: 1040 })
        await page.emulateMedia({ media: 'print' })
        expect(await roomBelow(page)).toBeGreaterThan(0.04)
        await screenshot(page, `paper${path.replaceAll('/', '-')}`)
      })
    },
  )

  test('a route says which numbers nobody phoned, and where its sources are', async () => {
    await visit('/gemeenten/ede/#r0', async page => {
      const note = page.locator('.paper')
      expect(await note.isVisible()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await note.textContent()).toMatch(/Nog niet nagebeld: .*0800-2000.*\/gemeenten\/ede\/$/)
      expect(await note.isVisible()).toBe(true)
      expect(await page.locator('.source').first().isVisible()).toBe(false)
      await screenshot(page, 'paper-route')
    })
  })
})

test('the code on the poster, seen by a camera, is the address that is printed below it', async () => {
  await visit('/gemeenten/winterswijk/poster/', async page => {
    const seen = await page.evaluate(pixelsOfTheCode)
    const address = decodeQR({ ...seen, data: Uint8Array.from(seen.data) })
    const { pathname } = new URL(address)
    expect(pathname).toBe('/gemeenten/winterswijk/')
    expect((await page.locator('main').textContent())?.replace(/\s+/g, '')).toContain(
      address.replace(/^https?:\/\//, ''),
    )
    expect((await fetch(inject('origin') + pathname)).status).toBe(200)
  })
})

/** Runs in the page: draws the code with its colours, ten pixels to a square. */
function pixelsOfTheCode(): { width: number; height: number; data: number[] } {
  const code = document.querySelector('main svg')
  const [left = 0, top = 0, size = 0] = code?.getAttribute('viewBox')?.split(' ').map(Number) ?? []
  const width = size * 10
  const paper = new OffscreenCanvas(width, width).getContext('2d')
  if (code === null || paper === null) throw new Error('No code')
  paper.setTransform(10, 0, 0, 10, -left * 10, -top * 10)
  for (const path of code.querySelectorAll('path')) {
    paper.fillStyle = getComputedStyle(path).fill
    paper.fill(new Path2D(path.getAttribute('d') ?? ''))
  }
  return { width, height: width, data: Array.from(paper.getImageData(0, 0, width, width).data) }
}
