import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'

const Package = z.object({
  version: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const text = readFileSync('package-lock.json', 'utf8')
const { packages } = z.object({ packages: z.record(z.string(), Package) }).parse(JSON.parse(text))

test('the lock file names no host', () => {
  expect(text.match(/"resolved": "https?:[^"]*"/g) ?? []).toEqual([])
})

/** npm leaves out what the registry of the moment cannot give, and then refuses a clean install everywhere. */
test('the lock file has the package of every platform, also of those that nobody here runs', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
      .map(name => `${name} of ${path}`),
  )
  expect(missing.filter(name => !name.includes('aws-cdk-lib/node_modules'))).toEqual([])
})
