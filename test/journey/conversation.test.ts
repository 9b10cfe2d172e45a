import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharedEn from '#content/messages/en/words.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import sharedNl from '#content/messages/nl/words.json' with { type: 'json' }
import { daysAfter } from '#domain/local-time.ts'
import type { Receipt } from '#domain/receipt.ts'
import { localDateOf } from '#domain/working-time.ts'
import { timeOn } from './clock.ts'
import { act, deskAt, messageAt, send, signIn, words } from './desk.ts'
import { localTarget } from './local-target.ts'
import { send as sendMessage } from './message.ts'
import { answerForm, heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { asksTo, eventually, mailsTo, mailTo, type Target } from './target.ts'
import { aMessage } from './urgent-message.ts'
import { desktop, expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
let target: Target
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
  target = localTarget(hosted.local)
}, 120_000)
afterAll(() => hosted?.close())

const coordinator = 'zorgcoordinator.vr05@demo.example.org'
const receiver = 'zorgcoordinator.volwassenen.vr06@demo.example.org'
const shared = { nl: sharedNl, en: sharedEn } as const
const reporting = {
  nl: { path: '/status/', show: 'Bekijk hoe het staat', status: 'Hoe staat het met uw bericht?', write: 'Verstuur' },
  en: { path: '/en/status/', show: 'See how it is doing', status: 'How is your message doing?', write: 'Send' },
} as const

const written = 'Slaapt op het werk en krijgt geen loon.'
const question = 'Op welke dag kunnen wij u bellen?'
const reply = 'Liefst op donderdag na tweeën.'
const inDays = (days: number): string => daysAfter(localDateOf(timeOn(hosted.clock)), days)

