import { describe, expect, test } from 'vitest'
import { finds, type Page, type Pagefind, searched } from '../../site/search/finds.ts'

const page = (title: string, own: Partial<Page> = {}): Page => ({
  url: `/${title.toLowerCase()}/`,
  excerpt: '',
  meta: { title, names: title },
  filters: {},
  sub_results: [],
  ...own,
})
const part = (title: string, url: string, excerpt = '') => ({ title, url, excerpt })
const many = (count: number, title: string) => Array.from({ length: count }, (_, index) => page(`${title}${index}`))

/** An index that gives these pages, by kind, whatever is asked; and remembers what that was. */
function indexOf(pages: Readonly<Record<string, Page[]>>) {
  const asked: string[] = []
  const pagefind: Pagefind = {
    search: async (words, { filters }) => {
      asked.push(words)
      const found = pages[filters.kind ?? ''] ?? []
      return { results: found.map(one => ({ data: async () => one })) }
    },
  }
  return { pagefind, asked }
}
const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title)

describe('A search', () => {
  test('finds nothing in an empty index', async () => {
    const nothing = { municipalities: [], isEverywhere: false, situations: [], pages: [], morePages: 0 }
    expect(await finds('xyzzy', indexOf({}).pagefind)).toEqual(nothing)
  })

  test('shows a municipality that was typed by name before those in which the word occurs', async () => {
    const { pagefind } = indexOf({ municipality: [page('Bergen op Zoom'), page('Bergeijk'), page('Bergen')] })
    expect(titles((await finds('bergen', pagefind)).municipalities)[0]).toBe('Bergen')
    expect(titles((await finds('Bergen op Zoom minderjarig', pagefind)).municipalities)[0]).toBe('Bergen op Zoom')
  })

  test('knows a municipality by its other names, however they are written', async () => {
    const meta = { title: "'s-Hertogenbosch", names: "'s-Hertogenbosch|Den Bosch" }
    const { pagefind } = indexOf({ municipality: [page('Zeist'), page('s', { meta })] })
    for (const typed of ['den bosch', 'DEN-BOSCH', 's hertogenbosch', 'meisje in den bosch']) {
      expect(titles((await finds(typed, pagefind)).municipalities)[0]).toBe("'s-Hertogenbosch")
    }
  })

  test('lists no municipality with a name that merely begins alike', async () => {
    const found = [
      page('Roerdalen', { excerpt: 'Herkenbosch, <mark>Melick,</mark>' }),
      page('Horst aan de Maas', { excerpt: 'Meerlo, <mark>Melderslo,</mark>' }),
    ]
    const of = async (typed: string) =>
      titles((await finds(typed, indexOf({ municipality: found }).pagefind)).municipalities)
    expect(await of('melden')).toEqual([])
    expect(await of('melder')).toEqual(['Horst aan de Maas'])
    expect(await of('Melicks')).toEqual(['Roerdalen'])
  })

  test('puts what can be done here first, when somebody typed what it is called, with what it is', async () => {
    const message = page('Bericht', { meta: { title: 'Bericht', names: 'melden|formulier', about: 'Geen aangifte.' } })
    const { pagefind } = indexOf({ service: [message], page: [page('Melding', { excerpt: '<mark>melden</mark>' })] })
    const { pages } = await finds('iets melden', pagefind)
    expect(titles(pages)).toEqual(['Bericht', 'Melding'])
    expect(pages[0]?.excerpt).toBe('Geen aangifte.')
    expect(titles((await finds('regio', pagefind)).pages)).toEqual(['Melding'])
  })

  test('lists no municipality when all of them are found', async () => {
    const found = await finds('loverboy', indexOf({ municipality: many(342, 'Plaats') }).pagefind)
    expect(found).toMatchObject({ municipalities: [], isEverywhere: true })
  })

  test('lists the one that was named, however many others are found', async () => {
    const { pagefind } = indexOf({ municipality: [...many(5, 'Plaats'), page('Utrecht'), ...many(30, 'Ander')] })
    const found = await finds('Utrecht', pagefind)
    expect(found.isEverywhere).toBe(false)
    expect(titles(found.municipalities)[0]).toBe('Utrecht')
    expect(found.municipalities).toHaveLength(12)
  })

  test('says why a municipality is found when its name was not typed', async () => {
    const velsen = page('Velsen', {
      excerpt: 'Velsen. <mark>IJmuiden</mark>',
      filters: { about: ['Noord-Holland', 'Kennemerland'] },
    })
    const { pagefind } = indexOf({ municipality: [velsen] })
    const [found] = (await finds('IJmuiden', pagefind)).municipalities
    expect(found).toMatchObject({ excerpt: 'Velsen. <mark>IJmuiden</mark>', about: 'Noord-Holland · Kennemerland' })
    expect((await finds('Velsen', pagefind)).municipalities[0]?.excerpt).toBeUndefined()
  })

  test('leads to the situations with most of the words first, each at its own address', async () => {
    const sub_results = [
      part('Ede', '/ede/'),
      part('Politie', '/ede/#r1', '<mark>meisje</mark> <mark>meisje</mark>'),
      part('Seksueel', '/ede/#r0', '<mark>meisje</mark> en <mark>loverboy</mark>'),
    ]
    const { pagefind } = indexOf({ municipality: [page('Ede', { sub_results })] })
    const [ede] = (await finds('Ede meisje loverboy', pagefind)).municipalities
    expect(ede?.parts.map(({ url }) => url)).toEqual(['/ede/#r0', '/ede/#r1'])
  })

  test('shows situations by themselves, without saying a title twice', async () => {
    const sub_results = [
      part('Jonger dan 18', '/x/#r0', '<mark>Jonger</mark> dan 18. minderjarig'),
      part('Alle stappen', '/x/#z', 'naar het <mark>EMM</mark>'),
    ]
    const { situations } = await finds('x', indexOf({ situation: [page('x', { sub_results })] }).pagefind)
    expect(situations.map(({ title, excerpt }) => [title, excerpt])).toEqual([
      ['Jonger dan 18', undefined],
      ['Alle stappen', 'naar het <mark>EMM</mark>'],
    ])
  })

  test('counts the pages that it does not show', async () => {
    const { pages, morePages } = await finds('privacy', indexOf({ page: many(26, 'Pagina') }).pagefind)
    expect([pages.length, morePages]).toEqual([10, 16])
  })

  test('leaves the letters out of a postcode, and nothing else', async () => {
    expect(searched(' 6711 AB ')).toBe('6711')
    expect(searched('6711ab meisje')).toBe('6711 meisje')
    expect(searched('artikel 197 a')).toBe('artikel 197 a')
    const { pagefind, asked } = indexOf({})
    await finds('6711 AB', pagefind)
    expect(new Set(asked)).toEqual(new Set(['6711']))
  })
})
