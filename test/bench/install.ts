import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { megabytes, type Row } from './table.ts'

const Lock = z.object({ packages: z.record(z.string(), z.unknown()) })

/** What `npm ci` brings. */
export function install(): Row[] {
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  // The first entry is the project itself.
  const count = Object.keys(packages).length - 1
  return [
    { what: 'Packages in the lock file, other systems included', value: String(count) },
    { what: 'Installed on this machine', value: megabytes(sizeOf('node_modules')) },
  ]
}

function sizeOf(path: string): number {
  const entry = lstatSync(path)
  if (!entry.isDirectory()) return entry.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}
