import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What goes into an output: files (globs from the root, read in full; with `!` left out) and words such as options. */
export type Inputs = { readonly files: readonly string[]; readonly words: readonly string[] }

type Work = {
  readonly output: string
  readonly inputs: Inputs
  /** Fills the empty folder it is given; only a finished folder takes the place of the old one. */
  readonly make: (folder: string) => Promise<void>
}

/**
 * Makes an output folder once per content of its inputs, by one process at a time: `npm start` and tests share it.
 * Answers the hash of the inputs.
 */
export async function once({ output, inputs, make }: Work): Promise<string> {
  const hash = hashOf(inputs)
  if (readStamp(output) === hash) return hash
  const release = await lock(`${output}.lock`)
  try {
    if (readStamp(output) !== hash) await replace(output, hash, make)
  } finally {
    release()
  }
  return hash
}

export function hashOf({ files, words }: Inputs): string {
  const hash = createHash('sha256')
  for (const word of words) hash.update(`${word}\0`)
  const exclude = files.filter(isLeftOut).map(glob => glob.slice(1))
  for (const file of globSync([...files.filter(glob => !isLeftOut(glob))], { exclude }).sort()) {
    if (statSync(file).isFile()) hash.update(`${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const isLeftOut = (glob: string): boolean => glob.startsWith('!')

async function replace(output: string, hash: string, make: Work['make']): Promise<void> {
  const draft = `${output}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  await make(draft)
  rmSync(stampOf(output), { force: true })
  rmSync(output, { recursive: true, force: true })
  renameSync(draft, output)
  writeFileSync(stampOf(output), hash)
}

const stampOf = (output: string): string => `${output}.hash`

function readStamp(output: string): string | undefined {
  try {
    statSync(output)
    return readFileSync(stampOf(output), 'utf8')
  } catch {
    return undefined
  }
}

const patience = { everyMs: 100, tries: 3000 }

/** A folder is the lock: making one succeeds for exactly one process. A lock whose holder died is taken over. */
async function lock(path: string): Promise<() => void> {
  mkdirSync(dirname(path), { recursive: true })
  for (let tried = 0; tried < patience.tries; tried += 1) {
    if (take(path)) return () => rmSync(path, { recursive: true, force: true })
    if (holderIsGone(path)) rmSync(path, { recursive: true, force: true })
    await pause(patience.everyMs)
  }
  throw new Error(`${path} is still held after five minutes: remove it when nothing else is building`)
}

function take(path: string): boolean {
  try {
    mkdirSync(path)
    writeFileSync(join(path, 'holder'), String(process.pid))
    return true
  } catch {
    return false
  }
}

function holderIsGone(path: string): boolean {
  try {
    process.kill(Number(readFileSync(join(path, 'holder'), 'utf8')), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
