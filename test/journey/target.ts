import { setTimeout as pause } from 'node:timers/promises'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** Something that runs the platform: the local runtime, an emulated cloud, an account. The journeys do not know which. */
export type Target = {
  /** Sends a request to the API the way a page of the site would; `path` begins after `/api/v1`. */
  call(path: string, request?: RequestInit): Promise<Response>
  /** Every mail that was accepted so far, oldest first. */
  mails(): Promise<readonly Mail[]>
}

export const postJson = (target: Target, path: string, body: unknown): Promise<Response> =>
  target.call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const postForm = (target: Target, path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  target.call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

/** Asks until there is an answer; after `seconds` it fails with what was waited for. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  const end = performance.now() + seconds * 1000
  do {
    const answer = await ask()
    if (answer !== undefined) return answer
    await pause(150)
  } while (performance.now() < end)
  throw new Error(`Waited ${seconds} s in vain for ${what}`)
}

/** The mails in somebody's mailbox, oldest first. */
export const mailsTo = async (target: Target, address: string): Promise<readonly Mail[]> =>
  (await target.mails()).filter(({ to }) => to === address)

/** Waits for a mail; `nth` counts those to this address from 1. */
export const mailTo = (target: Target, address: string, nth = 1): Promise<Mail> =>
  eventually(`mail ${nth} to ${address}`, async () => (await mailsTo(target, address))[nth - 1])

/** The mails that ask somebody to take a message: not the digest, not a drill, which the clock may pass meanwhile. */
export const asksTo = async (target: Target, address: string): Promise<readonly Mail[]> =>
  (await mailsTo(target, address)).filter(({ text }) => text.includes('/takeover?'))

export const askTo = (target: Target, address: string, nth = 1): Promise<Mail> =>
  eventually(`ask ${nth} to ${address}`, async () => (await asksTo(target, address))[nth - 1])

/** The path of the signed link in a mail, after `/api/v1`. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+?\/api\/v1(\/takeover\?\S+)/.exec(mail.text)?.[1]
  if (!link) throw new Error(`No link to take over in the mail to ${mail.to}`)
  return link
}
