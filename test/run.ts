import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { readResults, results, sumOf } from './results.ts'

/**
 * Every check there is, in the order in which a mistake is cheapest to find. The last line is the sum of the tests.
 * The first step that fails ends the run with its exit code.
 */
const steps = [
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  {
    name: 'build: bundles, site, templates',
    command: ['node', 'infra/build.ts', '--stage', 'local', '--stage', 'production'],
  },
  {
    name: 'types',
    command: ['astro', 'check', '--config', 'site/astro.config.ts', '--minimumSeverity', 'warning'],
  },
  {
    name: 'tests',
    command: ['vitest', 'run', '--config', 'test/vitest.config.ts', '--coverage'],
    results,
  },
] as const

let failed = 0
for (const step of steps) {
  const started = performance.now()
  process.stdout.write(`\n▸ ${step.name}\n`)
  if ('results' in step) rmSync(step.results, { force: true })
  const code = await run(step.command)
  process.stdout.write(`  ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  if (code !== 0) failed = code
  if ('results' in step) reportSum(step.results)
  if (failed) break
}
process.exit(failed)

function run([command, ...options]: readonly [string, ...string[]]): Promise<number> {
  return new Promise(resolve => {
    spawn(command, options, { stdio: 'inherit' }).on('close', code => resolve(code ?? 1))
  })
}

function reportSum(file: string): void {
  const run = readResults(file)
  process.stdout.write(`\n${run ? sumOf([run]) : 'No test ran'}\n`)
}
