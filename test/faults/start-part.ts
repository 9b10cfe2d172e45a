import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { definitions } from '../../infra/replay/definitions.ts'

/** Most of what is made lives for a call only: room for that spares a fifth of the time. */
const roomForYoung = '--max-semi-space-size=64'

/** Runs a script of this folder, in which time is not the machine's, and answers what it printed. */
export function startPart(script: 'shard' | 'outage', argument: string): Promise<unknown> {
  const file = join(import.meta.dirname, `${script}.ts`)
  const child = spawn(process.execPath, [roomForYoung, '--conditions=demo', file, argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const printed: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', code => {
      if (code === 0) done(JSON.parse(Buffer.concat(printed).toString()))
      else failed(new Error(`${script} ended with ${code}`))
    })
  })
}

/** Lends a file with the definitions as they are synthesised. */
export async function withDefinitions<Result>(act: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-faults-'))
  try {
    const file = join(folder, 'definitions.json')
    writeFileSync(file, JSON.stringify((await definitions()).machines))
    return await act(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
