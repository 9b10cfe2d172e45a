import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundle, bundlesOf, handlerFiles, nameOf } from '../../infra/bundle.ts'
import { kilobytes, type Row } from './table.ts'

/** Every function of production, minified, SDK included. */
export async function bundles(): Promise<Row[]> {
  await bundle('production')
  return handlerFiles().map(file => {
    const code = readFileSync(join(bundlesOf('production'), nameOf(file), 'index.mjs'))
    return { what: `Function \`${nameOf(file)}\`, gzip`, value: kilobytes(gzipSync(code).length), bar: '≤ 200 kB' }
  })
}
