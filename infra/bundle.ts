import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import * as z from 'zod'
import { once } from './once.ts'

/** Which content is laid into bundles and site: chosen once, at build. */
export type Variant = 'demo' | 'production'

export const bundlesOf = (variant: Variant): string => `.local/bundles/${variant}`

/** Every file in these folders is one function. */
export const handlerFiles = (): string[] => globSync('functions/{api,workflow,jobs}/*.ts').sort()

/** The function's name is its file's name, so two folders may not hold the same one. */
export const nameOf = (file: string): string => basename(file, '.ts')

const inputs = ['functions/**', 'content/**', 'package.json', 'package-lock.json', 'tsconfig.json', 'infra/bundle.ts']

/** Bundles all functions in one go, unless nothing they are made of changed. */
export async function bundle(variant: Variant): Promise<string> {
  return once({
    output: bundlesOf(variant),
    inputs: { files: inputs, words: [variant] },
    make: folder => bundleInto(folder, variant),
  })
}

/**
 * Where the SDK looks for credentials when the environment has none. In Lambda it has: these are loaded only when they
 * are needed, and make a fifth of a bundle.
 */
const otherCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
]

/** A client of the SDK asks its package for the version only; the rest of what npm knows need not travel. */
const versionsOnly: Plugin = {
  name: 'versions-only',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(path, 'utf8')))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}

/** Also loaded only when needed: for calls that answer with a stream of events, and none of ours does. */
const eventStreams = '@smithy/core/event-streams'

async function bundleInto(folder: string, variant: Variant): Promise<void> {
  const result = await build({
    entryPoints: entryPoints(),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    legalComments: 'none',
    // Our texts and names have many letters that would otherwise be written as escapes.
    charset: 'utf8',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The CommonJS builds that Node would choose are a third larger.
    mainFields: ['module', 'main'],
    // Naming conditions takes away the one esbuild adds itself.
    conditions: [variant, 'module'],
    external: [...otherCredentials, eventStreams],
    plugins: [versionsOnly],
    metafile: true,
    logLevel: 'silent',
  })
  await writeFile(join(folder, 'inputs.json'), JSON.stringify(result.metafile))
}

function entryPoints(): Record<string, string> {
  const points: Record<string, string> = {}
  for (const file of handlerFiles()) {
    const name = nameOf(file)
    if (`${name}/index` in points) throw new Error(`${file}: there is already a function named ${name}`)
    points[`${name}/index`] = file
  }
  return points
}
