import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export type SiteStage = 'demo' | 'production'

const root = resolve(import.meta.dirname, '..')
const sources = [
  'site/**/*.*',
  'content/**/*.*',
  'functions/{domain,view}/**/*.ts',
  'package.json',
  'package-lock.json',
]

/** Where the pages of a stage are built. */
export function siteFolder(stage: SiteStage): string {
  return resolve(root, '.local/site', stage)
}

/** Builds the static site, unless the last build was made of the very same files. Returns its folder. */
export async function buildSite(stage: SiteStage): Promise<string> {
  const folder = siteFolder(stage)
  const stamp = `${folder}.sha256`
  const hash = hashOfSources()
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return folder
  mkdirSync(folder, { recursive: true })
  await promisify(execFile)(process.execPath, [astro(), 'build', '--config', 'site/astro.config.ts', '--silent'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', MELDROUTE_STAGE: stage, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  writeFileSync(stamp, hash)
  return folder
}

function astro(): string {
  return resolve(root, 'node_modules/astro/bin/astro.mjs')
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(pattern => globSync(pattern, { cwd: root })).toSorted()) {
    hash.update(file).update(readFileSync(resolve(root, file)))
  }
  return hash.digest('hex')
}

/** `node site/build.ts demo production` */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const stage of ['demo', 'production'] as const) {
    if (process.argv.includes(stage)) process.stdout.write(`${await buildSite(stage)}\n`)
  }
}
