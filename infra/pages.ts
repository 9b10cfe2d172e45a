import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Variant } from './bundle.ts'
import { originOf, securityContactOf } from './config.ts'
import { once } from './once.ts'
import { goodUntil } from './security-expiry.ts'

export const pagesOf = (variant: Variant): string => `.local/site/${variant}`

// What checks content is beside the site, and in no page.
const files = [
  'site/**',
  'site/pages/.well-known/**',
  '!site/check/**',
  'content/**',
  'functions/domain/**',
  'functions/view/**',
  'package.json',
  'package-lock.json',
]

/** Builds every page and the index to search them, unless nothing they are made of changed. */
export const pages = (variant: Variant): Promise<string> =>
  once({
    output: pagesOf(variant),
    inputs: { files, words: [variant, ...Object.values(told(variant))] },
    make: folder => buildInto(resolve(folder), variant),
  })

/** What the pages say of their stage beside its content. */
const told = (variant: Variant) => ({
  MELDROUTE_ORIGIN: originOf(variant),
  MELDROUTE_SECURITY_CONTACT: securityContactOf(variant),
  MELDROUTE_SECURITY_EXPIRES: goodUntil(new Date()),
})

async function buildInto(folder: string, variant: Variant): Promise<void> {
  await run('astro', ['build', '--config', 'site/astro.config.ts', '--outDir', folder], variant)
  await run('node', [`--conditions=${variant}`, 'site/search/build.ts', folder], variant)
}

function run(command: string, words: readonly string[], variant: Variant): Promise<void> {
  return new Promise((done, failed) => {
    const output: Buffer[] = []
    const child = spawn(command, words, {
      env: {
        ...process.env,
        MELDROUTE_STAGE: variant,
        ...told(variant),
        ASTRO_TELEMETRY_DISABLED: '1',
      },
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