describe.each([
  { language: 'nl', how: 'with script', javaScriptEnabled: true },
  { language: 'en', how: 'with script', javaScriptEnabled: true },
  { language: 'en', how: 'without script', javaScriptEnabled: false },
] as const)('desk and reporter in $language, $how', ({ language, how, javaScriptEnabled }) => {
  const { report, acts, list } = words[language]
  const here = (more: object = {}) => ({ baseURL: hosted.local.origin, javaScriptEnabled, ...more })
  /** The checker is itself a script. */
  const look = async (page: Page, name: string) => {
    if (javaScriptEnabled) await expectAccessible(page)
    await screenshot(page, `conversation ${language} ${how} ${name}`)
  }
  const atDesk = (codes: Receipt, who: 'coordinator' | 'elsewhere', doing: (page: Page) => Promise<void>) =>
    visit(
      `${messageAt[language]}${codes.reference}/`,
      async page => {
        await signIn(page, who, language)
        await doing(page)
      },
      here(),
    )
  const atStatus = ({ reference, receipt }: Receipt, doing: (page: Page) => Promise<void>) =>
    visit(
      reporting[language].path,
      async page => {
        await answerForm(page, { reference, receipt })
        await press(page, reporting[language].show)
        await heading(page, reporting[language].status).waitFor()
        await doing(page)
      },
      here(),
    )
  const aSentMessage = (contactEmail: string) =>
    sendMessage(
      target,
      aMessage({ language, asked: 'help', urgentBecause: [], text: written, contactChannel: 'email', contactEmail }),
    )
  const takeIt = (page: Page) =>
    act(page, 'acknowledge', { firstStep: 'callReporter', firstStepBy: inDays(2), reporterKnown: 'true' }, language)

  test('write to each other: mails without a word of it, and both read it where they are', async () => {
    const reporter = `hulpverlener.${randomUUID()}@example.org`
    const codes = await aSentMessage(reporter)
    const wordsBefore = (await wordMails()).length
    await atDesk(codes, 'coordinator', async page => {
      await takeIt(page)
      await mailTo(target, reporter)
      await send(page, 'messages', {}, language)
      await page.getByRole('alert').waitFor()
      await look(page, '1 nothing written')
      await act(page, 'messages', { text: question }, language)
      await page.locator('.notes').getByText(question).waitFor()
      await look(page, '2 asked')
    })
    const neutral = await mailTo(target, reporter, 2)
    expect(`${neutral.subject} ${neutral.text}`).not.toMatch(/MR-|https?:|Meldroute|Twente|bellen|loket|desk/i)

    await atStatus(codes, async page => {
      await page.locator('.said').getByText(question).waitFor()
      await look(page, '3 read by the reporter')
      await page.locator('main textarea[name=text]').fill(reply)
      await press(page, reporting[language].write)
      await page.locator('.said').getByText(reply).waitFor()
      await look(page, '4 answered')
    })

    const word = await eventually('the mail that the reporter wrote', async () => (await wordMails())[wordsBefore])
    expect(word.text).toContain(`${deskAt.nl}`)
    expect(`${word.subject} ${word.text}`).not.toMatch(/MR-|donderdag|takeover|hulpverlener/)
    await atDesk(codes, 'coordinator', async page => {
      await page.locator('.notes').getByText(reply).waitFor()
      await page.locator('.notes').getByText(question).waitFor()
      await look(page, '5 the answer at the desk')
    })
    expect(await mailsTo(target, reporter)).toHaveLength(2)
  }, 180_000)

  test('an offer is refused with a reason, made again and accepted; then the ladder there starts', async () => {
    const codes = await aSentMessage(`hulpverlener.${randomUUID()}@example.org`)
    const offersBefore = (await mailsTo(target, receiver)).length
    const asksBefore = (await asksTo(target, receiver)).length
    await atDesk(codes, 'coordinator', async page => {
      await takeIt(page)
      await act(page, 'handover', { toRegion: 'VR06' }, language)
      await look(page, '6 offered')
      const offer = await eventually('the offer', async () => (await mailsTo(target, receiver))[offersBefore])
      expect(`${offer.subject} ${offer.text}`).not.toMatch(/MR-|loon|takeover|hulpverlener/)
      expect(offer.text).toContain(deskAt.nl)

      await atDesk(codes, 'elsewhere', async there => {
        await there.getByText(report.content.hiddenReceiver).waitFor()
        expect(await there.getByText(written).count()).toBe(0)
        await send(there, 'refuse', {}, language)
        await there.getByRole('alert').waitFor()
        await look(there, '7 refused without a reason')
        await send(there, 'refuse', { refusal: 'noCapacity' }, language)
        await heading(there, new RegExp(`${list.heading.none}|\\d`)).waitFor()
        await there.getByRole('status').getByText(report.done.refuse).waitFor()
        expect(await there.getByRole('link', { name: codes.reference }).count()).toBe(0)
        await look(there, '8 back at the list')
      })
      await page.reload()
      await page.getByText(shared[language].reasons.noCapacity).first().waitFor()
      await look(page, '9 the reason at the sender')

      await act(page, 'handover', { toRegion: 'VR06' }, language)
      await atDesk(codes, 'elsewhere', async there => {
        await send(there, 'accept', { acceptChannel: 'phone', on: inDays(-3) }, language)
        await there.getByRole('alert').waitFor()
        await look(there, '10 a day before the offer')
        await act(there, 'accept', { on: inDays(0) }, language)
        await there.getByText(written).waitFor()
        await there.getByRole('heading', { name: acts.title.acknowledge }).waitFor()
        await look(there, '11 accepted')
      })
      const ask = await eventually(
        'the ladder of the other region',
        async () => (await asksTo(target, receiver))[asksBefore],
      )
      expect(ask.text).not.toMatch(/MR-|loon/)
      const late = 'Nog iets aan de melder.'
      await send(page, 'messages', { text: late }, language)
      await page.getByText(late).waitFor()
      await page.getByText(report.conflict.notTheirs).waitFor()
      await look(page, '12 no longer here')
    })
  }, 180_000)

  test('a mail to the reporter that did not arrive is sent again from its line', async () => {
    const codes = await aSentMessage(`bounce.${randomUUID()}@example.org`)
    const { again, states, reporter } = report.notices
    await atDesk(codes, 'coordinator', async page => {
      await takeIt(page)
      const button = page.getByRole('button', { name: `${again}: ${reporter}` })
      await eventually('the bounce in the ledger', async () => {
        await page.reload()
        return (await button.count()) === 1 ? true : undefined
      })
      await page.getByText(states.bounced).waitFor()
      await look(page, '13 bounced')
      await button.click()
      await page.getByRole('status').getByText(report.done['send-again']).waitFor()
      await eventually('the second bounce', async () => {
        await page.reload()
        return (await page.getByText(states.bounced).count()) === 2 ? true : undefined
      })
      expect(await button.count()).toBe(1)
      await look(page, '14 sent again')
    })
  }, 180_000)

  test('is calm on a wide screen', async () => {
    const codes = await aSentMessage(`hulpverlener.${randomUUID()}@example.org`)
    await visit(
      `${messageAt[language]}${codes.reference}/`,
      async page => {
        await signIn(page, 'coordinator', language)
        await takeIt(page)
        await act(page, 'messages', { text: question }, language)
        await act(page, 'handover', { toRegion: 'VR06' }, language)
        await page.locator('#act-withdraw summary').click()
        await look(page, '15 wide')
        await act(page, 'withdraw', {}, language)
      },
      here({ viewport: desktop }),
    )
  }, 90_000)
})

/** What tells whoever has a message that its reporter wrote. */
const wordMails = async () =>
  (await mailsTo(target, coordinator)).filter(({ subject }) => subject === mailNl.word.subject)
