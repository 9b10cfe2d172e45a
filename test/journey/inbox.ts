import { inject } from 'vitest'
import * as z from 'zod'
import type { Mail } from './target.ts'

const Store = z.object({
  emails: z.array(
    z.object({
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string().optional(), html: z.string().optional() }),
    }),
  ),
})

/** The mails in the real inbox of the local runtime, oldest first. */
export async function inbox(address = inject('inbox')): Promise<readonly Mail[]> {
  const { emails } = Store.parse(await (await fetch(`${address}/store`)).json())
  return emails.map(({ destination, subject, body }) => ({ to: destination.to.join(), subject, text: body.text ?? '' }))
}
