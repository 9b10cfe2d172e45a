import { resolve } from 'node:path'
import { startLocal } from '../../infra/local/local.ts'

/** The local runtime with the stage as it is built, in a process of its own that can be killed. Says where it is. */
const [state = '', port = '0', rate] = process.argv.slice(2)
const { origin, inbox, endpoints, tables } = await startLocal({
  assembly: resolve('.local/cdk.out/local'),
  state,
  port: Number(port),
  clockRate: rate === undefined ? undefined : Number(rate),
})
process.stdout.write(`${JSON.stringify({ origin, inbox, endpoints, tables })}\n`)
