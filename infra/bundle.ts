import { globSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { neverLoaded, versionsOnly, withoutJsonSchema } from './left-out.ts'
import { once } from './once.ts'

/** Which content is laid into bundles and site: chosen once, at build. */
export type Variant = 'demo' | 'production'

export const bundlesOf = (variant: Variant): string => `.local/bundles/${variant}`

/** Every file in these folders is one function. */
export const handlerFiles = (): string[] => globSync('functions/{api,workflow,jobs}/*.ts').sort()

/** The function's name is its file's name, so two folders may not hold the same one. */
export const nameOf = (file: string): string => basename(file, '.ts')

const inputs = [
  'functions/**',
  'content/**',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'infra/bundle.ts',
  'infra/left-out.ts',
]

/** Bundles all functions in one go, unless nothing they are made of changed. */
export async function bundle(variant: Variant): Promise<string> {
  return once({
    output: bundlesOf(variant),
    inputs: { files: inputs, words: [variant] },
    make: folder => bundleInto(folder, variant),
  })
}

/** It describes the API in JSON Schema. */
const publishesSchemas = (name: string): boolean => name === 'openapi'

async function bundleInto(folder: string, variant: Variant): Promise<void> {
  const files = filesByName()
  const names = Object.keys(files)
  const options = { files, folder, variant }
  const made = [
    await buildAll({ ...options, names: names.filter(publishesSchemas), plugins: [versionsOnly] }),
    await buildAll({
      ...options,
      names: names.filter(name => !publishesSchemas(name)),
      plugins: [versionsOnly, withoutJsonSchema],
    }),
  ]
  const inputs = Object.assign({}, ...made.map(result => result.inputs))
  const outputs = Object.assign({}, ...made.map(result => result.outputs))
  await writeFile(join(folder, 'inputs.json'), JSON.stringify({ inputs, outputs }))
}

type Bundles = {
  readonly files: Readonly<Record<string, string>>
  readonly names: readonly string[]
  readonly folder: string
  readonly variant: Variant
  readonly plugins: Plugin[]
}

async function buildAll({ files, names, folder, variant, plugins }: Bundles): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: Object.fromEntries(names.map(name => [`${name}/index`, files[name] ?? ''])),
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
    external: neverLoaded,
    plugins,
    metafile: true,
    logLevel: 'silent',
  })
  return metafile
}

function filesByName(): Record<string, string> {
  const files: Record<string, string> = {}
  for (const file of handlerFiles()) {
    const name = nameOf(file)
    if (name in files) throw new Error(`${file}: there is already a function named ${name}`)
    files[name] = file
  }
  return files
}
