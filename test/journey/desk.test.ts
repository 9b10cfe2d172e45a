import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysAfter } from '#domain/local-time.ts'
import { localDateOf } from '#domain/working-time.ts'
import { timeOn } from './clock.ts'
import { act, deskAt, expectNarrow, messageAt, people, send, signIn, words } from './desk.ts'
import { localTarget } from './local-target.ts'
import { send as sendMessage } from './message.ts'
import { heading } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { mailsTo, mailTo } from './target.ts'
import { aMessage } from './urgent-message.ts'
import { desktop, expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

let hosted: Hosted
beforeAll(async () => {
  hosted = await hostOnTuesday('09:05', 2)
}, 120_000)
afterAll(() => hosted?.close())

const here = (more: object = {}) => ({ baseURL: hosted.local.origin, ...more })
const inDays = (days: number): string => daysAfter(localDateOf(timeOn(hosted.clock)), days)
const written = 'Slaapt op het werk en krijgt geen loon.'

/** Somebody in Enschede sent a message that may be mailed about. */
async function aWaitingMessage(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const contact = { contactChannel: 'email', contactEmail: 'hulpverlener@example.org', asked: 'help' }
  const message = aMessage({ ...contact, urgentBecause: [], text: written, ...changes })
  return (await sendMessage(localTarget(hosted.local), message)).reference
}

describe.each([
  { language: 'nl', javaScriptEnabled: true },
  { language: 'en', javaScriptEnabled: false },
] as const)('the desk in $language, with script: $javaScriptEnabled', ({ language, javaScriptEnabled }) => {
  const { acts, report, list, menu, signIn: signing } = words[language]
  const look = async (page: Page, name: string) => {
    if (javaScriptEnabled) await expectAccessible(page)
    await screenshot(page, `desk ${language} ${name}`)
  }

  test('a message from the list to the end and back, by clicking', async () => {
    const reference = await aWaitingMessage()
    await visit(
      deskAt[language],
      async page => {
        await look(page, '1 sign in')
        await signIn(page, 'coordinator', language)
        await look(page, '2 list')
        await page.getByRole('link', { name: reference }).click()
        await page.getByText(written).waitFor()
        await look(page, '3 message')
        await send(page, 'acknowledge', {}, language)
        await page.getByRole('alert').waitFor()
        await look(page, '4 errors')
        await act(
          page,
          'acknowledge',
          { firstStep: 'callReporter', firstStepBy: inDays(2), reporterKnown: 'true' },
          language,
        )
        await look(page, '5 taken')
        await act(page, 'notes', { note: 'Gebeld, morgen weer.' }, language)
        await page.locator('.notes').getByText('Gebeld, morgen weer.').waitFor()
        await act(page, 'urgency', { urgency: 'urgent', urgencyReason: 'newFacts' }, language)
        await page.locator('h1 .badge', { hasText: list.urgency.urgent }).waitFor()
        await act(page, 'consent', { consent: 'refused' }, language)
        await act(page, 'first-step', {}, language)
        await page.getByText(list.stepDone).first().waitFor()
        await act(page, 'snooze', { snoozeUntil: inDays(20), snoozeReason: 'waitsForPerson' }, language)
        await act(page, 'record', { party: 'comensha', channel: 'phone' }, language)
        await page.getByRole('listitem').filter({ hasText: 'CoMensha' }).first().waitFor()
        await look(page, '6 in hand')
        await act(page, 'close', { outcome: 'registeredByUs' }, language)
        await look(page, '7 closed')
        await act(page, 'reopen', {}, language)
        await page.getByRole('heading', { name: acts.title.acknowledge }).waitFor()
        await look(page, '8 reopened')
        await page.getByRole('navigation', { name: menu.label }).getByRole('button', { name: menu.signOut }).click()
        await page
          .getByText(/afgemeld|signed out/i)
          .first()
          .waitFor()
        await page.goto(`${messageAt[language]}${reference}/`)
        await page.getByText(signing.why.ended).waitFor()
        expect(await page.getByText(written).count()).toBe(0)
      },
      here({ javaScriptEnabled }),
    )
  }, 180_000)

  test('whoever is the wrong one passes the message on, and the next one is asked at once', async () => {
    const deputy = 'zorgcoordinator.vervanger.vr05@demo.example.org'
    const before = (await mailsTo(localTarget(hosted.local), deputy)).length
    const reference = await aWaitingMessage()
    await visit(
      `${messageAt[language]}${reference}/`,
      async page => {
        await signIn(page, 'coordinator', language)
        await act(page, 'not-for-me', {}, language)
        await look(page, '13 passed on')
      },
      here({ javaScriptEnabled }),
    )
    expect((await mailTo(localTarget(hosted.local), deputy, before + 1)).text).toContain('/takeover?')
  }, 120_000)

  test('a hand-over to another region is accepted there by somebody else', async () => {
    const reference = await aWaitingMessage()
    await visit(
      `${messageAt[language]}${reference}/`,
      async page => {
        await signIn(page, 'coordinator', language)
        await act(page, 'handover', { toRegion: 'VR06' }, language)
        await page.getByText('Gelderland').first().waitFor()
        await look(page, '9 offered')
        await visit(
          `${messageAt[language]}${reference}/`,
          async there => {
            await signIn(there, 'elsewhere', language)
            await there.getByText(report.content.hiddenReceiver).waitFor()
            expect(await there.getByText(written).count()).toBe(0)
            await look(there, '10 offered here')
            await act(there, 'accept', { acceptChannel: 'phone', on: inDays(0) }, language)
            await there.getByText(written).waitFor()
          },
          here({ javaScriptEnabled }),
        )
        await page.reload()
        await heading(page, /bestaat niet|does not exist/).waitFor()
      },
      here({ javaScriptEnabled }),
    )
  }, 120_000)

  test('two colleagues at once: the second sees what the first did, and keeps what was typed', async () => {
    const reference = await aWaitingMessage()
    const note = 'Deze aantekening mag niet weg zijn.'
    await visit(
      `${messageAt[language]}${reference}/`,
      async page => {
        await signIn(page, 'coordinator', language)
        await visit(
          `${messageAt[language]}${reference}/`,
          async colleague => {
            await signIn(colleague, 'deputy', language)
            await act(colleague, 'acknowledge', { firstStep: 'seePerson', firstStepBy: inDays(1) }, language)
          },
          here({ javaScriptEnabled }),
        )
        await send(page, 'notes', { note }, language)
        await page.getByRole('alert').getByRole('heading', { name: report.conflict.heading }).waitFor()
        expect(await page.getByRole('alert').getByRole('listitem').count()).toBeGreaterThan(0)
        expect(await page.locator('#note').inputValue()).toBe(note)
        await look(page, '11 a colleague was first')
        await act(page, 'notes', {}, language)
        await page.locator('.notes').getByText(note).waitFor()
      },
      here({ javaScriptEnabled }),
    )
  }, 120_000)
})

test('whoever is higher on the ladder reads nothing before taking it, with a reason', async () => {
  const reference = await aWaitingMessage()
  await visit(
    `${messageAt.nl}${reference}/`,
    async page => {
      await signIn(page, 'director')
      await page.getByText(words.nl.report.content.hidden).waitFor()
      expect(await page.getByText(written).count()).toBe(0)
      await expectAccessible(page)
      await screenshot(page, 'desk nl 12 from higher up')
      await send(page, 'acknowledge', { firstStep: 'callReporter', firstStepBy: inDays(1) })
      await page.getByRole('alert').waitFor()
      await act(page, 'acknowledge', { takeoverReason: 'cannotWait' })
      await page.getByText(written).waitFor()
    },
    here(),
  )
}, 90_000)

test('with the keyboard alone: sign in, open, take, note, close, sign out', async () => {
  const reference = await aWaitingMessage()
  await visit(
    deskAt.nl,
    async page => {
      const { acts, menu } = words.nl
      await reach(page, page.getByRole('link', { name: people.coordinator, exact: true }))
      await page.keyboard.press('Enter')
      await reach(page, page.getByRole('button', { name: people.coordinator }))
      await page.keyboard.press('Enter')
      await reach(page, page.getByRole('link', { name: reference }))
      await page.keyboard.press('Enter')
      await page.getByText(written).waitFor()
      await reach(page, page.locator('#act-acknowledge #firstStep'))
      await page.keyboard.press('Space')
      await reach(page, page.locator('#firstStepBy'))
      await typeDate(page, page.locator('#firstStepBy'), inDays(1))
      await reach(page, page.getByRole('button', { name: acts.submit.acknowledge }))
      await page.keyboard.press('Enter')
      await page.getByText(words.nl.report.done.acknowledge).waitFor()
      await reach(page, page.locator('#act-notes summary'))
      await page.keyboard.press('Enter')
      await reach(page, page.locator('#note'))
      await page.keyboard.type('Zonder muis.')
      await reach(page, page.getByRole('button', { name: acts.submit.notes }))
      await page.keyboard.press('Enter')
      await page.locator('.notes').getByText('Zonder muis.').waitFor()
      await reach(page, page.locator('#act-close summary'))
      await page.keyboard.press('Enter')
      await reach(page, page.locator('#outcome'))
      await page.keyboard.press('Space')
      await reach(page, page.getByRole('button', { name: acts.submit.close }))
      await page.keyboard.press('Enter')
      await page.getByText(words.nl.report.done.close).waitFor()
      await reach(page, page.getByRole('button', { name: menu.signOut }))
      await page.keyboard.press('Enter')
      await page
        .getByText(/U bent afgemeld|Je bent afgemeld/)
        .first()
        .waitFor()
    },
    here({ viewport: desktop }),
  )
}, 120_000)

test('is calm on a wide screen', async () => {
  const reference = await aWaitingMessage({ urgentBecause: ['threat'] })
  await visit(
    deskAt.nl,
    async page => {
      await signIn(page, 'coordinator')
      await expectAccessible(page)
      await screenshot(page, 'desk nl 18 wide list')
      await page.getByRole('link', { name: reference }).click()
      await page.getByText(written).waitFor()
      await expectAccessible(page)
      await screenshot(page, 'desk nl 19 wide message')
    },
    here({ viewport: desktop }),
  )
}, 90_000)

test('fits a narrow phone: the list, a message, its forms', async () => {
  const reference = await aWaitingMessage({ urgentBecause: ['threat'] })
  await visit(
    deskAt.nl,
    async page => {
      await signIn(page, 'coordinator')
      await expectNarrow(page)
      await page.getByRole('link', { name: reference }).click()
      await page.getByText(written).waitFor()
      for (const summary of await page.locator('details.desk-act > summary').all()) await summary.click()
      await expectNarrow(page)
      await page.setViewportSize({ width: 320, height: 800 })
      await screenshot(page, 'desk nl 13 narrow')
    },
    here(),
  )
}, 90_000)

test('what was typed when the session had ended is sent again after signing in beside it', async () => {
  const reference = await aWaitingMessage()
  await visit(
    `${messageAt.nl}${reference}/`,
    async page => {
      await signIn(page, 'coordinator')
      await page.context().clearCookies()
      await send(page, 'notes', { note: 'Net te laat.' })
      await page.getByText(words.nl.signIn.kept).waitFor()
      await expectAccessible(page)
      await screenshot(page, 'desk nl 14 unsent')
      const [tab] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: people.coordinator, exact: true }).click(),
      ])
      await tab.getByRole('button', { name: people.coordinator }).click()
      await tab.getByText(written).waitFor()
      await tab.close()
      await page.getByRole('button', { name: words.nl.signIn.sendAgain }).click()
      await page.locator('.notes').getByText('Net te laat.').waitFor()
    },
    here(),
  )
}, 90_000)

