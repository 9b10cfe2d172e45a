import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { matches, Pattern } from './event-pattern.ts'
import type { Functions } from './functions.ts'
import { openJournal } from './journal.ts'
import { account, hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Target = hosting({ Arn: z.string(), Input: z.string().optional() }, [
  'Id',
  'RoleArn',
  'RetryPolicy',
  'DeadLetterConfig',
])
const Rule = hosting(
  {
    EventPattern: Pattern,
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    EventBusName: z.literal('default').optional(),
    Targets: z.array(Target).default([]),
  },
  ['Name', 'Description', 'RoleArn', 'Tags'],
)

/** `dueAt` is a real instant in milliseconds. */
const Pending = z.strictObject({ id: z.string(), dueAt: z.number(), event: z.record(z.string(), z.unknown()) })
const Entry = z.union([Pending, z.strictObject({ done: z.string() })])
type Entry = z.infer<typeof Entry>
type Pending = z.infer<typeof Pending>

export type NewEvent = { source: string; 'detail-type': string; resources?: string[]; detail: Record<string, unknown> }
export type Bus = { put: (event: NewEvent, delaySeconds: number) => void; close: () => void }

/** How often an event is given to a function that fails, as an asynchronous call in AWS. */
const attempts = 3

type Setting = { directory: string; functions: Functions; region: string; log: (line: string) => void }

/** The default event bus: matches each event against the rules of the templates; events not yet delivered survive. */
export function openBus(resources: readonly Resource[], setting: Setting): Bus {
  const rules = ofType(resources, 'AWS::Events::Rule')
    .map(resource => propertiesOf(resource, Rule))
    .filter(({ State }) => State === 'ENABLED')
  for (const { Arn } of rules.flatMap(({ Targets }) => Targets)) {
    if (!setting.functions.has(Arn)) throw new Error(`A rule sends events to ${Arn}: only functions take them here`)
  }
  const { entries, journal } = openJournal(join(setting.directory, 'events.jsonl'), Entry, stillPending)
  const timers = new Set<NodeJS.Timeout>()
  let closed = false

  const deliver = async ({ id, event }: Pending) => {
    const targets = rules.filter(({ EventPattern }) => matches(EventPattern, event)).flatMap(({ Targets }) => Targets)
    for (const { Arn, Input } of targets) await callPatiently(Arn, Input ?? JSON.stringify(event))
    if (!closed) journal.append({ done: id })
  }
  const callPatiently = async (arn: string, event: string) => {
    for (let attempt = 1; attempt <= attempts && !closed; attempt += 1) {
      try {
        await setting.functions.invoke(arn, event)
        return
      } catch {
        await sleep(attempt * 1000, undefined, { ref: false })
      }
    }
    if (!closed) setting.log(`events: ${arn.split(':').at(-1)} failed ${attempts} times; the event is dropped`)
  }
  const schedule = (pending: Pending) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void deliver(pending)
      },
      Math.max(0, pending.dueAt - Date.now()),
    )
    timers.add(timer)
  }
  for (const entry of entries) if ('event' in entry) schedule(entry)

  return {
    put(event, delaySeconds) {
      const id = randomUUID()
      const envelope = {
        version: '0',
        id,
        account,
        time: new Date().toISOString(),
        region: setting.region,
        resources: [],
      }
      const pending = { id, dueAt: Date.now() + delaySeconds * 1000, event: { ...envelope, ...event } }
      journal.append(pending)
      schedule(pending)
    },
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      journal.close()
    },
  }
}

function stillPending(entries: readonly Entry[]): readonly Entry[] {
  const done = new Set(entries.flatMap(entry => ('done' in entry ? [entry.done] : [])))
  return entries.filter(entry => 'event' in entry && !done.has(entry.id))
}
