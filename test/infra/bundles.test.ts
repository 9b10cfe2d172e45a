import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { bundle, bundlesOf, handlerFiles, nameOf, type Variant } from '../../infra/bundle.ts'

const largest = 200_000

beforeAll(async () => {
  await bundle('production')
  await bundle('demo')
}, 120_000)

const names = handlerFiles().map(nameOf)
const read = (variant: Variant, name: string): Buffer => readFileSync(join(bundlesOf(variant), name, 'index.mjs'))

const Import = z.looseObject({ path: z.string(), kind: z.string(), external: z.boolean().optional() })
const Metafile = z.object({
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.looseObject({ exports: z.array(z.string()), imports: z.array(Import) })),
})
const metafileOf = (variant: Variant) =>
  Metafile.parse(JSON.parse(readFileSync(join(bundlesOf(variant), 'inputs.json'), 'utf8')))

describe('the bundles', () => {
  test.each(names)('%s is at most 200 kB as it travels', name => {
    expect(gzipSync(read('production', name)).length).toBeLessThanOrEqual(largest)
  })

  test('each export a handler', () => {
    for (const [file, { exports }] of Object.entries(metafileOf('production').outputs)) {
      expect(exports, file).toContain('handler')
    }
  })

  test('need nothing beside them but Node: the rest of the credential chain is loaded only where it is needed', () => {
    const outside = Object.values(metafileOf('production').outputs).flatMap(({ imports }) =>
      imports.filter(({ external, kind }) => external === true && kind === 'import-statement'),
    )
    expect(outside.map(({ path }) => path).filter(path => !isBuiltin(path))).toEqual([])
  })

  test('of production are made without a byte of demo content', () => {
    const demo = (variant: Variant) =>
      Object.keys(metafileOf(variant).inputs).filter(file => file.includes('content/demo/'))
    expect(demo('production')).toEqual([])
    expect(demo('demo').length).toBeGreaterThan(0)
    for (const name of names)
      expect(read('production', name).toString(), name).not.toMatch(/demo\.example\.org|Demo controller/)
  })
})