test.each([
  ['nl', '/loket/mensen/', '/loket/logboek/'],
  ['en', '/en/desk/people/', '/en/desk/audit/'],
] as const)(
  'in %s an administrator ends somebody’s access, who is out at the next click',
  async (language, at, audit) => {
    const say = words[language]
    await visit(
      deskAt[language],
      async page => {
        await signIn(page, 'nobody', language)
        await page.getByText(say.list.noRole).waitFor()
        await screenshot(page, `desk ${language} 15 without a role`)
        await visit(
          at,
          async administrator => {
            await signIn(administrator, 'administrator', language)
            await expectAccessible(administrator)
            await screenshot(administrator, `desk ${language} 16 people`)
            await administrator.getByRole('button', { name: `${say.people.revoke}: ${people.nobody}` }).click()
            await administrator.getByText(say.people.done.revoke).waitFor()
            await page.reload()
            await page.getByText(say.signIn.why.ended).waitFor()
            await administrator.getByRole('button', { name: `${say.people.restore}: ${people.nobody}` }).click()
            await administrator.getByText(say.people.done.restore).waitFor()
            await expectNarrow(administrator)
            await administrator.goto(audit)
            await expectAccessible(administrator)
            await screenshot(administrator, `desk ${language} 17 audit`)
          },
          here(),
        )
      },
      here(),
    )
  },
  90_000,
)

/** Presses Tab until it is there. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not get there')
}

/** Digits in the order that this browser's language asks for. */
async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
  const [year, month, day] = date.split('-')
  for (const digits of [`${day}${month}${year}`, `${month}${day}${year}`]) {
    await page.keyboard.type(digits)
    if ((await field.inputValue()) === date) return
    // Back to the first part of the date.
    for (const _ of [1, 2]) await page.keyboard.press('ArrowLeft')
  }
  throw new Error('The date cannot be typed')
}
