import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Receipt } from '#domain/receipt.ts'
import { localDateOf } from '#domain/working-time.ts'
import { timeOn } from './clock.ts'
import { localTarget } from './local-target.ts'
import { send, statusOf, take } from './message.ts'
import { answerForm, heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { eventually, linkIn, mailsTo, postForm, type Target } from './target.ts'
import { aMessage } from './urgent-message.ts'
import { desktop, expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
let target: Target
/**
 * A minute there is a second here: long enough in office hours for all of it. One for each visitor, for an address may
 * write thirty times in ten minutes.
 */
function host(): void {
  beforeAll(async () => {
    hosted = await hostOnTuesday('09:05', 60)
    target = localTarget(hosted.local)
  }, 60_000)
  afterAll(() => hosted.close())
}

const coordinator = 'zorgcoordinator.vr05@demo.example.org'

const words = {
  nl: {
    path: '/status/',
    show: 'Bekijk hoe het staat',
    status: 'Hoe staat het met uw bericht?',
    write: 'Verstuur',
    sent: 'Verstuurd.',
    empty: 'Schrijf eerst iets.',
    again: 'Vul uw nummer en code opnieuw in',
    sendAgain: 'Verstuur opnieuw',
    withdraw: 'Haal mijn contactgegevens weg',
    confirm: 'Uw contactgegevens weghalen?',
    no: 'Nee, terug',
    yes: 'Ja, haal mijn contactgegevens weg',
    withdrawn: 'Uw contactgegevens zijn weg.',
    closed: 'Is het niet goed afgehandeld?',
    reopen: 'Open het bericht opnieuw',
    whyEmpty: 'Schrijf waarom het weer open moet.',
    reopened: 'Uw bericht is weer open.',
  },
  en: {
    path: '/en/status/',
    show: 'See how it is doing',
    status: 'How is your message doing?',
    write: 'Send',
    sent: 'Sent.',
    empty: 'Write something first.',
    again: 'Enter your number and code again',
    sendAgain: 'Send again',
    withdraw: 'Remove my contact details',
    confirm: 'Remove your contact details?',
    no: 'No, go back',
    yes: 'Yes, remove my contact details',
    withdrawn: 'Your contact details are gone.',
    closed: 'Was it not dealt with well?',
    reopen: 'Open the message again',
    whyEmpty: 'Write why it must be opened again.',
    reopened: 'Your message is open again.',
  },
} as const

const visitors = [
  { language: 'nl', how: 'with script', javaScriptEnabled: true },
  { language: 'nl', how: 'without script', javaScriptEnabled: false },
  { language: 'en', how: 'with script', javaScriptEnabled: true },
] as const

describe.each(visitors)('a reporter in $language, $how', ({ language, how, javaScriptEnabled }) => {
  host()
  const say = words[language]
  const name = (state: string) => `reporter-${state}-${language}-${how.replace(' ', '-')}`
  const here = () => ({ baseURL: hosted.local.origin, javaScriptEnabled })
  /** The checker is itself a script. */
  const look = async (page: Page, state: string) => {
    if (javaScriptEnabled) await expectAccessible(page)
    await screenshot(page, name(state))
  }

  async function openStatus(page: Page, { reference, receipt }: Receipt): Promise<void> {
    await answerForm(page, { reference, receipt })
    await press(page, say.show)
    await heading(page, say.status).waitFor()
    expect(page.url()).not.toContain(reference)
    expect(await page.content()).not.toContain(receipt)
  }

  test('writes to the desk with the keyboard alone, and sees it there', async () => {
    const codes = await send(target, message(language))
    await visit(
      say.path,
      async page => {
        await openStatus(page, codes)
        await look(page, 'status')
        await press(page, say.write)
        await page.getByText(say.empty).first().waitFor()
        await look(page, 'empty')

        const field = page.locator('main textarea[name=text]')
        await field.focus()
        await page.keyboard.type('Zij is verhuisd.')
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await page.getByText(say.sent).waitFor()
        await page.locator('.said').getByText('Zij is verhuisd.').waitFor()
        expect(await page.locator('main').textContent()).not.toContain('Slaapt')
        await look(page, 'sent')
      },
      here(),
    )
    expect((await statusOf(target, codes)).messages).toMatchObject([{ from: 'reporter', text: 'Zij is verhuisd.' }])
  })

  test('who took too long shows number and code again and loses no word', async () => {
    const codes = await send(target, message(language))
    const late = async (page: Page) => {
      await page.locator('main textarea[name=text]').fill('Lang over nagedacht.')
      await press(page, say.write)
      await heading(page, say.again).waitFor()
      await look(page, 'again')
      expect(await page.locator('main textarea[name=text]').inputValue()).toBe('Lang over nagedacht.')
      await answerForm(page, { reference: codes.reference, receipt: codes.receipt })
      await press(page, say.sendAgain)
      await page.locator('.said').getByText('Lang over nagedacht.').waitFor()
    }
    await visit(
      say.path,
      async page => {
        // As if half an hour had passed: the token in the page is one that nobody made.
        await page.route('**/api/v1/reports/status', async route => {
          const response = await route.fetch()
          const body = (await response.text()).replaceAll(/name="t" value="[^"]+"/g, 'name="t" value="over"')
          await route.fulfill({ response, body })
        })
        await openStatus(page, codes)
        await late(page)
      },
      here(),
    )
  })

  test('takes the contact details back, after being told what that means', async () => {
    const codes = await send(target, message(language))
    await visit(
      say.path,
      async page => {
        await openStatus(page, codes)
        await press(page, say.withdraw)
        await heading(page, say.confirm).waitFor()
        await look(page, 'confirm')
        await press(page, say.no)
        await heading(page, say.status).waitFor()
        expect((await statusOf(target, codes)).may.withdraw).toBe(true)
        await press(page, say.withdraw)
        await press(page, say.yes)
        await page.getByText(say.withdrawn).waitFor()
        await look(page, 'withdrawn')
        expect(await page.getByRole('button', { name: say.withdraw }).count()).toBe(0)
      },
      here(),
    )
    expect((await statusOf(target, codes)).may).toEqual({ write: true, withdraw: false, reopen: false })
  })

  test('opens a message again that the desk closed by its signed link, and says why', async () => {
    const before = (await mailsTo(target, coordinator)).length
    const codes = await send(target, message(language))
    const asked = await eventually('the first question', async () => (await mailsTo(target, coordinator))[before])
    await take(target, linkIn(asked), localDateOf(timeOn(hosted.clock)))
    await close(target, linkIn(asked))
    await visit(
      say.path,
      async page => {
        await openStatus(page, codes)
        await page.getByRole('heading', { name: say.closed }).waitFor()
        await look(page, 'closed')
        await press(page, say.reopen)
        await page.getByText(say.whyEmpty).first().waitFor()
        await look(page, 'why-empty')
        await page.locator('main textarea[name=why]').fill('Er is niemand geweest.')
        await press(page, say.reopen)
        await page.getByText(say.reopened).waitFor()
        await page.locator('.said').getByText('Er is niemand geweest.').waitFor()
        await look(page, 'reopened')
      },
      { ...here(), viewport: desktop },
    )
    expect((await statusOf(target, codes)).phase).toBe('received')
    const again = await eventually('the question after that', async () =>
      (await mailsTo(target, coordinator)).slice(before + 1).find(({ text }) => text.includes('/takeover')),
    )
    expect(again.text).not.toContain('niemand geweest')
  })
})

describe('whoever has the message', () => {
  host()

  test('is told that the reporter wrote, without a word of it', async () => {
    const codes = await send(target, message('nl'))
    const asked = await eventually('the first question', async () => (await mailsTo(target, coordinator))[0])
    await take(target, linkIn(asked), localDateOf(timeOn(hosted.clock)))
    const { reference, receipt } = codes
    const said = { reference, receipt, text: 'Zij is verhuisd.', messageKey: randomUUID(), language: 'nl' }
    expect((await postForm(target, '/reports/messages', said)).status).toBe(200)
    const word = await eventually('the mail that the reporter wrote', async () =>
      (await mailsTo(target, coordinator)).find(({ text }) => text.includes('/loket/')),
    )
    expect(`${word.subject} ${word.text}`).not.toMatch(/MR-|verhuisd|takeover/)
  })
})

/** Somebody who may be mailed, and wrote something that must never show up again; taken by the link of the mail. */
const message = (language: 'nl' | 'en') =>
  aMessage({
    language,
    urgentBecause: [],
    text: 'Slaapt op het werk en krijgt geen loon.',
    contactChannel: 'email',
    contactEmail: 'hulpverlener@example.org',
  })

async function close(target: Target, link: string): Promise<void> {
  const t = new URLSearchParams(link.split('?')[1]).get('t') ?? ''
  const answer = await postForm(target, '/takeover', { t, act: 'close', outcome: 'unknown', language: 'nl' })
  expect(answer.status).toBe(200)
}
