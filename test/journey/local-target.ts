import * as z from 'zod'
import type { Local } from '../../infra/local/local.ts'
import type { Target } from './target.ts'

const Inbox = z.object({
  emails: z.array(
    z.object({
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string().default('') }),
    }),
  ),
})

/** The local runtime, through its one origin. */
export function localTarget({ origin, inbox }: Pick<Local, 'origin' | 'inbox'>): Target {
  return {
    call: (path, request) =>
      fetch(`${origin}/api/v1${path}`, { redirect: 'manual', ...request, headers: { ...request?.headers, origin } }),
    mails: async () => {
      const { emails } = Inbox.parse(await (await fetch(`${inbox}/store`)).json())
      return emails.flatMap(({ destination, subject, body }) =>
        destination.to.map(to => ({ to, subject, text: body.text })),
      )
    },
  }
}
