import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { localTarget } from './local-target.ts'
import { heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { type Desk, signIn } from './sign-in.ts'
import { eventually, postJson } from './target.ts'
import { desktop, expectAccessible, phone, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const lead = 'programmaleider.vr05@demo.example.org'
const coordinator = 'zorgcoordinator.vr05@demo.example.org'
const leadOfCountry = 'programmaleider.landelijk@demo.example.org'

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
}, 60_000)
afterAll(() => hosted?.close())

const target = () => localTarget(hosted.local)

type Visit = {
  readonly path: string
  readonly person: string
  readonly options?: { readonly viewport?: typeof phone; readonly javaScriptEnabled?: boolean }
}

/** Opens a page of the desk as somebody who chose their address on the page of the provider. */
async function atDesk({ path, person, options }: Visit, act: (page: Page) => Promise<void>): Promise<void> {
  const door = `/api/v1/auth/login?${new URLSearchParams({ to: path, lang: path.startsWith('/en/') ? 'en' : 'nl' })}`
  const arrive = async (page: Page) => {
    await page.getByRole('button', { name: person }).click()
    await page.waitForURL(`**${path}`)
    await act(page)
  }
  await visit(door, arrive, { baseURL: hosted.local.origin, ...options })
}

const look = async (page: Page, name: string) => {
  await expectAccessible(page)
  await screenshot(page, name)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true)
}
const card = (page: Page, organisation: string) =>
  page.locator('.entries li').filter({ has: page.getByRole('heading', { name: organisation }) })

describe.each([
  ['on a phone', { viewport: phone }],
  ['on a wide screen', { viewport: desktop }],
] as const)('the directory %s', (where, options) => {
  const shot = (name: string) => `directory-${name}-${options.viewport.width}`

  test(`is read and its form is readable ${where}`, async () => {
    await atDesk({ path: '/loket/adresboek/VR05/', person: lead, options }, async page => {
      await heading(page, 'Adresboek van Twente').waitFor()
      await look(page, shot('region'))
      await page.getByRole('link', { name: 'Wijzig Demo Gemeente Enschede' }).click()
      await heading(page, 'Demo Gemeente Enschede').waitFor()
      await look(page, shot('entry'))
      await page.goto('/loket/adresboek/VR05/new/')
      await press(page, 'Bewaar')
      await page.getByRole('alert').waitFor()
      await look(page, shot('new-errors'))
    })
  })

  test(`and the proof of coverage are readable ${where} for whoever leads the country`, async () => {
    await atDesk({ path: '/en/desk/coverage/', person: leadOfCountry, options }, async page => {
      await heading(page, 'Coverage').waitFor()
      await look(page, shot('coverage'))
      await page.getByRole('link', { name: 'IJsselland' }).click()
      await heading(page, 'Coverage of IJsselland').waitFor()
      await look(page, shot('coverage-region'))
      await page.goto('/en/desk/directory/')
      await look(page, shot('regions'))
      await page.getByRole('link', { name: 'the Netherlands' }).click()
      await page.getByText('It is a setting of this site').waitFor()
      expect(await page.getByRole('link', { name: 'Add somebody' }).count()).toBe(0)
      await look(page, shot('country'))
    })
  })
})

test('without script somebody is noted as away, with a deputy, and the proof goes by it', async () => {
  const options = { javaScriptEnabled: false }
  await atDesk({ path: '/loket/adresboek/VR05/', person: lead, options }, async page => {
    await page.getByRole('link', { name: 'Wijzig Demo Gemeente Hengelo' }).click()
    await page.getByLabel('Afwezig vanaf').fill('2020-01-01')
    await page.getByLabel('Vervanger').selectOption({ label: 'Demo Gemeente Almelo (aandachtsfunctionaris)' })
    await press(page, 'Bewaar')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Afwezig vanaf').inputValue()).toBe('2020-01-01')
    await page.getByLabel('Afwezig tot en met').fill('2099-12-31')
    await press(page, 'Bewaar')
    await page.getByRole('status').getByText('De vermelding is bewaard').waitFor()
    const entry = card(page, 'Demo Gemeente Hengelo')
    await entry.getByText('Nu afwezig. Demo Gemeente Almelo vervangt.').waitFor()
    expect(await entry.textContent()).toContain('tot en met donderdag 31 december 2099')
    await page.getByRole('link', { name: 'Wie wordt bereikt' }).click()
    await heading(page, 'Dekking van Twente').waitFor()
    expect(await page.locator('main').textContent()).toContain('Hengelo')
  })
})

