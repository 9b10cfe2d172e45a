import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#domain/language.ts'
import { localTarget } from './local-target.ts'
import { heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { eventually, mailsTo } from './target.ts'
import { desktop, expectAccessible, phone, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const words = {
  nl: {
    from: '/gemeenten/enschede/',
    link: 'Klopt er iets niet?',
    form: 'Klopt er iets niet op deze pagina?',
    kind: 'Een nummer werkt niet of is verkeerd',
    text: 'Wat is er mis, en wat moet het zijn?',
    send: 'Verstuur',
    choose: 'Kies wat er niet klopt.',
    thanks: 'Bedankt, het is bewaard',
    who: /Wie in Twente het adresboek bijhoudt/,
    back: 'Terug naar de pagina',
    page: /^Enschede/,
    list: '/loket/fouten/',
    listHeading: 'Wat lezers zeggen dat niet klopt',
    right: /^Het klopte al: Enschede/,
    corrected: /^Verbeterd: Enschede/,
    done: /Deze staat nu bij wat is afgehandeld/,
    stale: /Een collega was u voor/,
    settled: 'Afgehandeld: 2',
    never: /Nog nooit nagekeken/,
  },
  en: {
    from: '/en/organisations/comensha/',
    link: 'Is something wrong?',
    form: 'Is something wrong on this page?',
    kind: 'A number does not work or is wrong',
    text: 'What is wrong, and what should it be?',
    send: 'Send',
    choose: 'Choose what is wrong.',
    thanks: 'Thank you, it is saved',
    who: /The editors of the programme/,
    back: 'Back to the page',
    page: /CoMensha/,
    list: '/en/desk/mistakes/',
    listHeading: 'What readers say is wrong',
    right: /^It was right: CoMensha/,
    corrected: /^Corrected: CoMensha/,
    done: /It is now among what is settled/,
    stale: /A colleague was first/,
    settled: 'Settled: 2',
    never: /Never checked/,
  },
} as const

/** Somebody reads on a phone without script, somebody else on a wide screen with it. */
const readers = {
  nl: { viewport: phone, javaScriptEnabled: false },
  en: { viewport: desktop, javaScriptEnabled: true },
} as const
const keepers = {
  nl: 'ketenregisseur.vr05@demo.example.org',
  en: 'programmaleider.landelijk@demo.example.org',
} as const
const mailboxes = { nl: 'ketenregisseur.vr05@demo.example.org', en: 'national-desk@example.org' } as const

/** The mailboxes read Dutch, whatever the reader did. */
const deskAddress = '/loket/fouten/'
const wrong = 'Dit nummer is van iemand anders.'

describe.each(['nl', 'en'] as const)('a reader who sees something wrong, in %s,', (language: Language) => {
  const say = words[language]
  let hosted: Hosted
  beforeAll(async () => {
    // Twenty-five minutes until the daily mail pass in as many seconds.
    hosted = await hostOnTuesday('09:05', 60)
  }, 60_000)
  afterAll(() => hosted?.close())

  const look = async (page: Page, name: string) => {
    await expectAccessible(page)
    await screenshot(page, `mistake-${name}-${language}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true)
  }

  const tell = async (page: Page) => {
    await page.goto(say.from)
    await page.getByRole('link', { name: say.link }).click()
    await heading(page, say.form).waitFor()
  }

  test('says it without saying who they are, and is told what happens', async () => {
    const asReader = async (page: Page) => {
      await page.getByRole('link', { name: say.link }).click()
      await heading(page, say.form).waitFor()
      if (readers[language].javaScriptEnabled) await look(page, 'form')
      await page.getByLabel(say.text).fill(wrong)
      await press(page, say.send)
      await page.getByRole('alert').getByRole('link', { name: say.choose }).waitFor()
      expect(await page.getByLabel(say.text).inputValue()).toBe(wrong)
      await page.getByLabel(say.kind).check()
      await press(page, say.send)
      await heading(page, say.thanks).waitFor()
      expect(await page.locator('main').textContent()).toMatch(say.who)
      await page.getByRole('link', { name: say.back }).click()
      await heading(page, say.page).waitFor()
    }
    await visit(say.from, asReader, { baseURL: hosted.local.origin, ...readers[language] })
  })

  test('finds every state readable', async () => {
    const asReader = async (page: Page) => {
      await tell(page)
      await look(page, 'form')
      await press(page, say.send)
      await page.getByRole('alert').waitFor()
      await look(page, 'errors')
      await page.getByLabel(say.kind).check()
      await press(page, say.send)
      await heading(page, say.thanks).waitFor()
      await look(page, 'thanks')
    }
    const { viewport } = readers[language]
    await visit(say.from, asReader, { baseURL: hosted.local.origin, viewport })
  })

  test('reaches whoever keeps the page by mail, who reads it and says what came of it', async () => {
    const target = localTarget(hosted.local)
    const mail = await eventually('the mail of the day', async () => {
      return (await mailsTo(target, mailboxes[language])).find(({ text }) => text.includes(deskAddress))
    })
    expect(mail.text).not.toContain(wrong)
    const door = `/api/v1/auth/login?${new URLSearchParams({ to: say.list, lang: language })}`
    const asKeeper = async (page: Page) => {
      await page.getByRole('button', { name: keepers[language] }).click()
      await page.waitForURL(`**${say.list}`)
      await heading(page, say.listHeading).waitFor()
      await page.getByText(wrong).waitFor()
      await look(page, 'list')
      const other = await page.context().newPage()
      await other.goto(say.list)
      await other.getByRole('button', { name: say.right }).first().click()
      await other.getByRole('status').getByText(say.done).waitFor()
      await look(other, 'settled')
      await page.getByRole('button', { name: say.corrected }).first().click()
      await page.getByRole('alert').getByText(say.stale).waitFor()
      await look(page, 'stale')
      await page.getByRole('button', { name: say.corrected }).first().click()
      await page.getByRole('status').getByText(say.done).waitFor()
      await page.getByText(say.settled).click()
      await look(page, 'all-settled')
      if (language === 'nl') return
      await page.getByText(say.never).click()
      await look(page, 'checks')
    }
    await visit(door, asKeeper, { baseURL: hosted.local.origin, viewport: readers[language].viewport })
  }, 120_000)
})
