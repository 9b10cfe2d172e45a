import { fill } from '#domain/text.ts'
import { type Find, type Finds, finds, type Pagefind } from '../search/finds.ts'

/*
 * Searching, in the browser alone. What somebody types stays in the part of the address behind the #, which no browser
 * sends; nothing is stored. The words stand in the page, where they can be translated and read without script too.
 */

type Page = {
  readonly words: DOMStringMap
  readonly field: HTMLInputElement
  readonly status: HTMLElement
  readonly results: HTMLElement
}

function begin(search: HTMLElement): void {
  const field = search.querySelector('input')
  const status = search.querySelector<HTMLElement>('[role=status]')
  const results = search.querySelector<HTMLElement>('.finds')
  if (!field || !status || !results) return
  const page = { words: search.dataset, field, status, results }
  search.classList.remove('unready')
  search.querySelector('form')?.addEventListener('submit', event => {
    event.preventDefault()
    remember(field.value)
    void show(field.value, page)
  })
  addEventListener('hashchange', () => fromAddress(page))
  fromAddress(page)
}

/** A form sent before this script came put the words where a server sees them: they move behind the #. */
function fromAddress(page: Page): void {
  const early = new URLSearchParams(location.search).get('q')
  if (early !== null) remember(early)
  const typed = new URLSearchParams(location.hash.slice(1)).get('q')
  if (typed === null) return
  page.field.value = typed.slice(0, page.field.maxLength)
  void show(page.field.value, page)
}

function remember(typed: string): void {
  history.replaceState(null, '', `${location.pathname}#${new URLSearchParams({ q: typed })}`)
}

/** The last search that was asked for; an earlier one that comes back later is not shown. */
let latest = 0

async function show(typed: string, page: Page): Promise<void> {
  latest += 1
  const mine = latest
  page.results.replaceChildren()
  page.status.textContent = ''
  if (typed.trim() === '') return
  page.status.textContent = page.words.searching ?? ''
  try {
    const found = await finds(typed, await index())
    if (mine === latest) present(typed, found, page)
  } catch {
    if (mine === latest) page.status.textContent = page.words.failed ?? ''
  }
}

/**
 * Fetched at the first search, not before: whoever only reads this page loads nothing of it. A browser remembers an
 * address that failed to load as a script, so that another try needs another one.
 */
function index(): Promise<Pagefind> {
  loading ??= import(`/pagefind/pagefind.js${failures > 0 ? `?${failures}` : ''}`).catch((error: unknown) => {
    loading = undefined
    failures += 1
    throw error
  })
  return loading
}
let failures = 0
let loading: Promise<Pagefind> | undefined

function present(typed: string, found: Finds, { words, status, results }: Page): void {
  const { municipalities, situations, pages, isEverywhere, morePages } = found
  const counts = {
    municipalities: isEverywhere ? (words.all ?? '') : municipalities.length,
    situations: situations.length,
    pages: pages.length + morePages,
  }
  const isNothing = !isEverywhere && [municipalities, situations, pages].every(({ length }) => length === 0)
  status.textContent = isNothing ? (words.nothing ?? '') : fill(words.found ?? '', counts)
  const everywhere = isEverywhere ? [paragraph(words.everywhere, words.everywhereLink, words.everywhereTo)] : []
  const more = morePages > 0 ? [paragraph(fill(words.more ?? '', { count: morePages }))] : []
  results.replaceChildren(
    ...explanations(typed, words.explained),
    ...group(words.municipalities, municipalities, everywhere),
    ...group(words.situations, situations, situations.length > 0 ? [paragraph(words.situationsNote)] : []),
    ...group(words.pages, pages, more),
  )
}

/** What the page explains of the words that were typed, before all finds. */
function explanations(typed: string, heading: string | undefined): Node[] {
  const text = ` ${typed.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const terms = [...document.querySelectorAll<HTMLElement>('[data-words]')]
  const meant = terms.filter(({ dataset }) => dataset.words?.split('|').some(word => text.includes(` ${word} `)))
  const boxes = meant.map(term => {
    const box = element('div', { className: 'notice' })
    box.append(...term.cloneNode(true).childNodes)
    return box
  })
  return boxes.length > 0 ? [element('h2', { textContent: heading ?? '' }), ...boxes] : []
}

function group(heading: string | undefined, items: readonly Find[], notes: readonly Node[]): Node[] {
  if (items.length === 0 && notes.length === 0) return []
  const list = element('ol', { className: 'found' })
  list.append(...items.map(item))
  return [element('h2', { textContent: heading ?? '' }), ...(items.length > 0 ? [list] : []), ...notes]
}

function item({ title, url, about, excerpt, parts }: Find): HTMLElement {
  const one = element('li', {})
  one.append(link(title, url))
  if (about) one.append(element('span', { className: 'quiet', textContent: about }))
  if (excerpt) one.append(marked(excerpt))
  if (parts.length > 0) {
    const list = element('ul', { className: 'parts' })
    list.append(...parts.map(part => wrap('li', link(part.title, part.url))))
    one.append(list)
  }
  return one
}

/** The index marks what it found; nothing else of it becomes an element. */
function marked(excerpt: string): HTMLElement {
  const paragraphOf = element('p', {})
  const texts = excerpt.split(/<\/?mark>/).map(asText)
  paragraphOf.append(...texts.map((text, place) => (place % 2 === 1 ? element('mark', { textContent: text }) : text)))
  return paragraphOf
}

/** In an element, because a page would drop the space that a text begins with. */
const asText = (html: string): string =>
  new DOMParser().parseFromString(`<p>${html}`, 'text/html').body.textContent ?? ''

function paragraph(text: string | undefined, linkText?: string, to?: string): HTMLElement {
  const one = element('p', { className: 'quiet', textContent: text ?? '' })
  if (linkText && to) one.append(' ', link(linkText, to))
  return one
}

function link(text: string, href: string): HTMLElement {
  return element('a', { textContent: text, href })
}

function wrap(name: 'li', child: HTMLElement): HTMLElement {
  const parent = element(name, {})
  parent.append(child)
  return parent
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties)
}

// At the end, when everything above is there: the address may ask for a search at once.
const root = document.querySelector<HTMLElement>('#search')
if (root) begin(root)
