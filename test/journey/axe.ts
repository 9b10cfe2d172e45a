import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.2, levels A and AA, and what axe calls best practice: headings in order, landmarks with a name of their own. */
const everything: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** The part of it that another colour scheme can change. */
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** All that axe finds on a page as it stands. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await bring(page)
  return page.evaluate(runHere, everything)
}

export async function contrastViolationsOn(page: Page): Promise<readonly string[]> {
  await bring(page)
  return page.evaluate(runHere, colours)
}

/** All that axe finds but contrast, which takes it twice as long as all the rest together. */
export async function violationsButContrast(page: Page): Promise<readonly string[]> {
  await bring(page)
  return page.evaluate(runHere, { ...everything, rules: { 'color-contrast': { enabled: false } } })
}

/**
 * Contrast, of each look once. Two texts look the same when colour, size, weight and every ground below them are, in
 * elements of the same names and classes up to the root: what holds of one holds of the other, on whatever page.
 */
export class Contrast {
  readonly #seen = new Set<number>()

  async violationsOn(page: Page): Promise<readonly string[]> {
    await bring(page)
    const fresh = (await page.evaluate(markLooks)).filter(look => !this.#seen.has(look))
    if (fresh.length === 0) return []
    for (const look of fresh) this.#seen.add(look)
    return page.evaluate(runOnLooks, { fresh, options: colours })
  }
}

/** Once per document: to read half a megabyte of script takes as long as to run it. */
async function bring(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
}

declare global {
  interface Window {
    axe: typeof axe
    looks: Map<number, Element>
  }
}

async function runHere(options: RunOptions): Promise<string[]> {
  const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

async function runOnLooks({ fresh, options }: { fresh: number[]; options: RunOptions }): Promise<string[]> {
  const include = fresh.flatMap(look => window.looks.get(look) ?? [])
  const { violations } = await window.axe.run({ include }, { ...options, resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Keeps one element of every look on this page, and answers the looks. */
function markLooks(): number[] {
  const grounds = new Map<Element, string>()
  const groundOf = (element: Element): string => {
    const known = grounds.get(element)
    if (known !== undefined) return known
    const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element)
    const own = [element.tagName, element.className, backgroundColor, backgroundImage, opacity, position].join()
    const ground = `${element.parentElement ? groundOf(element.parentElement) : ''}>${own}`
    grounds.set(element, ground)
    return ground
  }
  const hasWords = (element: Element) =>
    element.matches('input, select, textarea') ||
    [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
  window.looks = new Map()
  for (const element of document.body.querySelectorAll('*')) {
    if (!hasWords(element) || !element.checkVisibility()) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const look = [groundOf(element), color, fontSize, fontWeight, element.matches(':disabled')].join()
    // FNV-1a, twice 26 bits of it: far more room than there are looks.
    let [one, two] = [0x811c9dc5, 0x01000193]
    for (let index = 0; index < look.length; index += 1) {
      one = Math.imul(one ^ look.charCodeAt(index), 0x01000193)
      two = Math.imul(two ^ look.charCodeAt(index), 0x85ebca6b)
    }
    window.looks.set((one >>> 6) * 2 ** 26 + (two >>> 6), element)
  }
  return [...window.looks.keys()]
}
