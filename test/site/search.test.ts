import { brotliCompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { languages } from '#domain/language.ts'
import { ExploitationForm } from '#domain/situation.ts'
import { synonyms } from '../../site/facts.ts'
import { guideFor } from '../../site/guide.ts'
import { documents } from '../../site/search/documents.ts'
import { otherWords } from '../../site/search/other-words.ts'
import { assetOf, type BuiltPage, builtFiles, builtPages, readBuilt, valuesOf } from './pages.ts'

let pages: readonly BuiltPage[] = []
let found: ReturnType<typeof documents> = []
beforeAll(async () => {
  pages = await builtPages('production')
  // Once for all tests: it reads a hundred megabytes.
  found = documents(pages)
}, 240_000)

const main = '<html lang="nl"><body><main id="inhoud"><h1>Titel</h1></main></body></html>'

describe('The index', () => {
  const indexed = () => new Map(found.map(({ url, content }) => [url, content]))

  test('has every page for readers, and none that answers a mistake or is there to copy', () => {
    const made = documents([
      { address: '/over/', html: main },
      { address: '/onbekend/', html: main.replace('<body>', '<meta name="robots" content="noindex"><body>') },
      { address: '/kies/bergen/', html: main },
      { address: '/gemeenten/ede/poster/', html: main },
      { address: '/inbedden/ede/', html: main },
      { address: '/zoeken/', html: main },
    ])
    const kept = made
      .map(({ url }) => url)
      .filter(url => /^\/(over|onbekend|kies|gemeenten\/ede\/.+|inbedden|zoeken)\//.test(url))
    expect(kept).toEqual(['/over/'])
  })

  test('has each of the 342 municipalities once in each language', () => {
    const urls = found.map(({ url }) => url)
    expect(new Set(urls).size).toBe(urls.length)
    expect(urls.filter(url => /^\/gemeenten\/.+/.test(url))).toHaveLength(342)
    expect(urls.filter(url => /^\/en\/municipalities\/.+/.test(url))).toHaveLength(342)
  })

  test('knows a municipality by its villages, its postcodes and what went into it', () => {
    expect(indexed().get('/gemeenten/velsen/')).toMatch(/IJmuiden.*\b1971\b/s)
    expect(indexed().get('/gemeenten/eemsdelta/')).toContain('Appingedam')
  })

  test.each([
    ['/melden/', 'bericht sturen'],
    ['/status/', 'mijn melding'],
    ['/voortgang/', 'actieplan'],
    ['/cijfers/', 'statistiek'],
    ['/en/message/', 'make a report'],
    ['/en/status/', 'my message'],
    ['/en/progress/', 'action plan'],
    ['/en/figures/', 'statistics'],
  ])('knows %s by what people call it: "%s"', (url, called) => {
    expect(indexed().get(url)).toContain(called)
    expect(indexed().get(url)).toContain('kind:service')
  })

  test('leads to parts that the page has', () => {
    const byAddress = new Map(pages.map(({ address, html }) => [address, html]))
    for (const url of ['/gemeenten/ede/', '/en/municipalities/winterswijk/', '/landelijk/onbekend/']) {
      const ids = valuesOf('id', indexed().get(url) ?? '')
      expect(ids.length).toBeGreaterThan(40)
      expect(ids.filter(id => !byAddress.get(url)?.includes(` id="${id}"`))).toEqual([])
    }
  })

  test('is built for both languages, with nothing of interfaces that we do not use', () => {
    const Entry = z.object({ languages: z.record(z.string(), z.object({ page_count: z.number() })) })
    const entry = Entry.parse(JSON.parse(readBuilt('production', 'pagefind/pagefind-entry.json').toString('utf8')))
    expect(Object.keys(entry.languages).toSorted()).toEqual(['en', 'nl'])
    expect(entry.languages.nl?.page_count).toBe(entry.languages.en?.page_count)
    const files = builtFiles('production').filter(file => file.startsWith('pagefind/'))
    expect(files.filter(file => /-ui|highlight/.test(file))).toEqual([])
    const weight = files.reduce((sum, file) => sum + readBuilt('production', file).length, 0)
    expect(weight).toBeLessThanOrEqual(2_500_000)
  })
})

describe('What a find shows of its page', () => {
  const texts = () =>
    builtFiles('production')
      .filter(file => file.endsWith('.pf_fragment'))
      .map(file => gunzipSync(readBuilt('production', file)).toString('utf8'))

  test('is what the page tells, not when somebody last looked at its sources', () => {
    const told = texts()
    expect(told.filter(text => text.includes('criminele uitbuiting')).length).toBeGreaterThan(2)
    expect(told.flatMap(text => text.match(/.{30}(\bBron(nen)?:|\bSources?:).{30}/g) ?? [])).toEqual([])
  })

  test('keeps the words of neighbouring elements apart', () => {
    const told = texts().filter(text => /Politie-eenheid|In de route/.test(text))
    expect(told.length).toBeGreaterThan(30)
    expect(told.flatMap(text => text.match(/Politie-eenheid[A-Z].{20}|\wIn de route/g) ?? [])).toEqual([])
  })
})

describe('Other words', () => {
  test('lead to the situations that they are about', () => {
    const { results } = guideFor('unknown')
    const sexual = results.filter(({ situations }) => situations.every(({ form }) => form === 'sexualExploitation'))
    const found = sexual.filter(
      ({ situations, section }) => !section && otherWords(situations, 'nl').includes('loverboy'),
    )
    expect(found.length).toBeGreaterThan(3)
  })

  test('name nothing that does not matter for a situation', () => {
    const everyForm = ExploitationForm.options.map(form => ({ kind: 'place' as const, form }))
    expect(otherWords(everyForm, 'nl')).toEqual(synonyms.answers.kind.place?.nl)
    expect(otherWords([], 'en')).toEqual([])
  })

  test('are explained on the page of the search, where the script finds them', () => {
    for (const language of languages) {
      const page = pages.find(({ address }) => address === (language === 'nl' ? '/zoeken/' : '/en/search/'))
      const words = valuesOf('data-words', page?.html ?? '').flatMap(list => list.split('|'))
      expect(words).toEqual(synonyms.explained.flatMap(one => languages.flatMap(each => one.words[each])))
      expect(words.filter(word => word !== word.toLowerCase())).toEqual([])
    }
  })
})

describe('The script', () => {
  test('is at most 30 kB, and nobody else loads it', () => {
    expect(brotliCompressSync(readBuilt('production', assetOf('production', 'search.js'))).length).toBeLessThanOrEqual(
      30_000,
    )
    const loading = pages
      .filter(({ html }) => html.includes(assetOf('production', 'search.js')))
      .map(({ address }) => address)
    expect(loading).toEqual(['/en/search/', '/zoeken/'])
  })

  test('keeps nothing in the browser', () => {
    const scripts = [assetOf('production', 'search.js'), 'pagefind/pagefind.js', 'pagefind/pagefind-worker.js']
    const texts = scripts.map(file => readBuilt('production', file).toString('utf8')).join('\n')
    expect(texts.match(/localStorage|sessionStorage|indexedDB|document\.cookie/g)).toBeNull()
  })
})
