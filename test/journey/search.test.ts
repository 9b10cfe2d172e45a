import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import municipalities from '#content/geography/municipalities.json' with { type: 'json' }
import { desktop, expectAccessible, expectContrast, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const inBoth = [
  { language: 'nl', path: '/zoeken/', label: 'Waar zoekt u naar?', found: /^Gevonden/, minor: 'Ede minderjarig' },
  { language: 'en', path: '/en/search/', label: 'What are you looking for?', found: /^Found/, minor: 'Ede minor' },
]

const status = (page: Page) => page.locator('#search').getByRole('status')
const finds = (page: Page) => page.locator('.found > li')

async function search(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label).fill(words)
  await page.keyboard.press('Enter')
}

describe.each(inBoth)('whoever searches, in $language,', ({ path, label, found, minor, language }) => {
  test('by keyboard alone gets to the steps for a child in Ede', async () => {
    await visit(path, async page => {
      await search(page, label, minor)
      await status(page).filter({ hasText: found }).waitFor()
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectContrast(page)
      await page.emulateMedia({ colorScheme: 'light' })
      await screenshot(page, `search-${language}`)
      const first = finds(page).first()
      expect(await first.getByRole('link').first().textContent()).toBe('Ede')
      for (let tabs = 0; tabs < 5; tabs += 1) await page.keyboard.press('Tab')
      const step = first.locator('.parts a').first()
      await step.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/(gemeenten|municipalities)\/ede\/#r\d+$/)
      await page.locator('.line .call').filter({ visible: true }).first().waitFor()
    })
  })

  test('sends nothing of the words to a server, and finds them again with the back button', async () => {
    await visit(path, async page => {
      const asked: string[] = []
      page.on('request', request => asked.push(request.url() + (request.postData() ?? '')))
      await search(page, label, 'Jansen Winterswijk')
      await status(page)
        .filter({ hasText: /^(Gevonden|Niets|Found|Nothing)/ })
        .waitFor()
      await search(page, label, 'Winterswijk')
      await status(page).filter({ hasText: found }).waitFor()
      expect(asked.length).toBeGreaterThan(0)
      expect(asked.filter(url => /jansen|winterswijk/i.test(decodeURIComponent(url).replace(/#.*/, '')))).toEqual([])
      expect(new URL(page.url()).hash).toBe('#q=Winterswijk')
      await finds(page).first().getByRole('link').first().click()
      await page.waitForURL(/winterswijk\/$/)
      await page.goBack()
      await status(page).filter({ hasText: found }).waitFor()
      expect(await page.getByLabel(label).inputValue()).toBe('Winterswijk')
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0)
    })
  })

  test('hears that nothing was found, and keeps other ways', async () => {
    await visit(path, async page => {
      await search(page, label, 'xyzzy')
      await status(page)
        .filter({ hasText: /Niets|Nothing/ })
        .waitFor()
      expect(await finds(page).count()).toBe(0)
      await expectAccessible(page)
    })
  })

  test('without script is told so, and finds the place', async () => {
    await visit(
      path,
      async page => {
        expect(await page.getByLabel(label).filter({ visible: true }).count()).toBe(0)
        await page
          .getByText(/JavaScript/)
          .filter({ visible: true })
          .waitFor()
        await screenshot(page, `search-plain-${language}`)
        await page.locator('#q').fill('Winterswijk')
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/(gemeenten|municipalities)\/winterswijk\/$/)
      },
      { javaScriptEnabled: false },
    )
  })
})

test('words in the address of an early form move to where no server sees them', async () => {
  await visit('/zoeken/?q=Ede', async page => {
    await status(page)
      .filter({ hasText: /^Gevonden/ })
      .waitFor()
    expect(page.url()).toMatch(/\/zoeken\/#q=Ede$/)
  })
})

test.each([
  { typed: 'melden', found: '/melden/' },
  { typed: 'mijn melding', found: '/status/' },
  { typed: 'voortgang', found: '/voortgang/' },
  { typed: 'cijfers', found: '/cijfers/' },
])('"$typed" leads first to where that is done or followed', async ({ typed, found }) => {
  await visit(`/zoeken/#q=${encodeURIComponent(typed)}`, async page => {
    await status(page)
      .filter({ hasText: /^Gevonden/ })
      .waitFor()
    const pages = page.locator('.finds').getByRole('heading', { name: "Pagina's" }).locator('+ ol')
    expect(await pages.getByRole('link').first().getAttribute('href')).toBe(found)
    expect(await page.locator('.finds').getByRole('heading', { name: 'Gemeenten' }).count()).toBe(0)
  })
})

test('a word that is mixed up with another is explained before everything that is found', async () => {
  await visit('/zoeken/#q=mensensmokkel', async page => {
    await page.locator('.finds > .notice').filter({ hasText: 'Iets anders dan mensenhandel' }).waitFor()
    expect(await page.locator('.finds > *').nth(1).getAttribute('class')).toBe('notice')
    await expectAccessible(page)
  })
})

test('a situation without a place leads to the route for any place, and says how to come to a municipality', async () => {
  await visit(
    '/zoeken/#q=loverboy',
    async page => {
      await page.getByText('Dit geldt in elke gemeente').waitFor()
      await screenshot(page, 'search-situation-wide')
      await finds(page)
        .getByRole('link', { name: /^Jonger dan 18: seksuele uitbuiting · vanuit uw werk/ })
        .click()
      await page.waitForURL(/\/landelijk\/onbekend\/#r\d+$/)
    },
    { viewport: desktop },
  )
})

test('an index that does not come is said, with other ways, and the next try works', async () => {
  await visit('/zoeken/', async page => {
    await page.route('**/pagefind/pagefind.js', route => route.fulfill({ status: 404 }), { times: 1 })
    await search(page, 'Waar zoekt u naar?', 'Ede')
    await status(page).filter({ hasText: 'Zoeken lukt nu niet' }).waitFor()
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
    await status(page)
      .filter({ hasText: /^Gevonden/ })
      .waitFor()
  })
})

test('every municipality comes first when its name is typed', async () => {
  const names = z
    .array(z.tuple([z.string(), z.string()], z.unknown()))
    .parse(municipalities)
    .map(([, name]) => name)
  const { outputFiles } = await build({
    entryPoints: ['site/search/finds.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ours',
  })
  const code = `(async names => { ${outputFiles[0]?.text ?? ''}
    const pagefind = await import('/pagefind/pagefind.js')
    const first = async name => {
      const { municipalities } = await ours.finds(name, pagefind)
      return municipalities[0] && municipalities[0].title === name ? [] : [name]
    }
    const wrong = []
    for (const name of names) wrong.push(...await first(name))
    return wrong
  })(${JSON.stringify(names)})`
  expect(names).toHaveLength(342)
  await visit('/zoeken/', async page => {
    expect(await page.evaluate(code)).toEqual([])
  })
}, 180_000)
