/** What would confuse whoever lets the parts and headings of a page be read to them. */
export function findConfusing(): string[] {
  const once = { main: 'main', 'body > header': 'header', 'body > footer': 'footer', h1: 'heading of the first level' }
  const visible = (selector: string) => [...document.querySelectorAll(selector)].filter(part => part.checkVisibility())
  const textOf = (part: Element | null) => part?.textContent?.trim() ?? ''
  const nameOf = (part: Element) => {
    const ids = part.getAttribute('aria-labelledby')?.split(' ') ?? []
    return part.getAttribute('aria-label') ?? ids.map(id => textOf(document.getElementById(id))).join(' ')
  }
  const parts = visible('nav, aside, [role=region], [role=search], section[aria-label]')
  const names = parts.map(part => `${part.tagName.toLowerCase()} “${nameOf(part)}”`)
  const headings = visible('h1, h2, h3, h4, h5, h6').map(part => ({
    level: Number(part.tagName[1]),
    text: textOf(part),
  }))
  return [
    ...Object.entries(once)
      .filter(([selector]) => document.querySelectorAll(selector).length !== 1)
      .map(([, name]) => `not once: ${name}`),
    ...parts.filter(part => !nameOf(part)).map(part => `without a name: ${part.tagName} ${part.className}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map(name => `twice: ${name}`),
    ...headings.filter(({ text }) => !text).map(({ level }) => `an empty heading of level ${level}`),
    ...headings
      .filter(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1)
      .map(({ level, text }) => `skips to level ${level}: ${text}`),
  ]
}
