import { brotliCompressSync, constants } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { everyPage, plain } from '../view/every-page.ts'
import { wordings } from '../view/wordings.ts'
import { type BuiltPage, builtPages, loadedBy, readBuilt } from './pages.ts'

/**
 * What each type of page may weigh with all it loads, in bytes as a content network packs them, and its script. A
 * little above what it weighs: whoever needs more takes something away, or raises it here and says why.
 */
const budgets: readonly (readonly [name: string, addresses: RegExp, all: number, script: number])[] = [
  ['municipality', /^\/(gemeenten|en\/municipalities)\/[^/]+\/$/, 14_000, 1000],
  ['poster', /\/poster\/$/, 9000, 1000],
  ['place without a municipality', /^\/(landelijk|en\/national)\/[^/]+\/$/, 14_500, 1000],
  ['region', /^\/(regios|en\/regions)\/[^/]+\/$/, 15_500, 1000],
  ['route to copy', /^\/(inbedden|en\/embed)\/[^/]+\/$/, 15_000, 1000],
  ['choice of a place', /^\/(kies|en\/choose)\/[^/]+\/$/, 12_500, 1000],
  ['list of all municipalities', /^\/(gemeenten|en\/municipalities|inbedden|en\/embed)\/$/, 17_000, 1000],
  // Every claim with its tests, every record with its times: read once, by whoever must know.
  ['document on who answers for what', /^\/(verantwoording|en\/governance)\/[^/]+\/$/, 23_000, 1000],
  ['who does what for whom', /^\/(organisaties|en\/organisations)\/$/, 17_000, 1000],
  ['form', /^\/(melden\/bericht|en\/message\/form)\/$/, 20_000, 4000],
  ['before a message', /^\/(melden|en\/message)\/$/, 16_500, 4000],
  ['search, before a word is typed', /^\/(zoeken|en\/search)\/$/, 17_000, 4000],
  ['start, before a key is pressed', /^\/(en\/)?(onbekend\/|unknown\/)?$|^\/404.html$/, 16_000, 3000],
  ['all others', /./, 15_500, 1000],
]

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const packed = (content: Buffer | string): number => brotliCompressSync(content, quality).length
const files = new Map<string, number>()
function weightOf(address: string): number {
  const known = files.get(address) ?? packed(readBuilt('production', address.slice(1)))
  files.set(address, known)
  return known
}
const sum = (addresses: readonly string[]): number => addresses.reduce((all, address) => all + weightOf(address), 0)
const scriptsOf = (html: string): readonly string[] => loadedBy(html).filter(address => address.endsWith('.js'))

let pages: readonly BuiltPage[] = []
beforeAll(async () => {
  pages = await builtPages('production')
}, 240_000)

describe('With all it loads', () => {
  test.each(budgets)('a page of the type "%s" keeps to its budget', (name, _, all, script) => {
    const own = pages.filter(({ address }) => budgets.find(([, addresses]) => addresses.test(address))?.[0] === name)
    expect(own.length).toBeGreaterThan(0)
    const longest = own.toSorted((a, b) => b.html.length - a.html.length).slice(0, 20)
    const weights = longest.map(({ address, html }) => ({ address, bytes: packed(html) + sum(loadedBy(html)) }))
    expect(weights.filter(({ bytes }) => bytes > all)).toEqual([])
    expect(own.filter(({ html }) => sum(scriptsOf(html)) > script).map(({ address }) => address)).toEqual([])
  })

  test('an answer of the API weighs at most 24 kB, with the script of the exit alone', () => {
    const answers = Object.entries(everyPage).map(([name, page]) => ({ name, html: page(plain, wordings.nl) }))
    const weights = answers.map(({ name, html }) => ({ name, bytes: packed(html) + sum(loadedBy(html)) }))
    expect(weights.filter(({ bytes }) => bytes > 24_000)).toEqual([])
    expect(answers.flatMap(({ html }) => scriptsOf(html)).filter(address => address !== '/latest/leave.js')).toEqual([])
  })
})
