import * as z from 'zod'
import { type ActionLine, type Commitment, CommitmentId } from './commitment.ts'
import { slug } from './names.ts'
import { RegionCode } from './situation.ts'
import { Status } from './standing.ts'
import type { Readiness } from './standing-acts.ts'
import { Level } from './unit.ts'

/** How far somebody is; `none`: nothing was said, which is not the same as nothing being done. */
export const StatusOrNone = z.enum([...Status.options, 'none'])
export type StatusOrNone = z.infer<typeof StatusOrNone>

export const Freshness = z.enum(['current', 'faded'])
export type Freshness = z.infer<typeof Freshness>

/** In the order in which an entry comes through them. */
export const readinesses = ['awaitsOwner', 'awaitsComments', 'ready'] as const satisfies readonly Readiness[]
/** What an entry waits for, or any entry. */
export const Waits = z.enum([...readinesses, 'any'])
export type Waits = z.infer<typeof Waits>

/** Every line of the action plan, and the recommendations. */
export const everyLine = 'all'

/** What is shown of the tracker. An address may hold anything: what is not understood is as good as not there. */
export const TrackerFilter = z.object({
  /** One alone, of whichever line. */
  commitment: CommitmentId.optional().catch(undefined),
  /** A line of the action plan, or all there is; without it the recommendations of the study. */
  line: z
    .union([z.literal(everyLine), z.string().regex(/^\d{2}$/)])
    .optional()
    .catch(undefined),
  level: Level.optional().catch(undefined),
  owner: z
    .string()
    .regex(/^[a-z0-9-]{1,130}$/)
    .optional()
    .catch(undefined),
  region: RegionCode.optional().catch(undefined),
  status: StatusOrNone.optional().catch(undefined),
  fresh: Freshness.optional().catch(undefined),
  waits: Waits.optional().catch(undefined),
  by: z.enum(['level', 'owner']).catch('level'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type TrackerFilter = z.infer<typeof TrackerFilter>

/** Whoever answers for something as part of an address. */
export const ownerKey = ({ owner }: Pick<Commitment, 'owner'>): string => slug(owner.nl).slice(0, 130)

type Known = {
  readonly commitments: readonly Commitment[]
  readonly lines: readonly Pick<ActionLine, 'line'>[]
  /** Whether there is an entry that this person may see. */
  readonly seesEntries: boolean
}

/** The filter of an address, without what nobody here knows. */
export function readTrackerFilter(query: unknown, { commitments, lines, seesEntries }: Known): TrackerFilter {
  const filter = TrackerFilter.parse(query)
  const { line, owner } = filter
  const isLine = line === everyLine || lines.some(one => one.line === line)
  const isOwner = commitments.some(commitment => ownerKey(commitment) === owner)
  return {
    ...filter,
    ...(!isLine && { line: undefined }),
    ...(!isOwner && { owner: undefined }),
    ...(!seesEntries && { waits: undefined }),
  }
}

/** Whether it asks for single standings: then these are listed, however they lie in tables otherwise. */
export const picksStandings = ({ status, fresh, waits }: TrackerFilter): boolean =>
  status !== undefined || fresh !== undefined || waits !== undefined

/** The filter as part of an address: only what differs from the usual. */
export function trackerQuery(filter: Partial<TrackerFilter>): string {
  const usual: Readonly<Record<string, unknown>> = { by: 'level', page: 1 }
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === usual[name] ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(entries).toString()
}
