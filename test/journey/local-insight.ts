import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { region, settingsFrom } from '../../infra/config.ts'
import { readAssembly } from '../../infra/local/assembly.ts'
import { tableClient } from '../adapters/table.ts'
import { AlarmMetric } from '../infra/alarm-metrics.ts'
import { type Insight, isFunctionOf } from './insight.ts'
import { type Hosted, hostedAssembly } from './runtime.ts'

/** What is under way or delivered is the post's: mails, for the inbox page, and what became of them, with an address. */
const post: readonly string[] = ['mails.jsonl', 'events.jsonl']
const { stage } = settingsFrom(() => undefined)
const digest = `arn:aws:states:${region}:000000000000:stateMachine:${stage}-digest`

/** Looks into a local runtime: its folder, and its table through the SDK. */
export function localInsight({ local, state }: Pick<Hosted, 'local' | 'state'>): Insight {
  const linesOf = (file: string) => readFileSync(join(state, file), 'utf8').split('\n').filter(Boolean)
  return {
    // Each begins with the name of its function.
    logs: async () => linesOf('functions.log').map(line => line.replace(/^\S+ /, '')),
    executions: async () => linesOf('executions.jsonl'),
    table: async () => ({ client: tableClient(local.endpoints.dynamodb), name: local.tables[0] ?? '' }),
    files: async () => filesIn(state).filter(({ name }) => !post.includes(name)),
    // It raises none itself: these are the alarms of the templates that it hosts.
    alarms: async () =>
      readAssembly(hostedAssembly)
        .stacks.flatMap(({ template }) => Object.values(template.Resources))
        .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
        .map(({ Properties }) => AlarmMetric.parse(Properties)),
    run: async job => {
      const arn = local.functions.arns.find(one => isFunctionOf(job, one))
      if (arn === undefined) throw new Error(`No function is called ${job}: ${local.functions.arns.join()}`)
      await local.functions.invoke(arn, '{}')
    },
    runDigest: async () => {
      await local.machines.ended(local.machines.start({ machine: digest, input: '{}' }))
    },
  }
}

const filesIn = (folder: string): { name: string; content: string }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .map(name => ({ name, content: readFileSync(join(folder, name), 'latin1') }))
