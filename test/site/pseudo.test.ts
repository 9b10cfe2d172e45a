import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { leaksIn } from './pseudo/leaks.ts'
import { buildCopy, copyOf, pseudoSite } from './pseudo/site.ts'
import { type PseudoLanguage, pseudo, pseudoMarkdown } from './pseudo/text.ts'

const building = 180_000

describe('A language that nobody speaks', () => {
  test('keeps what is no text', () => {
    expect(pseudo('Call {name} <b>now</b> &amp; 112', 'accented')).toBe('⟦ćááĺĺ {name} <b>ńóóẃ</b> &amp; 112⟧')
    expect(pseudo('0800-2000', 'accented')).toBe('0800-2000')
    expect(pseudoMarkdown('title: "Help"\n\n- See [the *desk*](role:desk)', 'mirrored')).toBe(
      'title: "חהלע"\n\n- שהה [טחה *דהשכ*](role:desk)',
    )
  })
})

/** What the legal basis of an invented region is called. */
const given = ['legal', 'basis', 'invented']

describe('The site in that language', () => {
  let folder: string
  beforeAll(async () => {
    folder = await pseudoSite('accented')
  }, building)

  test('says nothing that no translator gave it', () => {
    const pages = globSync(`${folder}/en/**/*.html`)
    expect(pages.length).toBeGreaterThan(90)
    expect(leaksIn('<p>Forgotten in the code</p>')).not.toEqual([])
    const leaks = pages.flatMap(page => leaksIn(readFileSync(page, 'utf8'), given).map(leak => `${page}: ${leak}`))
    expect(leaks).toEqual([])
  })
})

test(
  'the site in a language that is written from right to left says so on every page',
  async () => {
    const folder = await pseudoSite('mirrored')
    const pages = globSync(`${folder}/en/**/*.html`).map(page => readFileSync(page, 'utf8'))
    expect(pages.length).toBeGreaterThan(90)
    expect(pages.filter(html => !/<html lang="en" dir="rtl">.*\/assets\/mirrored\.\w+\.css/s.test(html))).toEqual([])
  },
  building,
)

test(
  'the accessibility statement changes with what the tests found',
  async () => {
    const statementIn = async (language: PseudoLanguage) =>
      readFileSync(`${await pseudoSite(language)}/en/accessibility/index.html`, 'utf8')
    expect(await statementIn('accented')).not.toContain('<table class="facts">')
    const told = await statementIn('mirrored')
    expect(told).toContain('<table class="facts">')
    expect(told.match(/<ul><li><span lang="en">start<\/span>/g)).toHaveLength(1)
  },
  building,
)

test(
  'a site with a hole in its texts is not built',
  async () => {
    const copy = copyOf('accented', 'holes')
    const file = `${copy}/content/messages/en/search.json`
    const texts = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
    const [gone = ''] = Object.keys(texts)
    writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([key]) => key !== gone))))
    rmSync(`${copy}/content/pages/en/leaving.md`)
    const built = buildCopy(copy, `${copy}.out`)
    await expect(built).rejects.toThrow(`content/messages/en/search.json: ${gone}: write this text`)
    await expect(built).rejects.toThrow('content/pages/en/leaving.md: write this page')
  },
  building,
)