test('by keyboard alone an entry is noted as checked, and somebody is added', async () => {
  await atDesk({ path: '/loket/adresboek/VR05/', person: coordinator }, async page => {
    await tabTo(page, 'Nagebeld: het klopt (Demo Ketenregie Twente)')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Genoteerd dat u hebt nagebeld').waitFor()
    expect(await card(page, 'Demo Ketenregie Twente').textContent()).toMatch(/op dinsdag .* door /)

    await tabTo(page, 'Voeg iemand toe')
    await page.keyboard.press('Enter')
    await heading(page, 'Iemand toevoegen in Twente').waitFor()
    await tabTo(page, 'organisation')
    await page.keyboard.type('Demo Gemeente Borne')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('bounce.borne@demo.example.org')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('De vermelding is bewaard').waitFor()
    expect(await card(page, 'Demo Gemeente Borne').textContent()).toContain('bounce.borne@demo.example.org')
  })
})

test('of two colleagues the second is told what the first did, and loses nothing', async () => {
  const path = '/en/desk/directory/VR05/VR05-careCoordinator-2/'
  const address = '/directory/VR05/VR05-careCoordinator-2'
  await atDesk({ path, person: lead }, async page => {
    await page.getByLabel('Phone on working days').fill('053 111 11 11')
    const colleague = await signIn(target(), coordinator)
    const Entry = z.looseObject({ entry: z.looseObject({ organisation: z.string(), email: z.string() }) })
    const { entry } = Entry.parse(await (await colleague.call(address)).json())
    const { organisation, email } = entry
    const theirs = { organisation, email, language: 'nl', phone: '053 222 22 22', version: 0 }
    expect((await postJson(colleague, address, theirs)).status).toBe(200)

    await press(page, 'Save')
    await page.getByRole('alert').getByText('A colleague changed this entry').waitFor()
    await page.getByText('Phone on working days: from nothing filled in to 053 222 22 22').waitFor()
    expect(await page.getByLabel('Phone on working days').inputValue()).toBe('053 111 11 11')
    await look(page, 'directory-conflict')
    await press(page, 'Save')
    await page.getByRole('status').getByText('The entry is saved').waitFor()
    expect(await card(page, 'Demo Vervanging zorgcoördinatie Twente').textContent()).toContain('053 111 11 11')
    await page.goto(path)
    await page.getByText('from 053 222 22 22 to 053 111 11 11').waitFor()
    await look(page, 'directory-history')
  })
})

test('the drill goes down every ladder; what bounces is marked at once and shown on both pages', async () => {
  const { functions } = hosted.local
  const drill = functions.arns.find(arn => /drill/i.test(arn)) ?? ''
  await functions.invoke(drill, '{}')
  const desk = await signIn(target(), lead)
  await eventually('every mail of the drill to be known', async () => {
    const rungs = await drillOf(desk)
    return rungs.length > 0 && rungs.every(({ result }) => result !== 'waiting') ? rungs : undefined
  })
  await atDesk({ path: '/loket/dekking/VR05/', person: lead, options: { viewport: desktop } }, async page => {
    await page.getByText(/Oefening van dinsdag .* \d{4}/).waitFor()
    await page.getByText('zorgcoördinator (over een persoon): geslaagd').waitFor()
    await page.getByText('aandachtsfunctionaris (over een plek): niet geslaagd').waitFor()
    await look(page, 'coverage-drill')
    await page.getByRole('link', { name: 'Naar het adresboek van deze regio' }).click()
    await card(page, 'Demo Gemeente Borne')
      .getByText('Wordt nu niet gevraagd: het adres neemt geen mail aan.')
      .waitFor()
    await card(page, 'Demo Zorgcoördinatie Twente').getByText('Telt mee: de oefening is geslaagd.').waitFor()
    await look(page, 'directory-bounced')
  })
})

const Drilled = z.looseObject({
  drill: z.looseObject({ rungs: z.array(z.looseObject({ result: z.string() })) }).optional(),
})
async function drillOf(desk: Desk) {
  const { drill } = Drilled.parse(await (await desk.call('/coverage/VR05')).json())
  return drill?.rungs ?? []
}

/** Tabs until that control has the focus, named by its label or its id. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return [element?.id, element?.getAttribute('aria-label'), element?.textContent?.trim()]
    })
    if (focused.includes(name)) return
  }
  throw new Error(`No Tab leads to ${name}`)
}
