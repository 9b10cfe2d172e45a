import * as z from 'zod'
import type { OpenStage } from '../journey/canaries-on-any.ts'

const cannot = (what: string) => async (): Promise<never> => {
  throw new Error(`This suite needs to ${what}, which it cannot in AWS: it should not have been asked to`)
}

/** A demo stage in an account, called from outside as everybody calls it. Its clock is the wall's. */
export async function openAws(): Promise<OpenStage> {
  const { CLOUD_ORIGIN: origin } = z.object({ CLOUD_ORIGIN: z.url() }).parse(process.env)
  return {
    target: {
      call: (path, request) =>
        fetch(`${origin}/api/v1${path}`, { redirect: 'manual', ...request, headers: { ...request?.headers, origin } }),
      mails: cannot('read mails'),
    },
    clock: { origin: '1970-01-01T00:00:00.000Z', rate: 1 },
    nationalDesk: '',
    insight: {
      logs: cannot('read logs'),
      executions: cannot('read executions'),
      alarms: cannot('read alarms'),
      table: cannot('read the table'),
      run: cannot('run jobs'),
      runDigest: cannot('run jobs'),
    },
  }
}
