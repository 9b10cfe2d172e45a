import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { AccessibilityResults } from '#domain/accessibility.ts'
import { once } from '../../../infra/once.ts'
import { type PseudoLanguage, pseudoMarkdown, pseudoMessages, pseudoSideBySide } from './text.ts'

const sources = ['site', 'content', 'functions/domain', 'functions/view', 'package.json', 'tsconfig.json']
const files = [...sources.flatMap(source => [source, `${source}/**`]), 'test/site/pseudo/*.ts', 'package-lock.json']

/** The folder with a small site in which a language that nobody speaks has the place of English. Never published. */
export async function pseudoSite(language: PseudoLanguage): Promise<string> {
  const output = `.local/pseudo/${language}`
  await once({
    output,
    inputs: { files, words: [language] },
    make: async folder => {
      const copy = copyOf(language)
      const results = `${copy}/results.json`
      writeFileSync(results, JSON.stringify(found))
      await buildCopy(copy, resolve(folder), language === 'mirrored' ? results : '')
    },
  })
  return output
}

/** What tests of accessibility may have found; one of the two sites is told. */
const found: AccessibilityResults = {
  sources: 'these',
  on: '2026-04-24',
  axe: '4.13.0',
  browser: '153.0',
  looked: [{ kind: 'page', name: 'start', language: 'en', failed: ['zoom400'] }],
}

/** A copy of what the site is made of, with every English text changed. */
export function copyOf(language: PseudoLanguage, name: string = language): string {
  const copy = resolve(`.local/pseudo/${name}.src`)
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const source of sources) cpSync(source, `${copy}/${source}`, { recursive: true })
  for (const file of globSync('content/messages/en/*.json', { cwd: copy })) {
    changeJson(`${copy}/${file}`, value => pseudoMessages(value, language))
  }
  for (const file of globSync('content/{*,governance/*,routes/*,routes/regional/*,demo/*}.json', { cwd: copy })) {
    changeJson(`${copy}/${file}`, value => pseudoSideBySide(value, language))
  }
  for (const file of globSync('content/*/en/*.md', { cwd: copy })) {
    change(`${copy}/${file}`, page => pseudoMarkdown(page, language))
  }
  keepFew(copy)
  return copy
}

/** Two municipalities and three choices are as good as all; of Dutch, only what every page needs. */
function keepFew(copy: string): void {
  change(`${copy}/site/every.ts`, code => {
    const few = code
      .replace('return geography.municipalities.map(', 'return geography.municipalities.slice(0, 2).map(')
      .replace('return [...choiceKeys(geography)].map(', 'return [...choiceKeys(geography)].slice(0, 3).map(')
    if (few.match(/slice\(0/g)?.length !== 2) throw new Error('site/every.ts lists its pages in another way now')
    return few
  })
  for (const file of globSync('site/pages/*', { cwd: copy })) {
    if (!/pages\/(en|assets|latest)$/.test(file)) rmSync(`${copy}/${file}`, { recursive: true })
  }
  rmSync(`${copy}/site/pages/en/open-data/embed`, { recursive: true })
  for (const file of globSync('site/pages/en/**/*.ts', { cwd: copy })) rmSync(`${copy}/${file}`)
}

/** @throws with what Astro says, when it cannot be built */
export async function buildCopy(copy: string, folder: string, results = ''): Promise<void> {
  const command = ['node_modules/astro/bin/astro.mjs', 'build', '--root', copy, '--config', 'site/astro.config.ts']
  const env = {
    ...process.env,
    MELDROUTE_STAGE: 'demo',
    MELDROUTE_ORIGIN: 'https://pseudo.example.org',
    MELDROUTE_SECURITY_CONTACT: 'mailto:security@example.org',
    MELDROUTE_SECURITY_EXPIRES: '2027-10-01T00:00:00.000Z',
    MELDROUTE_ACCESSIBILITY: results,
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  try {
    await promisify(execFile)(process.execPath, [...command, '--outDir', folder], { env })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${stdout}${stderr}`, { cause: error })
  }
}

function changeJson(file: string, by: (value: unknown) => unknown): void {
  change(file, text => JSON.stringify(by(JSON.parse(text))))
}

function change(file: string, by: (text: string) => string): void {
  writeFileSync(file, by(readFileSync(file, 'utf8')))
}
