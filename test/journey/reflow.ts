import type { CDPSession, Page } from 'playwright-core'

/** Somebody's screen: so many pixels of CSS, and letters of so many where nothing else is asked. */
type Screen = { readonly width: number; readonly height: number; readonly letters?: number }

/** What does not fit on a screen of that size. */
export async function layoutFaults(page: Page, { width, height }: Screen): Promise<readonly string[]> {
  await page.setViewportSize({ width, height })
  return (await page.evaluate(lookAtLayout)).faults
}

/** A screen of 1280 pixels as it is, magnified twice and four times, and one with letters twice as large only. */
export const wide: Screen = { width: 1280, height: 900 }
const zoomed200: Screen = { width: 640, height: 450 }
export const zoomed400: Screen = { width: 320, height: 640 }
const largeText: Screen = { width: 640, height: 900, letters: 32 }
const usualLetters = 16

/** What does not fit, or is not there any more, when a page is magnified or its letters are. */
export async function reflowFaults(page: Page, devtools: CDPSession) {
  const show = async ({ width, height, letters = usualLetters }: Screen) => {
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } })
    await page.setViewportSize({ width, height })
    return page.evaluate(lookAtLayout)
  }
  const { words } = await show(wide)
  const compare = async (screen: Screen) => {
    const { faults, words: left } = await show(screen)
    return left === words ? faults : [...faults, `other words than on a wide screen: ${firstDifference(words, left)}`]
  }
  const found = {
    zoom200: await compare(zoomed200),
    zoom400: await compare(zoomed400),
    largeText: await compare(largeText),
  }
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: usualLetters, fixed: usualLetters } })
  return found
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return `“${one.slice(at, at + 60)}” became “${other.slice(at, at + 60)}”`
}

/** Whether the page scrolls sideways, what of its text is cut off, and all the words that it shows. */
function lookAtLayout(): { faults: string[]; words: string } {
  const room = document.documentElement.clientWidth
  const scrolled = document.documentElement.scrollWidth
  const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class')}`
  const isForEars = (element: Element) => getComputedStyle(element).clipPath === 'inset(50%)'
  const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
  const isCut = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element)
    const across = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1
    const down = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1
    return (across || down) && Boolean(element.textContent?.trim())
  }
  const isScrolled = (element: Element): boolean =>
    /auto|scroll/.test(getComputedStyle(element).overflowX) ||
    (element.parentElement !== null && isScrolled(element.parentElement))
  const sticksOut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect()
    const isOutside = width > 1 && (right > room + 1 || left < -1)
    return isOutside && !element.closest('.hidden-visually, svg') && !isScrolled(element)
  }
  const shown = [...document.body.querySelectorAll('*')].filter(part => part.checkVisibility() && !isForEars(part))
  // What explains a table, and what explains the cards that it becomes, take each other's place.
  const instead = '.only-wide, .only-narrow, .who-does-what thead, .cell-label, .empty'
  const wordsOf = (element: Element) =>
    [...element.childNodes].flatMap(({ nodeType, textContent }) => (nodeType === 3 ? (textContent?.trim() ?? []) : []))
  return {
    faults: [
      ...(scrolled > room ? [`scrolls sideways: ${scrolled} pixels on ${room}`] : []),
      ...shown.filter(isCut).map(part => `cut off: ${nameOf(part)}`),
      ...shown.filter(sticksOut).map(part => `sticks out: ${nameOf(part)}`),
    ],
    words: shown
      .filter(part => !part.closest(instead))
      .flatMap(wordsOf)
      .filter(Boolean)
      .join(' '),
  }
}
