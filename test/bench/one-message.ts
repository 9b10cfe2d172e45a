import { setTimeout as pause } from 'node:timers/promises'
import type { Local } from '../../infra/local/local.ts'
import { timeOn } from '../journey/clock.ts'
import { localTarget } from '../journey/local-target.ts'
import { send, take } from '../journey/message.ts'
import { linkIn, mailsTo, mailTo } from '../journey/target.ts'
import { aMessage } from '../journey/urgent-message.ts'
import type { Row } from './table.ts'

type Counts = ReturnType<Local['counts']>

/** What AWS would count for one message that its first holder takes, from acceptance until everything rests again. */
export async function oneMessage(local: Local): Promise<Row[]> {
  const [before, after] = await undisturbed(local)
  const requests = (operations: readonly string[]) =>
    sum(operations.map(name => (after.table[name] ?? 0) - (before.table[name] ?? 0)))
  const calls = sum(Object.values(after.functions)) - sum(Object.values(before.functions))
  const cost = { what: 'One message, accepted to taken', value: '' }
  return [
    { ...cost, what: `${cost.what}: function calls`, value: String(calls) },
    { ...cost, what: `${cost.what}: state transitions`, value: String(after.states - before.states) },
    { ...cost, what: `${cost.what}: reads of the table`, value: String(requests(['GetItem', 'Query', 'Scan'])) },
    { ...cost, what: `${cost.what}: writes to it`, value: String(requests(['PutItem', 'UpdateItem', 'DeleteItem'])) },
  ]
}

/** The counts around one message, measured again when a job ran meanwhile. */
async function undisturbed(local: Local): Promise<[Counts, Counts]> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const before = local.counts()
    await sendAndTake(local)
    await resting(local)
    const after = local.counts()
    if (jobs(after) === jobs(before)) return [before, after]
  }
  throw new Error('A job ran during every measurement')
}

const jobs = ({ functions }: Counts): number =>
  sum(
    Object.entries(functions).flatMap(([name, calls]) =>
      /reconcile|retention|digest|drill/.test(name) ? [calls] : [],
    ),
  )

const coordinator = 'zorgcoordinator.vr05@demo.example.org'

async function sendAndTake(local: Local): Promise<void> {
  const target = localTarget(local)
  const nth = (await mailsTo(target, coordinator)).length + 1
  await send(target, aMessage({ urgentBecause: [] }))
  const clock = { origin: new Date(local.clock.origin).toISOString(), rate: local.clock.rate }
  await take(target, linkIn(await mailTo(target, coordinator, nth)), timeOn(clock).slice(0, 10))
}

/** Until nothing was called or entered for two seconds: mails arrive, and the machine that was told to stop looks once. */
async function resting(local: Local): Promise<void> {
  let seen = ''
  for (let now = JSON.stringify(local.counts()); now !== seen; now = JSON.stringify(local.counts())) {
    seen = now
    await pause(2000)
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
