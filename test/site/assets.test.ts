import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { assetName } from '../../site/asset-name.ts'
import { everyPage, plain } from '../view/every-page.ts'
import { wordings } from '../view/wordings.ts'
import { type BuiltPage, builtFiles, builtPages, loadedBy, readBuilt } from './pages.ts'

let pages: readonly BuiltPage[] = []
beforeAll(async () => {
  pages = await builtPages('production')
}, 240_000)

/** What CloudFront tells browsers to keep for a year. */
const kept = () => builtFiles('production').filter(file => file.startsWith('assets/'))

describe('A sheet or script', () => {
  test('has another address as soon as a letter of it changes, and the same one until then', () => {
    const name = assetName('half-year.css', 'a{color:red}')
    expect(name).toMatch(/^half-year\.[0-9a-f]{8}\.css$/)
    expect(assetName('half-year.css', 'a{color:red}')).toBe(name)
    expect(assetName('half-year.css', 'a{color:rad}')).not.toBe(name)
  })

  test('that browsers keep for a year is named after what is in it', () => {
    expect(kept().length).toBeGreaterThan(10)
    const named = kept().map(file => {
      const hash = createHash('sha256').update(readBuilt('production', file)).digest('hex').slice(0, 8)
      return [file, file.includes(`.${hash}.`)]
    })
    expect(named.filter(([, isNamed]) => !isNamed)).toEqual([])
  })

  test('of a page of the site is one of these, or is asked for again', () => {
    const loaded = new Set(pages.flatMap(({ html }) => loadedBy(html)))
    const files = new Set(builtFiles('production').map(file => `/${file}`))
    expect([...loaded].filter(address => !files.has(address))).toEqual([])
    expect([...loaded].filter(address => !address.startsWith('/assets/'))).toEqual(['/icon.svg'])
  })

  test('of an answer of the API is there, at an address that outlives it', () => {
    const answers = Object.values(everyPage).flatMap(page => [page(plain, wordings.nl), page(plain, wordings.en)])
    const loaded = [...new Set(answers.flatMap(loadedBy))]
    const files = new Set(builtFiles('production').map(file => `/${file}`))
    expect(loaded.length).toBeGreaterThan(6)
    expect(loaded.filter(address => !files.has(address) || address.startsWith('/assets/'))).toEqual([])
  })

  test('at a fixed address is the same as the one that is named after it', () => {
    const latest = builtFiles('production').filter(file => file.startsWith('latest/'))
    const contents = new Set(kept().map(file => readBuilt('production', file).toString('utf8')))
    expect(latest.filter(file => !contents.has(readBuilt('production', file).toString('utf8')))).toEqual([])
  })
})
