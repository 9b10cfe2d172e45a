import * as z from 'zod'
import { CommitmentId } from './commitment.ts'
import { compareInstants, earliest, monthsAfter } from './local-time.ts'
import { Instant, LocalDate } from './report.ts'
import { RegionCode } from './situation.ts'
import { UnitCode } from './unit.ts'
import { localDateOf } from './working-time.ts'

export const Status = z.enum(['notStarted', 'inPreparation', 'underway', 'embedded', 'notApplicable'])
export type Status = z.infer<typeof Status>

/** How the government tells the Chamber of the actions of its plan. */
export type ChamberStatus = 'running' | 'finished'

/** `undefined`: not among the actions the government lists as running or finished. */
export function chamberStatus(status: Status): ChamberStatus | undefined {
  if (status === 'embedded') return 'finished'
  return status === 'inPreparation' || status === 'underway' ? 'running' : undefined
}

export const standingLimits = { note: 1000, evidence: 200, url: 500, owner: 120, reason: 300, comment: 600 } as const

/** A document that shows it, and the day it is of. */
export const Evidence = z.strictObject({
  title: z.string().min(1).max(standingLimits.evidence),
  url: z
    .url({ protocol: /^https$/ })
    .max(standingLimits.url)
    .optional(),
  on: LocalDate,
})
export type Evidence = z.infer<typeof Evidence>

/** What is said of how far somebody is. */
export const Update = z.strictObject({
  status: Status,
  note: z.string().min(1).max(standingLimits.note).optional(),
  evidence: Evidence.optional(),
  owner: z.string().min(1).max(standingLimits.owner).optional(),
  targetDate: LocalDate.optional(),
  /** Why the target date moved. */
  dateReason: z.string().min(1).max(standingLimits.reason).optional(),
})
export type Update = z.infer<typeof Update>

/** From which side somebody writes: whoever answers for it, the programme, or a region it is about. */
export const Side = z.enum(['owner', 'programme', 'region'])
export type Side = z.infer<typeof Side>

/** A region's word on an entry; without text it has seen it and leaves it at that. */
export const Comment = z.strictObject({
  at: Instant,
  by: z.string(),
  text: z.string().min(1).max(standingLimits.comment).optional(),
})
export type Comment = z.infer<typeof Comment>

export const Pending = z.strictObject({
  update: Update,
  enteredAt: Instant,
  enteredBy: z.string(),
  side: Side,
  /** By whoever answers for it. */
  confirmedAt: Instant.optional(),
  confirmedBy: z.string().optional(),
  /** Until then the regions it is about may say something, before it is published. */
  commentUntil: Instant,
  comments: z.partialRecord(RegionCode, Comment),
  /** When each region was told that it may. */
  asked: z.partialRecord(RegionCode, Instant).optional(),
})
export type Pending = z.infer<typeof Pending>

export const Published = z.strictObject({
  update: Update,
  at: Instant,
  by: z.string(),
  /** The last time that whoever answers for it said it is so. */
  confirmedAt: Instant,
  comments: z.partialRecord(RegionCode, Comment),
})
export type Published = z.infer<typeof Published>

/** What a reminder about it was last sent for, on which step of the ladder; see progress-reminder. */
export const Reminded = z.strictObject({
  about: z.string(),
  rung: z.int().min(0),
  at: Instant,
  /** The matters that had begun by then, by their names: said with it. */
  told: z.array(z.string()),
})
export type Reminded = z.infer<typeof Reminded>

/** How far somebody is with what they took on: one item, changed by one conditional write. */
export const Standing = z.strictObject({
  commitment: CommitmentId,
  unit: UnitCode,
  version: z.int().positive(),
  updatedAt: Instant,
  /** The last line of its history; each line names the one before it. */
  line: z.string(),
  pending: Pending.optional(),
  published: Published.optional(),
  reminded: Reminded.optional(),
})
export type Standing = z.infer<typeof Standing>

export const StandingAct = z.enum(['entered', 'confirmed', 'commented', 'published', 'withdrawn', 'stillSo'])
export type StandingAct = z.infer<typeof StandingAct>

/** One step in the history of a standing: who did what, when, and what it then was. */
export const StandingLine = z.strictObject({
  /** `<instant>#<random>`: lines sort by time. */
  id: z.string(),
  /** The line before it; a line that no other names and that is not the last was never followed by its change. */
  previous: z.string().optional(),
  at: Instant,
  by: z.string(),
  side: Side,
  what: StandingAct,
  region: RegionCode.optional(),
  pending: Pending.optional(),
  published: Published.optional(),
})
export type StandingLine = z.infer<typeof StandingLine>

/** Evidence counts for so many months, and so does the word of whoever answers for it. */
export const evidenceMonths = 9

/** Since when it is known, and from which day on it is old news. */
export function freshness({ update, confirmedAt }: Pick<Published, 'update' | 'confirmedAt'>): {
  readonly since: LocalDate
  readonly fadesOn: LocalDate
} {
  const confirmed = localDateOf(confirmedAt)
  const { evidence } = update
  const since = evidence !== undefined && evidence.on > confirmed ? evidence.on : confirmed
  return { since, fadesOn: monthsAfter(since, evidenceMonths) }
}

export function isFaded(published: Pick<Published, 'update' | 'confirmedAt'>, now: Instant): boolean {
  return localDateOf(now) >= freshness(published).fadesOn
}

/** The steps that really happened, newest first: from the last one back along the lines each of them names. */
export function stepsOf(standing: Pick<Standing, 'line'>, lines: readonly StandingLine[]): readonly StandingLine[] {
  const byId = new Map(lines.map(line => [line.id, line]))
  const steps: StandingLine[] = []
  let next = byId.get(standing.line)
  while (next) {
    steps.push(next)
    next = next.previous === undefined ? undefined : byId.get(next.previous)
  }
  return steps
}

/** What was published at an instant; `undefined` before the first time. */
export function publishedAt(steps: readonly StandingLine[], at: Instant): Published | undefined {
  const step = steps.find(one => one.published !== undefined && compareInstants(one.at, at) <= 0)
  return step ? step.published : publishedBefore(steps.at(-1), at)
}

/**
 * The first step may carry on what was published before there was a history: by content, or in lines that had their
 * time. Of that only the publication is known, and that it was confirmed by then.
 */
function publishedBefore(first: StandingLine | undefined, at: Instant): Published | undefined {
  const published = first?.published
  if (!published || compareInstants(published.at, at) > 0) return undefined
  return { ...published, confirmedAt: earliest(published.at, [published.confirmedAt]) }
}
