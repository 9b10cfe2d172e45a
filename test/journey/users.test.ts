import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { awayFromHere } from '#view/paths.ts'
import { screenshot, visit, withBrowser } from './visit.ts'
import { expectSameElsewhere, numbers, placeAndCode, smallPhone, Visitor } from './visitor.ts'

withBrowser()

const { veiligThuis, police, comensha, inspectorate, anonymously } = numbers
const scripts = [{ javaScriptEnabled: true }, { javaScriptEnabled: false }]

describe.each(scripts)('with a telephone of 360 pixels, with script: $javaScriptEnabled', ({ javaScriptEnabled }) => {
  const how = javaScriptEnabled ? 'script' : 'plain'
  const options = { ...smallPhone, javaScriptEnabled }

  test('somebody of a school, with a girl of 15, calls Veilig Thuis after six things to do', async () => {
    await visit(
      '/',
      async page => {
        const visitor = new Visitor(page)
        await visitor.askFor('Ede')
        await visitor.seesAtOnce('Bel 112')
        expect(await page.locator('.night a').allTextContents()).toEqual([veiligThuis, police])
        await visitor.answer('Een persoon', 'Jonger dan 18', 'Seksuele uitbuiting', 'Ik kom dit tegen in mijn werk')
        expect(visitor.interactions).toBe(6)
        expect(await visitor.heading()).toBe('Jonger dan 18 seksuele uitbuiting · vanuit uw werk')
        await visitor.seesAtOnce(veiligThuis)
        const [first, code, guardian, ...others] = await visitor.line()
        expect(first).toEqual({ who: 'Veilig Thuis Gelderland-Midden', number: veiligThuis })
        expect(code?.who).toBe('Uw eigen organisatie')
        expect(guardian?.condition).toMatch(/uit het buitenland .* zonder ouders/)
        expect(others.map(({ number }) => number)).toEqual([undefined, police, comensha, comensha, comensha])
        await screenshot(page, `user-school-${how}`)
        await expectSameElsewhere(page, visitor)
      },
      options,
    )
  })

  test('a housing inspector with an address in two municipalities is asked which, and reports the place', async () => {
    await visit(
      '/',
      async page => {
        const visitor = new Visitor(page)
        await visitor.askFor('1096 AB')
        expect(new URL(page.url()).pathname).toBe('/kies/1096/')
        await visitor.seesAtOnce('Bel 112')
        await screenshot(page, `user-inspector-asked-${how}`)
        await visitor.answer('Ouder-Amstel', 'Een plek of adres', 'Uitbuiting in werk', 'Ik kom dit tegen in mijn werk')
        expect(visitor.interactions).toBe(6)
        expect(await visitor.line()).toEqual([
          { who: 'De aandachtsfunctionaris mensenhandel van gemeente Ouder-Amstel', number: police },
          { who: 'Politie-eenheid Amsterdam', number: police },
          { who: 'Nederlandse Arbeidsinspectie', number: inspectorate, condition: 'Als daar wordt gewerkt:' },
          { who: 'Helpdesk van CoMensha', number: comensha },
        ])
        await visitor.seesAtOnce(police)
        await expectSameElsewhere(page, visitor)
      },
      options,
    )
  })

  test('a neighbour who comes from a search engine, and wants to stay anonymous, needs one choice', async () => {
    await visit(
      '/gemeenten/zwolle/',
      async page => {
        const visitor = new Visitor(page)
        await visitor.answer('Ik wil anoniem blijven')
        const [line, form, team] = await visitor.line()
        expect(line).toEqual({ who: 'Meld Misdaad Anoniem', number: anonymously })
        await visitor.seesAtOnce(anonymously)
        expect(form?.who).toBe('Nederlandse Arbeidsinspectie')
        expect(team).toMatchObject({ who: 'Arbeidsinspectie, team TCI', number: inspectorate })
        expect(await page.locator('.stop').filter({ visible: true }).first().textContent()).toContain(
          'geen bericht terug',
        )
        await screenshot(page, `user-neighbour-${how}`)
        await expectSameElsewhere(page, visitor)
        await visitor.answer(
          'Antwoorden wijzigen',
          'Een persoon',
          'Misschien jonger dan 18',
          'Weet ik niet',
          'Ik ben buur',
        )
        expect((await visitor.line()).map(({ number }) => number)).toEqual([
          ...[veiligThuis, police, inspectorate, anonymously, police],
        ])
      },
      options,
    )
  })

  test('a victim who reads English finds help, and that a complaint is a choice', async () => {
    await visit(
      '/en/',
      async page => {
        const visitor = new Visitor(page)
        await visitor.answer('It is about me', '18 or older', 'Exploitation at work')
        expect(visitor.interactions).toBe(3)
        expect(await page.getAttribute('html', 'lang')).toBe('en')
        expect(await visitor.line()).toEqual([
          { who: 'FairWork' },
          { who: 'A care coordinator for human trafficking', number: comensha },
          { who: 'The police', number: police },
          expect.objectContaining({ condition: 'If you have no right of residence in the Netherlands:' }),
          { who: 'Helpdesk of CoMensha', number: comensha },
        ])
        expect(await page.locator('.stop').filter({ visible: true }).nth(2).textContent()).toContain('if you want')
        await screenshot(page, `user-victim-${how}`)
        await expectSameElsewhere(page, visitor)
        await page.route(awayFromHere, route =>
          route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
        )
        await page.getByRole('link', { name: 'Leave this site', exact: true }).click()
        await page.waitForURL(awayFromHere)
      },
      options,
    )
  })
})

