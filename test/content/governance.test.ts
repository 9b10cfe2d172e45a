import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { governance as written } from '#content/governance.ts'
import { claimsOf, readGovernance } from '#domain/governance.ts'

const root = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')
const governance = readGovernance(written)
const { threats, unprotected } = governance.threatModel
const claims = claimsOf(governance.threatModel)

/** Whether a file has a test, or tests in one description, with exactly this title. */
const hasTitle = (file: string, title: string) =>
  ["'", '"', '`'].some(quote => file.replace(/\(\s+/g, '(').includes(`(${quote}${title}${quote},`))

describe('every claim of the threat model', () => {
  test('is shown by tests that exist, by file and title', () => {
    const missing = claims.flatMap(({ id, tests }) =>
      tests.flatMap(({ file, titles }) =>
        titles.filter(title => !hasTitle(textOf(file), title)).map(title => `${id}: ${file}: ${title}`),
      ),
    )
    expect(missing).toEqual([])
  })

  test('would be missed when its test went away, or was only a part of another title', () => {
    const file = "describe('a box', () => {\n  test('that was changed does not open', async () => {"
    expect(hasTitle(file, 'that was changed does not open')).toBe(true)
    expect(hasTitle(file, 'was changed does not open')).toBe(false)
    expect(hasTitle(file, 'that was changed')).toBe(false)
  })

  test('is shown by tests that are run', () => {
    const suites = globSync('test/**/{*.test,store-contract}.ts', { cwd: root.pathname }).map(textOf)
    const imported = new Set(
      suites.flatMap(suite => [...suite.matchAll(/ from '[^']*\/([^'/]+)'/g)].map(([, file]) => file)),
    )
    const isRun = (file: string) => file.endsWith('.test.ts') || imported.has(file.split('/').at(-1))
    const files = new Set(claims.flatMap(({ tests }) => tests.map(({ file }) => file)))
    expect([...files].filter(file => !isRun(file))).toEqual([])
    expect(isRun('test/adapters/no-contract.ts')).toBe(false)
  })
})

test('somebody is protected from each threat, and what is not protected is said of everybody who could hope so', () => {
  const against = new Set(claims.flatMap(claim => claim.against))
  expect(threats.filter(({ id }) => !against.has(id))).toEqual([])
  const ids = unprotected.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['device', 'mailbox', 'provider', 'insider', 'network', 'copies', 'law']))
})

test('nobody is named who runs the site before somebody is', () => {
  expect(governance.operator).toEqual({})
})

test('the template for a DPIA has its seventeen points, and chooses no legal basis for anybody', () => {
  for (const language of ['nl', 'en']) {
    const dpia = textOf(`content/governance/${language}/dpia.md`)
    const points = [...dpia.matchAll(/^### (\d+)\. /gm)].map(([, number]) => Number(number))
    expect(points).toEqual(Array.from({ length: 17 }, (_, index) => index + 1))
    expect(dpia).not.toMatch(/- \[x\]/i)
    expect(dpia.match(/- \[ \] [a-f]\. /g)).toHaveLength(6)
    expect(dpia.split('### 11.')[1]?.split('### ')[0]).toContain('[](fill:')
  }
})

test('the README leads to the threat model', () => {
  const page = governance.pages.get('threatModel')
  expect(textOf('README.md')).toContain(`\`/verantwoording/${page?.slug.nl}/\``)
})
