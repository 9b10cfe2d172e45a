import * as z from 'zod'
import { ScopeFigures, Times } from '#domain/figures.ts'
import { Quarter, Year } from '#domain/period.ts'
import { Mode } from '#domain/regions.ts'
import { LocalDate } from '#domain/report.ts'
import { RoleGap } from './openapi-directory.ts'

/*
 * What a region promised and what became of its messages. Live numbers are there for its own desk and lead only.
 */

const count = z.int().min(0)
const counts = <Name extends string>(...names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map(name => [name, count])))

export const Reachability = z.strictObject({
  mode: Mode,
  coverage: z
    .strictObject({ region: z.string(), isComplete: z.boolean(), gaps: z.array(RoleGap), isOnCall: z.boolean() })
    .optional(),
  drill: z.strictObject({ day: LocalDate, results: counts('passed', 'failed', 'waiting', 'unheld') }).optional(),
  directory: counts('entries', 'certain').optional(),
})

const LiveQuarter = z.strictObject({
  quarter: Quarter,
  isRunning: z.boolean(),
  messages: count,
  taking: Times,
  firstStep: Times,
  taken: counts('inTime', 'late', 'notTaken'),
  rungs: counts('one', 'two', 'threeOrMore', 'notTaken'),
  feedback: counts('yes', 'no'),
  registered: counts('yes', 'no', 'unknown'),
})

export const FollowThrough = z.strictObject({
  live: z.array(LiveQuarter).optional().describe('Only for desk and lead of the region, never to be passed on'),
  years: z.array(z.strictObject({ year: Year, figures: ScopeFigures })).describe('As published, newest first'),
  range: z
    .strictObject({ year: Year, lowest: z.number(), highest: z.number(), regions: count })
    .optional()
    .describe('Working hours until the middle message was taken, from the lowest to the highest region'),
})
