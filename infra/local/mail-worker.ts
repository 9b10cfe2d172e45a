import { parentPort, workerData } from 'node:worker_threads'
import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js'
import * as z from 'zod'
import { startInbox } from './inbox.ts'
import { inboxHeaders, Mail } from './mail-message.ts'

/** Runs in a worker thread of its own, because the inbox keeps its mails in a variable of its module. */
const { port, mails } = z.object({ port: z.number(), mails: z.array(Mail) }).parse(workerData)

const server = await startInbox(port)
const listening = z.object({ port: z.number() }).safeParse(server.address())
if (!listening.success) throw new Error(`Port ${port} is in use: choose another for the inbox with --inbox-port`)
const chosen = listening.data.port
const address = `http://127.0.0.1:${chosen}/v2/email/outbound-emails`
for (const mail of mails) {
  await fetch(address, { method: 'POST', body: mail.body, headers: inboxHeaders })
  const restored = getStoreReadonly().emails.at(-1)
  if (restored) Object.assign(restored, { messageId: mail.messageId, at: Math.floor(mail.at / 1000) })
}
parentPort?.postMessage(chosen)