test('a police officer without a mouse gets to the duty to report with the keyboard alone', async () => {
  await visit('/', async page => {
    const visitor = new Visitor(page)
    await page.locator('#q').focus()
    await page.keyboard.type('leiden')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/gemeenten/leiden/')
    await tabTo(page, 'Direct naar de inhoud')
    await page.keyboard.press('Enter')
    for (const answer of ['Een persoon', '18 jaar of ouder', 'Weet ik niet', 'Ik werk bij politie']) {
      await tabTo(page, answer)
      await page.keyboard.press('Enter')
    }
    const line = await visitor.line()
    expect(line[0]).toEqual({ who: 'CoMensha', number: comensha })
    expect(line[1]?.condition).toBe('Als de persoon geen recht op verblijf heeft:')
    expect(line.map(({ who }) => who)).toContain('De zorgcoördinator mensenhandel voor Leiden')
    await tabTo(page, comensha)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('tel:0334481186')
    placeAndCode(page)
  })
})

/** From where the focus is: after an answer on the new part, so that no menu is gone through again. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    if (text.startsWith(name)) return
  }
  throw new Error(`No "${name}" after 12 times Tab`)
}

describe.each(['/organisaties/', '/en/organisations/'])(
  'a policy adviser who reads who does what for whom: %s',
  path => {
    test('sees on a phone of each organisation for whom it does what, without a table', async () => {
      await visit(
        path,
        async page => {
          const police = page.getByRole('row').filter({ has: page.getByRole('link', { name: /^(Politie|Police)/ }) })
          expect(await police.first().locator('.cell-label').filter({ visible: true }).count()).toBeGreaterThan(3)
          expect(await page.locator('.who-does-what thead').isVisible()).toBe(false)
          expect(await page.locator('.who-does-what .empty').filter({ visible: true }).count()).toBe(0)
        },
        smallPhone,
      )
    })

    test('never scrolls sideways, and keeps in sight for whom a column is', async () => {
      await visit(path, async page => {
        for (const width of [360, 768, 1000, 1160, 1440]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
        }
        await page.getByRole('row').nth(9).scrollIntoViewIfNeeded()
        const header = await page.getByRole('columnheader').nth(1).boundingBox()
        expect(header?.y).toBeGreaterThanOrEqual(0)
        expect(header?.y).toBeLessThan(400)
      })
    })
  },
)
