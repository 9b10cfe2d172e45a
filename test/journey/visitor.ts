import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { visit } from './visit.ts'

/** The smallest telephone that we draw for. */
export const smallPhone = { viewport: { width: 360, height: 740 } }

/** What the national contact points are called by telephone, as somebody would read it from a screen. */
export const numbers = {
  veiligThuis: '0800-2000',
  police: '0900-8844',
  comensha: '033-448 11 86',
  inspectorate: '0800-5151',
  anonymously: '0800-7000',
}

/** A stop of the line that somebody sees: who answers what number, and which of the acts it is. */
export type SeenStop = { readonly who: string; readonly number?: string; readonly condition?: string }

/** Somebody who does one thing after the other; every key, choice and filled field counts as one. */
export class Visitor {
  readonly #page: Page
  interactions = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Fills in the one field of the start page and sends it. */
  async askFor(place: string): Promise<void> {
    await this.#page.locator('#q').fill(place)
    await this.#page.keyboard.press('Enter')
    this.interactions += 2
    await this.#page.waitForURL(url =>
      /^\/(en\/)?(gemeenten|municipalities|kies|choose|landelijk|national|onbekend|unknown)\//.test(url.pathname),
    )
  }

  /** Chooses one answer after the other, each a link that is in sight. */
  async answer(...answers: readonly string[]): Promise<void> {
    for (const name of answers) {
      await this.link(name).click()
      this.interactions += 1
    }
  }

  /** The first link in sight whose name begins so: hints below an answer are part of its name. */
  link(name: string) {
    const begins = new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
    return this.#page.locator('main').getByRole('link', { name: begins }).filter({ visible: true }).first()
  }

  /** The question, or above the line for whom it is. */
  async heading(): Promise<string> {
    const heading = this.#page.locator('.part h2').filter({ visible: true }).first()
    return heading.evaluate(({ childNodes }) => Array.from(childNodes, one => one.textContent?.trim()).join(' '))
  }

  /** The line as it is in sight, from top to bottom. */
  async line(): Promise<readonly SeenStop[]> {
    return this.#page
      .locator('.stop')
      .filter({ visible: true })
      .evaluateAll(stops =>
        stops.map(stop => {
          const textOf = (part: string) => stop.querySelector(part)?.textContent?.trim()
          const [who = '', number, condition] = [textOf('.who'), textOf('.call'), textOf('.condition')]
          return { who, ...(number && { number }), ...(condition && { condition }) }
        }),
      )
  }

  /** Without scrolling: above the bar of the exit, which covers the foot of the screen. */
  async seesAtOnce(text: string): Promise<void> {
    const box = await this.#page
      .getByRole('link', { name: text, exact: true })
      .filter({ visible: true })
      .first()
      .boundingBox()
    const height = this.#page.viewportSize()?.height ?? 0
    expect(box, text).not.toBeNull()
    expect(box?.y ?? -1, text).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0), text).toBeLessThan(height - 60)
  }
}

/** In an address stand a place and a code; never what was answered. */
const neutral = /^\/(en\/)?(gemeenten|municipalities|landelijk|national)\/[a-z-]+\/#[oqrz][0-9a-z]*$/

export function placeAndCode(page: Page): string {
  const { pathname, hash } = new URL(page.url())
  expect(pathname + hash).toMatch(neutral)
  return pathname + hash
}

/** Whoever kept the address sees the same line, in a browser that was never here. */
export async function expectSameElsewhere(page: Page, visitor: Visitor): Promise<void> {
  const line = await visitor.line()
  await visit(placeAndCode(page), async other => expect(await new Visitor(other).line()).toEqual(line), smallPhone)
}
