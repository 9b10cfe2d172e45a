import { normalise } from '#domain/names.ts'

/*
 * What a search gives, in the order in which it is shown. Pagefind does the searching, in the browser; this decides
 * what comes first. It runs there too, so it brings nothing along.
 */

/** What we use of Pagefind's interface. */
export type Pagefind = {
  readonly search: (words: string, options: { readonly filters: Readonly<Record<string, string>> }) => Promise<Results>
}
export type Results = { readonly results: readonly { readonly data: () => Promise<Page> }[] }
export type Page = {
  readonly url: string
  /** With the words that were found between `<mark>` and `</mark>`. */
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sub_results: readonly Part[]
}
export type Part = { readonly title: string; readonly url: string; readonly excerpt: string }

export type Find = {
  readonly title: string
  readonly url: string
  readonly about?: string | undefined
  readonly excerpt?: string | undefined
  readonly parts: readonly Pick<Part, 'title' | 'url'>[]
}

export type Finds = {
  /** As many as can be looked through; more than that are the same find everywhere. */
  readonly municipalities: readonly Find[]
  readonly isEverywhere: boolean
  readonly situations: readonly Find[]
  readonly pages: readonly Find[]
  readonly morePages: number
}

/** How many of each kind somebody looks through. */
const most = { municipalities: 12, parts: 4, situations: 6, services: 4, pages: 10 }

export async function finds(typed: string, pagefind: Pagefind): Promise<Finds> {
  const words = searched(typed)
  const of = (kind: string) => pagefind.search(words, { filters: { kind } })
  const [places, situations, services, pages] = await Promise.all([
    of('municipality'),
    of('situation'),
    of('service'),
    of('page'),
  ])
  const isEverywhere = places.results.length > most.municipalities && !(await isNamed(words, places))
  return {
    municipalities: isEverywhere ? [] : await municipalities(words, places),
    isEverywhere,
    situations: (await loaded(situations, 1)).flatMap(asSituations),
    pages: [...(await named(words, services)).map(asPage), ...(await loaded(pages, most.pages)).map(asPage)],
    morePages: Math.max(0, pages.results.length - most.pages),
  }
}

/** Of "6711 AB" the digits: the letters are in no index, and would find nothing. */
export function searched(typed: string): string {
  return typed.replace(/\b(\d{4})\s?[a-z]{2}\b/gi, '$1').trim()
}

const loaded = ({ results }: Results, count: number): Promise<Page[]> =>
  Promise.all(results.slice(0, count).map(({ data }) => data()))

/** Whether the first finds are there for their names, however many others follow. */
async function isNamed(words: string, places: Results): Promise<boolean> {
  const first = await loaded(places, most.municipalities)
  return first.some(({ meta }) => nameIn(words, meta) !== '')
}

async function municipalities(words: string, places: Results): Promise<readonly Find[]> {
  const pages = await loaded(places, most.municipalities)
  return pages
    .filter(page => isMeant(words, page))
    .toSorted((a, b) => nameIn(words, b.meta).length - nameIn(words, a.meta).length)
    .map(page => asMunicipality(page, nameIn(words, page.meta) !== ''))
}

/** What can be done here, when somebody typed what it is called: before every page in which the word occurs. */
async function named(words: string, services: Results): Promise<readonly Page[]> {
  return (await loaded(services, most.services)).filter(({ meta }) => nameIn(words, meta) !== '')
}

/** The index also finds what merely begins alike, Melick for "melden": that is not what somebody means. */
function isMeant(words: string, { excerpt, sub_results }: Page): boolean {
  const typed = words.split(/\s+/).map(normalise)
  const found = [excerpt, ...sub_results.map(part => part.excerpt)].flatMap(wordsFound)
  const isLike = (word: string) => typed.some(one => word.startsWith(one) || one.startsWith(word))
  return found.length === 0 || found.some(isLike)
}

/** The name of a municipality that somebody typed; of two in one another, the longer. */
function nameIn(words: string, { names = '' }: Page['meta']): string {
  const typed = wordsAndPairs(words)
  const own = names.split('|').map(normalise)
  return own.filter(name => typed.has(name)).toSorted((a, b) => b.length - a.length)[0] ?? ''
}

/** Every run of words that was typed, as names are compared: "den bosch meisje" holds "denbosch". */
function wordsAndPairs(text: string): ReadonlySet<string> {
  const words = text.split(/\s+/)
  return new Set(
    words.flatMap((_, from) =>
      words.slice(from).map((_, size) => normalise(words.slice(from, from + size + 1).join(' '))),
    ),
  )
}

function asMunicipality({ url, meta, filters, excerpt, sub_results }: Page, isNamed: boolean): Find {
  const about = filters.about?.join(' · ')
  return {
    title: meta.title ?? '',
    url,
    about,
    excerpt: isNamed ? undefined : excerpt,
    parts: best(sub_results, most.parts),
  }
}

function asSituations({ sub_results }: Page): Find[] {
  return best(sub_results, most.situations).map(({ title, url, excerpt }) => {
    const isTitleAgain = excerpt.replace(marks, '').startsWith(title)
    return { title, url, excerpt: isTitleAgain ? undefined : excerpt, parts: [] }
  })
}

function asPage({ url, meta, excerpt, sub_results }: Page): Find {
  const parts = best(sub_results, most.parts).filter(({ title }) => title !== meta.title)
  // Of what is in the index by other words for it, those words are no sentence to show.
  return { title: meta.title ?? '', url, excerpt: meta.about ?? excerpt, parts }
}

/** The parts of a page with an address of their own, those with most of the words first. */
function best(parts: readonly Part[], count: number): readonly Part[] {
  return parts
    .filter(({ url }) => url.includes('#'))
    .toSorted((a, b) => wordsFound(b.excerpt).length - wordsFound(a.excerpt).length)
    .slice(0, count)
}

const marks = /<\/?mark>/g

/** The words of an excerpt that were searched for, each once. */
function wordsFound(excerpt: string): readonly string[] {
  return [...new Set(Array.from(excerpt.matchAll(/<mark>(.*?)<\/mark>/g), ([, word = '']) => normalise(word)))]
}
