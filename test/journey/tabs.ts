import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { complaintsOf } from './visit.ts'

export type Tab = { readonly page: Page; readonly devtools: CDPSession; readonly complaints: string[] }

/**
 * A few tabs, used over and over: to open one takes as long as to look at a page. Each is a window of its own, so that
 * they are drawn next to each other.
 */
export class Tabs {
  readonly #free: Tab[] = []
  readonly #waiting: ((tab: Tab) => void)[] = []

  static async open(browser: Browser, count: number, options: BrowserContextOptions): Promise<Tabs> {
    const tabs = new Tabs()
    for (let opened = 0; opened < count; opened += 1) tabs.#free.push(await openTab(browser, options))
    return tabs
  }

  /** Does something in a tab that nobody else uses meanwhile. */
  async use<T>(act: (tab: Tab) => Promise<T>): Promise<T> {
    const tab = this.#free.pop() ?? (await new Promise<Tab>(resolve => this.#waiting.push(resolve)))
    tab.complaints.length = 0
    try {
      return await act(tab)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(tab)
      else this.#free.push(tab)
    }
  }
}

async function openTab(browser: Browser, options: BrowserContextOptions): Promise<Tab> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  return { page, devtools: await context.newCDPSession(page), complaints }
}
