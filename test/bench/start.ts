import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { copyCheckout } from './checkout.ts'
import type { Row } from './table.ts'
import { seconds } from './table.ts'

const copy = resolve('.local/bench/checkout')

/** `npm start` in a copy of the checkout where nothing was built yet, and again where everything was. */
export async function start(): Promise<Row[]> {
  copyCheckout(copy)
  try {
    const cold = await firstAnswer()
    const warm = await firstAnswer()
    return [
      { what: '`npm start` to the first answer, first time', value: seconds(cold), bar: '≤ 60 s on 2 cores' },
      { what: '`npm start` to the first answer, after that', value: seconds(warm), bar: '≤ 20 s on 2 cores' },
      { what: 'What building costs: first start / later start', value: `${(cold / warm).toFixed(1)} ×` },
    ]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** From the command to a page and an answer of the API. */
async function firstAnswer(): Promise<number> {
  const started = performance.now()
  const child = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: copy,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const origin = await originPrinted(child)
    await Promise.all([
      answered(`${origin}/gemeenten/enschede/`, 200),
      answered(`${origin}/api/v1/find?q=Enschede`, 303),
    ])
    return performance.now() - started
  } finally {
    await stop(child)
  }
}

function originPrinted(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk
      const origin = /Meldroute\s+(http:\S+)/.exec(printed)?.[1]
      if (origin) found(origin)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => failed(new Error(`npm start ended:\n${printed}`)))
  })
}

async function answered(url: string, status: number): Promise<void> {
  const response = await fetch(url, { redirect: 'manual' })
  if (response.status !== status) throw new Error(`${url} answered ${response.status}`)
}

/** npm and what it started are one group. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise(done => child.once('exit', done))
  process.kill(-child.pid, 'SIGTERM')
  await ended
}
