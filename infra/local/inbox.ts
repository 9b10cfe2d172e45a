import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import * as z from 'zod'

// A CommonJS default export, which Node and TypeScript see differently.
const Inbox = z.object({ default: z.custom<(settings: { host: string; port: number }) => Promise<Server>>() })

/** The mail server we did not write. Its mails are kept in a variable of its module, for all inboxes of one thread. */
export const startInbox = (port = 0): Promise<Server> =>
  Inbox.parse(createRequire(import.meta.url)('aws-ses-v2-local')).default({ host: '127.0.0.1', port })
