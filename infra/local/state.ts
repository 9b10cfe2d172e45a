import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeDurably } from './journal.ts'

const Holder = z.strictObject({ pid: z.number(), started: z.string() })

/**
 * Takes the state of a stage for this process; two runtimes on one state would tear it apart. A holder that was killed
 * leaves its mark behind, which is then taken over. Returns what lets go.
 */
export function holdState(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, 'holder.json')
  const holder = existsSync(file) ? Holder.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined
  if (holder && startOf(holder.pid) === holder.started) {
    throw new Error(`The state in ${directory} is in use by process ${holder.pid}: stop that one first`)
  }
  writeDurably(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }))
  return () => rmSync(file, { force: true })
}

/** When a process started, as far as the system tells; numbers of processes are used again. Undefined: not running. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[19]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === 'ESRCH' ? undefined : 'unknown'
  }
}
