import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { contrastViolationsOn, violationsOn } from './axe.ts'
import { launchBrowser } from './browser.ts'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1200, height: 900 }

let browser: Browser | undefined

/** Call once at the top of a file of journeys: one browser for all of them. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
  })
}

/** For what opens windows of its own. */
export function openedBrowser(): Browser {
  if (!browser) throw new Error('withBrowser() was not called in this file')
  return browser
}

/**
 * Lets a visitor do something in a window of their own. Whatever the browser refuses or reports as an error (a policy
 * that blocks our own page, a missing file, a script that throws) fails the visit.
 */
export async function visit(
  path: string,
  act: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await openedBrowser().newContext({
    baseURL: inject('origin'),
    viewport: phone,
    locale: 'nl-NL',
    ...options,
  })
  try {
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await page.goto(path)
    await act(page)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
}

/** Whatever the browser will say is wrong with this page, as it comes. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !isExpectedAnswer(message.text())) complaints.push(message.text())
  })
  return complaints
}

/** Chromium reports every answer of 400 and above; our own refusals are part of the journeys. */
const isExpectedAnswer = (text: string): boolean => /status of (401|404|409|422|429)/.test(text)

/** axe finds nothing here, by the rules of WCAG 2.2 A and AA and its own best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page), page.url()).toEqual([])
}

/** The part of the above that another colour scheme can change. */
export async function expectContrast(page: Page): Promise<void> {
  expect(await contrastViolationsOn(page), page.url()).toEqual([])
}

/** For people to look at; the folder is not kept. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync('.local/screenshots', { recursive: true })
  await page.screenshot({ path: `.local/screenshots/${name}.png`, fullPage: true })
}
