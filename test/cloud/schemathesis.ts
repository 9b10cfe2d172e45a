import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

/** A fuzzer we did not write, which reads the description of the API and holds the API to it. Of its own, so that no package of the emulator moves. */
const packages = ['schemathesis==4.32.5']
const folder = resolve('.local/cloud/schemathesis')
const execute = promisify(execFile)

/**
 * All that it can look for but what takes a description for more than it says: a body that fits its schema may still be
 * wrong (`positive_data_acceptance`), a method that no route has is not there at all (`unsupported_method`), and what
 * somebody did is meant to change what others find (`use_after_free`, `ensure_resource_availability`).
 */
const leftOut = ['positive_data_acceptance', 'unsupported_method', 'use_after_free', 'ensure_resource_availability']

export type Aimed = {
  /** Where the description is read. */
  readonly schema: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Of somebody who may do much. */
  readonly session: string
  readonly examples: number
}

export async function installSchemathesis(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const python = resolve(folder, 'bin/python')
  if (!existsSync(python)) await execute('python3', ['-m', 'venv', folder])
  await execute(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages])
}

/** Runs it; answers what it printed, and whether it found anything. The same seed makes the same requests. */
export async function fuzz(aimed: Aimed): Promise<{ found: boolean; printed: string }> {
  const { schema, url, headers, session, examples } = aimed
  const settings = resolve(folder, 'schemathesis.toml')
  const lines = leftOut.map(check => `${check}.enabled = false`)
  const auth = ['[auth.openapi.session]', `api_key = "${session}"`]
  writeFileSync(settings, [...auth, '[checks]', ...lines, ''].join('\n'), { mode: 0o600 })
  const words = [
    ...['--config-file', settings, '--no-color', 'run', schema, '--url', url],
    ...['--phases', 'coverage,fuzzing', '--max-examples', String(examples), '--seed', '20261126'],
    ...['--generation-deterministic', '--no-shrink', '--continue-on-failure', '--max-redirects', '0'],
    ...['--suppress-health-check', 'all', '--output-sanitize', 'true'],
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
  ]
  const run = execute(resolve(folder, 'bin/schemathesis'), words, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })
  return run.then(
    ({ stdout }) => ({ found: false, printed: stdout }),
    (error: { stdout?: string; stderr?: string }) => ({ found: true, printed: `${error.stdout}\n${error.stderr}` }),
  )
}
