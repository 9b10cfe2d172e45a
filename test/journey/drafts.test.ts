import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#domain/language.ts'
import { answerForm, fromEnschede, heading, press } from './message-form.ts'
import { type Hosted, hostOnTuesday } from './runtime.ts'
import { expectAccessible, screenshot, visit, withBrowser } from './visit.ts'

withBrowser()

const words = {
  nl: {
    safety: '/melden/',
    form: '/melden/bericht/',
    save: 'Bewaar en ga later verder',
    saved: 'Uw antwoorden zijn bewaard',
    back: 'Terug naar het formulier',
    formHeading: 'Bericht aan het regioloket',
    open: 'Ga verder',
    wrong: /Bij deze code is niets bewaard/,
    noCode: 'Vul de code van 16 tekens in die u kreeg.',
    sameCode: /de code die u al had/,
    newCode: /Dit is een nieuwe code/,
    changed: 'Nog niet bewaard',
    check: 'Controleer uw bericht',
    right: 'Klopt dit?',
    send: 'Verstuur het bericht',
    sent: 'Uw bericht is binnen',
    discard: 'Gooi weg wat bewaard is',
    discarded: 'Weggegooid',
  },
  en: {
    safety: '/en/message/',
    form: '/en/message/form/',
    save: 'Save and go on later',
    saved: 'Your answers are saved',
    back: 'Back to the form',
    formHeading: 'Message to the regional desk',
    open: 'Go on',
    wrong: /Nothing is saved under this code/,
    noCode: 'Enter the code of 16 characters you were given.',
    sameCode: /the code you already had/,
    newCode: /This is a new code/,
    changed: 'Not saved yet',
    check: 'Check your message',
    right: 'Is this right?',
    send: 'Send the message',
    sent: 'We have your message',
    discard: 'Throw away what was saved',
    discarded: 'Thrown away',
  },
} as const

const { danger: _, ...notYetDanger } = fromEnschede

/** The code as a person would copy it, in small letters. */
async function readCode(page: Page): Promise<string> {
  const code = await page.locator('main .code').textContent()
  expect(code).toMatch(/^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/)
  return String(code).toLowerCase()
}

async function expectAnswers(page: Page, text = fromEnschede.text): Promise<void> {
  expect(await page.locator('main [name=text]').inputValue()).toBe(text)
  expect(await page.locator('main [name=kind][value=person]').isChecked()).toBe(true)
}

describe.each(['nl', 'en'] as const)('somebody who is called away, in %s,', (language: Language) => {
  const say = words[language]
  /** One for each language: an address may write thirty times in ten minutes. */
  let hosted: Hosted
  beforeAll(async () => {
    hosted = await hostOnTuesday('09:05', 2)
  })
  afterAll(() => hosted.close())
  const here = (javaScriptEnabled = true) => ({ baseURL: hosted.local.origin, javaScriptEnabled })
  /** The checker is itself a script. */
  const looking = (hasScript: boolean) => (hasScript ? expectAccessible : async () => undefined)

  const goOn = async (page: Page, code: string) => {
    await page.locator('main [name=code]').fill(code)
    await press(page, say.open)
  }

  test.each([
    ['with script', true],
    ['without script', false],
  ])('saves the form, goes on later elsewhere and sends it, %s', async (how, hasScript) => {
    const look = looking(hasScript)
    let code = ''
    await visit(
      say.form,
      async page => {
        await answerForm(page, fromEnschede)
        await press(page, say.save)
        await heading(page, say.saved).waitFor()
        await look(page)
        await screenshot(page, `draft-saved-${language}-${how}`)
        code = await readCode(page)
        expect(page.url().toLowerCase()).not.toContain(code.slice(0, 4))
        await press(page, say.back)
        await heading(page, say.formHeading).waitFor()
        await expectAnswers(page)
        expect(await page.locator('main [name=danger][value=none]').isChecked()).toBe(true)
      },
      here(hasScript),
    )
    await visit(
      say.safety,
      async page => {
        await goOn(page, '0'.repeat(16))
        await page.getByText(say.wrong).waitFor()
        await look(page)
        await screenshot(page, `draft-wrong-${language}-${how}`)
        await goOn(page, code)
        await heading(page, say.formHeading).waitFor()
        await expectAnswers(page)
        expect(await page.locator('main [name=danger]:checked').count()).toBe(0)
        await look(page)
        await screenshot(page, `draft-opened-${language}-${how}`)
        await page.locator('main [name=text]').fill('Nog iets gezien.')
        await press(page, say.save)
        await page.getByText(say.sameCode).waitFor()
        expect(await page.locator('main .code').count()).toBe(0)
        await look(page)
        await press(page, say.back)
        await heading(page, say.formHeading).waitFor()
        await expectAnswers(page, 'Nog iets gezien.')
        await answerForm(page, { danger: 'none' })
        await press(page, say.check)
        await heading(page, say.right).waitFor()
        await press(page, say.send)
        await heading(page, say.sent).waitFor()
        await page.goto(say.safety)
        await goOn(page, code)
        await page.getByText(say.wrong).waitFor()
      },
      here(hasScript),
    )
  })

  test('throws it away, and reads that it is gone', async () => {
    await visit(
      say.form,
      async page => {
        await answerForm(page, notYetDanger)
        await press(page, say.save)
        await heading(page, say.saved).waitFor()
        const code = await readCode(page)
        await press(page, say.discard)
        await heading(page, say.discarded).waitFor()
        await expectAccessible(page)
        await page.goto(say.safety)
        await goOn(page, code)
        await page.getByText(say.wrong).waitFor()
        await goOn(page, 'x')
        await page.getByText(say.noCode).first().waitFor()
        await expectAccessible(page)
      },
      here(),
    )
  })
})

