import { expect, inject, test } from 'vitest'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const scripts = [{ javaScriptEnabled: true }, { javaScriptEnabled: false }]

test.each(scripts)(
  'a webmaster copies the route of Ede for an intranet, with script: $javaScriptEnabled',
  async options => {
    await visit(
      '/',
      async page => {
        await page.getByRole('contentinfo').getByRole('link', { name: 'Open data' }).click()
        await page.getByRole('link', { name: 'Kies uw gemeente' }).click()
        await page.getByRole('link', { name: 'Ede', exact: true }).click()
        await page.waitForURL('**/inbedden/ede/')
        const piece = await page.getByLabel('HTML om te kopiëren').inputValue()
        const served = await (await fetch(`${inject('origin')}/open-data/embed/ede.html`)).text()
        expect(piece.trim()).toBe(served.trim())
        await screenshot(page, `embed-${options.javaScriptEnabled ? 'script' : 'plain'}`)
      },
      options,
    )
  },
)

test('the page about the data names files that are there, in both languages', async () => {
  for (const path of ['/open-data/', '/en/open-data/']) {
    await visit(path, async page => {
      await screenshot(page, `open-data-${path.startsWith('/en') ? 'en' : 'nl'}`)
      const files = await page
        .locator('main a.address')
        .evaluateAll(links => links.map(link => link.getAttribute('href')))
      expect(files.length).toBeGreaterThan(6)
      for (const file of files) {
        const answer = await fetch(`${inject('origin')}${file}`)
        expect([file, answer.status]).toEqual([file, 200])
        expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      }
    })
  }
})

/** Another name of this machine is another site to a browser; its file of plain text brings no policy of ours. */
test('a page of somebody else may read the data in a browser', async () => {
  const { port } = new URL(inject('origin'))
  const here = new URL(inject('origin')).hostname
  const other = here === 'localhost' ? '127.0.0.1' : 'localhost'
  await visit(`http://${other}:${port}/robots.txt`, async page => {
    const address = `${inject('origin')}/open-data/routes/ede.json`
    expect(new URL(page.url()).origin).not.toBe(inject('origin'))
    const name = await page.evaluate(async from => (await (await fetch(from)).json()).municipality.name, address)
    expect(name).toBe('Ede')
  })
})

test('nothing but the data is open so', async () => {
  for (const path of ['/', '/gemeenten/ede/', '/zoeken/', '/pagefind/pagefind.js', '/api/v1/openapi.json']) {
    const { headers } = await fetch(`${inject('origin')}${path}`, {
      headers: { origin: 'http://intranet.example.org' },
    })
    expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null])
  }
})

test('the preview of a piece to copy reads well for everyone', async () => {
  await visit('/en/embed/winterswijk/', async page => {
    await expectAccessible(page)
    await page.getByRole('link', { name: 'To the route of Winterswijk' }).click()
    await page.waitForURL('**/en/municipalities/winterswijk/')
  })
})
