import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { accessibilityResults, pageFiles } from './accessibility-results.ts'
import type { Variant } from './bundle.ts'
import { originOf, securityContactOf } from './config.ts'
import { once } from './once.ts'
import { reviewsPassed } from './reviews-passed.ts'
import { goodUntil } from './security-expiry.ts'

export const pagesOf = (variant: Variant): string => `.local/site/${variant}`

/** Builds every page and the index to search them, unless nothing they are made of changed. */
export function pages(variant: Variant): Promise<string> {
  const results = accessibilityResults()
  return once({
    output: pagesOf(variant),
    inputs: {
      files: pageFiles,
      words: [variant, ...Object.values(told(variant)), results.text, reviewsPassed(today())],
    },
    make: folder => buildInto(resolve(folder), variant, results.file),
  })
}

/** What the pages say of their stage beside its content. */
const told = (variant: Variant) => ({
  MELDROUTE_ORIGIN: originOf(variant),
  MELDROUTE_SECURITY_CONTACT: securityContactOf(variant),
  MELDROUTE_SECURITY_EXPIRES: goodUntil(new Date()),
})

/** In Amsterdam, as the pages count. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format()

async function buildInto(folder: string, variant: Variant, results: string): Promise<void> {
  const stage = {
    MELDROUTE_STAGE: variant,
    ...told(variant),
    MELDROUTE_ACCESSIBILITY: results && resolve(results),
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  await run('astro', ['build', '--config', 'site/astro.config.ts', '--outDir', folder], stage)
  await run('node', [`--conditions=${variant}`, 'site/search/build.ts', folder], stage)
}

function run(command: string, words: readonly string[], stage: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((done, failed) => {
    const output: Buffer[] = []
    const child = spawn(command, words, {
      env: { ...process.env, ...stage },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', failed)
    child.on('close', code => {
      if (code === 0) done()
      else failed(new Error(`${command} ${words[0]} ended with ${code}:\n${Buffer.concat(output).toString('utf8')}`))
    })
  })
}
