import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { Mail, SendEmail } from '../../infra/local/mail-message.ts'
import { tagOf } from './mail-sink.ts'

const Place = z.object({
  origin: z.string(),
  inbox: z.string(),
  endpoints: z.object({ dynamodb: z.string(), services: z.string() }),
  tables: z.array(z.string()),
})
export type Place = z.infer<typeof Place>

export type RuntimeChild = {
  /** Starts it where it was left; answers when it takes requests. */
  start(): Promise<Place>
  /** `kill -9`. */
  kill(): Promise<void>
  /** The line of the ledger of every mail that the sink ever had on disk, by the mail's id. */
  mails(): ReadonlyMap<string, { readonly tag: string; readonly to: string }>
}

/** The local runtime as a child process, with its state in a folder that survives it. */
export function runtimeChild(state: string, rate: number): RuntimeChild {
  const mails = new Map<string, { readonly tag: string; readonly to: string }>()
  let child: ChildProcess | undefined
  let port = 0
  process.once('exit', () => child?.kill('SIGKILL'))
  const collect = () => {
    for (const { messageId, body } of mailsIn(join(state, 'mails.jsonl'))) {
      const request = SendEmail.parse(JSON.parse(body))
      mails.set(messageId, { tag: tagOf(request), to: request.Destination.ToAddresses[0] ?? '' })
    }
  }
  return {
    start: async () => {
      const started = spawn(
        process.execPath,
        [join(import.meta.dirname, 'serve.ts'), state, String(port), String(rate)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      child = started
      const line = await new Promise<string>((resolve, reject) => {
        createInterface({ input: started.stdout }).once('line', resolve)
        started.once('exit', code => reject(new Error(`The runtime ended with ${code}`)))
      })
      const place = Place.parse(JSON.parse(line))
      port = Number(new URL(place.origin).port)
      return place
    },
    kill: async () => {
      const killed = child
      child = undefined
      if (!killed) return
      const gone = new Promise(done => killed.once('exit', done))
      killed.kill('SIGKILL')
      await gone
      // Before the next start, which keeps only the newest.
      collect()
    },
    mails: () => {
      collect()
      return mails
    },
  }
}

/** A last line that a kill cut short was never acknowledged. */
function mailsIn(file: string): readonly Mail[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.pop()
  return lines.map(line => Mail.parse(JSON.parse(line)))
}
