import type { Page } from 'playwright-core'

/**
 * What is gone when a device puts its own few colours in the place of ours: it takes away grounds and shadows, and
 * leaves borders, outlines and letters. By day and by night.
 */
export async function forcedColourFaults(page: Page): Promise<string[]> {
  await page.evaluate(markPainted)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    found.push(...(await page.evaluate(findVanished)).map(fault => `${fault} (${colorScheme})`))
  }
  return found
}

declare global {
  interface Window {
    painted: [Element, string | null][]
  }
}

/** Keeps what is seen by its ground alone: signs without words, and whatever can be pressed. */
function markPainted(): void {
  const hasGround = ({ backgroundColor, backgroundImage }: CSSStyleDeclaration) =>
    backgroundImage !== 'none' || !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)
  const hasSize = ({ inlineSize, blockSize }: CSSStyleDeclaration) =>
    Number.parseFloat(inlineSize) > 0 && Number.parseFloat(blockSize) > 0
  const isSign = (element: Element, style: CSSStyleDeclaration) =>
    !element.textContent?.trim() && element.childElementCount === 0 && hasSize(style)
  const isPainted = (element: Element) => {
    const style = getComputedStyle(element)
    const isPressed = element.matches('a, button, input, select, textarea, summary')
    return (isPressed || isSign(element, style)) && hasGround(style)
  }
  const isDrawn = (element: Element, part: string) => {
    const style = getComputedStyle(element, part)
    return style.content === '""' && style.display !== 'none' && hasGround(style)
  }
  // The way past the menu is seen when it has focus only, and then by its outline.
  const seen = [...document.body.querySelectorAll('*:not(.nl-skip-link)')].filter(part => part.checkVisibility())
  const parts = (element: Element) => ['::before', '::after'].filter(part => isDrawn(element, part))
  window.painted = seen.flatMap(element => [
    ...(isPainted(element) ? [[element, null] as [Element, null]] : []),
    ...parts(element).map((part): [Element, string] => [element, part]),
  ])
}

/** What of it has neither border nor a colour of its own now, and shapes that can no longer be told from the page. */
function findVanished(): string[] {
  const brightness = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(part => {
      const share = Number(part) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const canvas = brightness(getComputedStyle(document.documentElement).backgroundColor)
  const isSeen = (colour: string) => {
    if (colour === 'none' || /^(transparent|rgba\(.*, 0\))$/.test(colour)) return false
    const [dark = 0, bright = 0] = [canvas, brightness(colour)].toSorted((one, other) => one - other)
    return (bright + 0.05) / (dark + 0.05) >= 3
  }
  const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class')}`
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const
  const hasBorder = (style: CSSStyleDeclaration) =>
    sides.some(
      side =>
        style[`border${side}Style`] !== 'none' &&
        Number.parseFloat(style[`border${side}Width`]) > 0 &&
        isSeen(style[`border${side}Color`]),
    )
  const vanished = window.painted.filter(([element, part]) => {
    const style = getComputedStyle(element, part)
    return !hasBorder(style) && !isSeen(style.backgroundColor) && style.backgroundImage === 'none'
  })
  const shapes = [...document.body.querySelectorAll('svg :is(path, rect, circle, line, polyline, polygon)')].filter(
    shape => {
      const { fill, stroke, display, forcedColorAdjust } = getComputedStyle(shape)
      const isDrawn = forcedColorAdjust !== 'none' && (fill !== 'none' || stroke !== 'none')
      return isDrawn && display !== 'none' && shape.checkVisibility() && !isSeen(fill) && !isSeen(stroke)
    },
  )
  return [
    ...vanished.map(([element, part]) => `vanishes: ${nameOf(element)}${part ?? ''}`),
    ...shapes.map(shape => `a shape like the page: ${nameOf(shape)} in svg.${shape.closest('svg')?.classList}`),
  ]
}
