import { setTimeout as pause } from 'node:timers/promises'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** Something that runs the platform: the local runtime, an emulated cloud, an account. The journeys do not know which. */
export type Target = {
  readonly name: string
  /** Sends a request to the API the way a page of the site would; `path` begins after `/api/v1`. */
  call(path: string, request?: RequestInit): Promise<Response>
  /** Every mail that was accepted so far, oldest first. */
  mails(): Promise<readonly Mail[]>
  /** Tells the platform that the mailbox behind a notice refused it, where the target does not do so by itself. */
  bounce?(mail: Mail): Promise<void>
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

export const mailTo = (target: Target, address: string, after = 0): Promise<Mail> =>
  eventually(`a mail to ${address}`, async () => (await target.mails()).slice(after).find(mail => mail.to === address))

/** The path of the signed link in a mail, after `/api/v1`. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+?\/api\/v1(\/takeover\?\S+)/.exec(mail.text)?.[1]
  if (!link) throw new Error(`No link to take over in the mail to ${mail.to}`)
  return link
}