describe('in two windows', () => {
  let hosted: Hosted
  beforeAll(async () => {
    hosted = await hostOnTuesday('09:05', 2)
  })
  afterAll(() => hosted.close())
  const say = words.nl

  test.each([true, false])('whoever saves second is told, and keeps every answer (script: %s)', async hasScript => {
    await visit(
      say.form,
      async page => {
        await answerForm(page, notYetDanger)
        await press(page, say.save)
        const code = await readCode(page)
        const other = await page.context().newPage()
        for (const [window, text] of [
          [page, 'Hier geschreven.'],
          [other, 'Daar geschreven.'],
        ] as const) {
          await window.goto(say.safety)
          await window.locator('main [name=code]').fill(code)
          await press(window, say.open)
          await heading(window, say.formHeading).waitFor()
          await window.locator('main [name=text]').fill(text)
        }
        await press(other, say.save)
        await other.getByText(say.sameCode).waitFor()
        await press(page, say.save)
        await page.getByText(say.changed).waitFor()
        await expectAnswers(page, 'Hier geschreven.')
        if (hasScript) await expectAccessible(page)
        await screenshot(page, `draft-changed-${hasScript}`)
        await press(page, say.save)
        await heading(page, say.saved).waitFor()
        expect(await readCode(page)).not.toBe(code)
      },
      { baseURL: hosted.local.origin, javaScriptEnabled: hasScript },
    )
  })

  test('back with the button of the browser, the form goes on with what it saved', async () => {
    await visit(
      say.form,
      async page => {
        await answerForm(page, notYetDanger)
        await press(page, say.save)
        await heading(page, say.saved).waitFor()
        await page.goBack()
        await heading(page, say.formHeading).waitFor()
        await page.locator('main [name=text]').fill('Toch nog iets.')
        await press(page, say.save)
        await page.getByText(say.sameCode).waitFor()
      },
      { baseURL: hosted.local.origin },
    )
  })

  test('danger now stops at 112 before anything is saved', async () => {
    await visit(
      say.form,
      async page => {
        await answerForm(page, { danger: 'now', text: 'Blijft staan.' })
        await press(page, say.save)
        await heading(page, 'Bel 112').waitFor()
        await press(page, /terug naar het formulier/)
        await heading(page, say.formHeading).waitFor()
        expect(await page.locator('main [name=text]').inputValue()).toBe('Blijft staan.')
      },
      { baseURL: hosted.local.origin },
    )
  })
})
