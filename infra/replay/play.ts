import type { Table } from '#adapters/items.ts'
import type { Calendar } from '#domain/calendar.ts'
import { type Ladders, ladderFor, type Rung } from '#domain/ladder.ts'
import { dayAfter, instantOf } from '#domain/local-time.ts'
import type { Notice } from '#domain/notice.ts'
import type { Instant, Report } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { deadline } from '#domain/working-time.ts'
import { startWatch } from '#runtime/watch.ts'
import { execute, type WatchMachines } from './machine-run.ts'
import { minutesADay } from './measures.ts'
import { daysOf, type MadeUp } from './month.ts'
import type { People } from './people.ts'
import { openTable, type Policies, sceneOf, testedLately } from './world.ts'

/** What became of one message. */
export type Story = {
  readonly number: number
  /** As it came in. */
  readonly received: Report
  /** As it was at the end of the play. */
  readonly report: Report
  /** Every mail that went out, in order. */
  readonly notices: readonly Notice[]
  readonly ladder: readonly Rung[]
}

export type Play = {
  readonly messages: readonly MadeUp[]
  readonly machines: WatchMachines
  readonly policies: Policies
  readonly people: People
  readonly until: Instant
}

/** The month on one ladder. Messages know nothing of each other, so each is played by itself. */
export async function play({ messages, ...stage }: Play): Promise<readonly Story[]> {
  const { table, close } = await openTable()
  try {
    return await Promise.all(messages.map(message => playMessage(message, { table, ...stage })))
  } finally {
    await close()
  }
}

type Staging = Omit<Play, 'messages'> & { readonly table: Table }

async function playMessage(message: MadeUp, { machines, table, policies, people, until }: Staging): Promise<Story> {
  const { number, report } = message
  const holders = policies.holders.map(holder => testedLately(holder, report.receivedAt))
  const { world, started, reports, notices } = sceneOf(message, table, { policies: { ...policies, holders }, people })
  await reports.create(report)
  await startWatch(report, world)
  for (let next = started.shift(); next; next = started.shift()) {
    const ending = await execute(machines, next, world, { until })
    if (ending === 'failed') throw new Error(`The play of message ${number} broke off: a step failed`)
  }
  return {
    number,
    received: report,
    report: (await reports.get(report.reference)) ?? report,
    notices: (await notices.list(report.reference)).toSorted(byTime),
    ladder: ladderFor(report, policies.ladders),
  }
}

const byTime = (one: Notice, other: Notice): number => (orderOf(one) < orderOf(other) ? -1 : 1)
const orderOf = ({ plannedAt, rung = 0, id }: Notice): string => `${plannedAt} ${rung} ${id}`

const spareDays = 5
const hoursADay = minutesADay / 60

/** So long after the month that a message of its last day can climb every one of these ladders, and wait at the top. */
export function endOfPlay(
  month: string,
  region: RegionCode,
  { ladders, calendar }: { ladders: readonly Ladders[]; calendar: Calendar },
): Instant {
  const lastDay = daysOf(month).at(-1) ?? month
  const end = instantOf({ date: dayAfter(lastDay), time: 0 })
  const amount = Math.max(...ladders.map(tried => longestOf(tried, region))) + spareDays
  return deadline(end, { amount, unit: 'workingDays' }, calendar, region).at
}

/** In working days. */
function longestOf(ladders: Ladders, region: RegionCode): number {
  const every = (['person', 'place'] as const).flatMap(kind =>
    (['normal', 'urgent'] as const).flatMap(urgency =>
      ladderFor({ kind, urgency, region, restricted: false }, ladders),
    ),
  )
  return Math.max(
    ...every.map(({ after }) => (after.unit === 'workingDays' ? after.amount : Math.ceil(after.amount / hoursADay))),
  )
}
