import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import en from '#content/messages/en/desk.json' with { type: 'json' }
import nl from '#content/messages/nl/desk.json' with { type: 'json' }
import type { ActName } from '#domain/desk-act.ts'
import type { Language } from '#domain/language.ts'
import { heading } from './message-form.ts'

export const words = { nl, en } as const
export const deskAt = { nl: '/loket/', en: '/en/desk/' } as const
export const messageAt = { nl: '/loket/bericht/', en: '/en/desk/message/' } as const

/** People of the demo. */
export const people = {
  coordinator: 'Demo zorgcoördinator Twente',
  deputy: 'Demo vervanger zorgcoördinator Twente',
  director: 'Demo ketenregisseur Twente',
  elsewhere: 'Demo zorgcoördinator Noord- en Oost-Gelderland',
  nobody: 'Demo medewerker zonder rechten',
  administrator: 'Demo beheerder',
} as const

/** Signs in by clicking: who one is on our page, and again on that of the issuer. */
export async function signIn(page: Page, who: keyof typeof people, language: Language = 'nl'): Promise<void> {
  await heading(page, words[language].signIn.heading).waitFor()
  await page.getByRole('link', { name: people[who], exact: true }).click()
  await page.getByRole('button', { name: people[who] }).click()
  await page.getByRole('navigation', { name: words[language].menu.label }).waitFor()
}

type Answers = Readonly<Record<string, string>>

/** Fills in the form of an act and sends it; what comes is for whoever calls to look at. */
export async function send(page: Page, act: ActName, answers: Answers, language: Language = 'nl'): Promise<void> {
  const place = page.locator(`#act-${act}`)
  const isShut = await place.evaluate(element => element.tagName === 'DETAILS' && !element.hasAttribute('open'))
  if (isShut) await place.locator('summary').first().click()
  for (const [name, value] of Object.entries(answers)) {
    const choice = place.locator(`[name="${name}"][value="${value}"]`)
    const control = place.locator(`[name="${name}"]`)
    if (await choice.count()) await choice.check()
    else if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
  await place.getByRole('button', { name: words[language].acts.submit[act], exact: true }).click()
}

/** The same, and it is done. */
export async function act(page: Page, name: ActName, answers: Answers, language: Language = 'nl'): Promise<void> {
  await send(page, name, answers, language)
  await page.getByRole('status').filter({ hasText: words[language].report.done[name] }).waitFor()
}

/** Nothing needs scrolling sideways at these widths. */
export async function expectNarrow(page: Page, widths: readonly number[] = [320, 390]): Promise<void> {
  const before = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const used = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(used, `${page.url()} at ${width} pixels`).toBeLessThanOrEqual(width)
  }
  if (before) await page.setViewportSize(before)
}
