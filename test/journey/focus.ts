/** What can be reached with keys but shows no outline of its own there, or is hidden under the bar with the way out. */
export function findUnseenFocus(): string[] {
  const exit = document.querySelector('.exit')
  const bar = exit && getComputedStyle(exit).position === 'fixed' ? exit : undefined
  const hasOutline = (part: Element | null) => {
    const { outlineStyle = 'none', outlineWidth = '0' } = part ? getComputedStyle(part) : {}
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  // A box to tick has the outline around its words, too.
  const isSeen = (element: Element) => hasOutline(element) || hasOutline(element.closest('label'))
  const isCovered = (element: Element) =>
    bar !== undefined &&
    !bar.contains(element) &&
    element.getBoundingClientRect().top >= bar.getBoundingClientRect().top
  const nameOf = (element: Element) => `${element.tagName} ${element.className} “${element.textContent?.trim()}”`
  const faultsOf = (element: HTMLElement): string[] => {
    element.focus()
    if (document.activeElement !== element) return []
    const unseen = isSeen(element) ? [] : [`focus not seen: ${nameOf(element)}`]
    return isCovered(element) ? [...unseen, `focus hidden: ${nameOf(element)}`] : unseen
  }
  const reachable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  return [...document.querySelectorAll<HTMLElement>(reachable)]
    .filter(element => element.checkVisibility())
    .flatMap(faultsOf)
}

/** Whatever moves although somebody asked their device for stillness. */
export function findMotion(): string[] {
  const moves = ({ animationName, transitionDuration, scrollBehavior }: CSSStyleDeclaration) =>
    animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth'
  return [...document.querySelectorAll('*')]
    .filter(element => moves(getComputedStyle(element)))
    .map(element => `moves: ${element.tagName} ${element.className}`)
}
