import * as z from 'zod'
import { mostAtOnce } from '#domain/bulk.ts'
import { Action, ActionLine, CommitmentId } from '#domain/commitment.ts'
import { Language } from '#domain/language.ts'
import { planColumns } from '#domain/plan-import.ts'
import { RegionCode } from '#domain/situation.ts'
import { Standing, Status, standingLimits, Update } from '#domain/standing.ts'
import type { DoingName } from '#domain/standing-doing.ts'
import { updateFields } from '#domain/standing-entry.ts'
import { standingColumns } from '#domain/standing-import.ts'
import { type BulkAct, workGroups } from '#domain/standing-worklist.ts'
import { tableLimits } from '#domain/table-import.ts'
import { UnitCode } from '#domain/unit.ts'
import { answer, body, named, refusal, refusals, signedIn, text } from './openapi-parts.ts'

/*
 * How people say how far it is with what they took on, and how the programme enters its action plan.
 */

const { security } = signedIn
const stale = { 409: refusal('A colleague was first, or the state does not allow it') }
const larger = { 413: refusal('Larger than 1 MB') }

const lang = Language.optional().describe('In which errors are told')
const version = z.int().min(0).optional().describe('Of the standing that was looked at; 0 while nothing is known')
const seen = { version, lang }

const Entry = z.strictObject({
  ...Object.fromEntries(updateFields.map(name => [name, z.string().optional()])),
  status: Status,
  evidence: text(standingLimits.evidence).optional().describe('Title of a document; embedded needs one'),
  dateReason: text(standingLimits.reason).optional().describe('When a date that was published moves'),
  ...seen,
})
const Comment = z.strictObject({
  region: RegionCode,
  text: z.string().max(standingLimits.comment).optional().describe('Without it the region leaves it at that'),
  ...seen,
})
const Nothing = z.strictObject(seen)

const place = [
  named('commitment', 'A recommendation or an action, such as R1 or A03.12'),
  named('unit', 'Who answers for it, such as VR05'),
]

const actAt = (act: DoingName, summary: string, of: z.ZodType) => ({
  [`/progress/{commitment}/{unit}/${act}`]: {
    post: {
      operationId: `${act}Standing`,
      summary,
      security,
      parameters: place,
      requestBody: body(of),
      responses: { 200: answer('As it stands now', Standing), ...refusals, ...signedIn.refusals, ...stale },
    },
  },
})

const Fault = z.strictObject({ field: z.string(), code: z.string() })
const Outcome = z.strictObject({
  commitment: CommitmentId,
  unit: UnitCode,
  done: z.boolean(),
  why: z.enum(['stale', 'unknown', 'invalid']).optional().describe('Why it was not done'),
  errors: z.array(Fault).optional(),
})

const Item = z.string().describe('<commitment>/<unit>/<version that was seen>')
const Several = z.strictObject({ item: z.union([Item, z.array(Item).max(mostAtOnce)]), lang })

const severalAt = (act: BulkAct) => ({
  [`/progress/updates/${act}`]: {
    post: {
      operationId: `several${act.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      summary: 'The same for several standings, each by itself; the answer says which were done',
      security,
      requestBody: body(
        act === 'status' ? Several.extend({ status: Status, note: text(standingLimits.note).optional() }) : Several,
      ),
      responses: { 200: answer('One for each', z.array(Outcome)), ...refusals, ...signedIn.refusals },
    },
  },
})

const Waits = z.strictObject({ commitment: CommitmentId, unit: UnitCode, version: z.int().min(0) })
const Worklist = z.strictObject(Object.fromEntries(workGroups.map(group => [group, z.array(Waits)])))

const tableOf = ({ required, all }: { readonly required: readonly string[]; readonly all: readonly string[] }) =>
  z
    .string()
    .describe(
      `A table as text, with semicolons, commas or tabs; at most ${tableLimits.rows} rows. Columns: ${all.join(', ')}; needed: ${required.join(', ')}`,
    )
const go = z.literal('1').optional().describe('Write it; without it nothing is changed')

const rows = z.array(z.int().min(2)).describe('Rows that say what is there')
const StandingTable = z.strictObject({
  changes: z.array(z.strictObject({ row: z.int(), commitment: CommitmentId, unit: UnitCode, update: Update })),
  same: rows,
  outcomes: z.array(Outcome).optional().describe('What became of each change'),
})

const fingerprint = z.string().describe('Of the plan that was looked at')
const PlanEntry = z.union([ActionLine, Action])
const PlanTable = z.strictObject({
  seen: fingerprint,
  isDone: z.boolean(),
  problems: z.array(z.unknown()).max(0),
  changes: z.array(
    z.strictObject({ row: z.int(), what: z.enum(['line', 'action']), was: PlanEntry.optional(), becomes: PlanEntry }),
  ),
  same: rows,
  absent: z.array(PlanEntry).describe('In the plan and not in the table; it stays'),
})

const Summary = z.strictObject({
  units: z.int().min(0),
  counts: z.record(Status, z.int().min(0)),
  unknown: z.int().min(0),
  chamber: z.enum(['running', 'finished']).optional().describe('The government’s word, once somebody has begun'),
})
const Plan = z.strictObject({
  lines: z.array(ActionLine.extend({ actions: z.array(Action.extend({ line: z.string(), summary: Summary })) })),
})

export const updatingPaths = {
  ...actAt('enter', 'Say how far it is; whoever answers for it confirms by it', Entry),
  ...actAt('confirm', 'Confirm the entry that waits, or that what is published is still so', Nothing),
  ...actAt('comment', 'Say something for a region before it is published', Comment),
  ...actAt('publish', 'Publish the entry, once it is confirmed and the regions had their time', Nothing),
  ...actAt('withdraw', 'Take the entry back', Nothing),
  '/progress/updates': {
    get: {
      operationId: 'listUpdates',
      summary: 'What waits for whoever is signed in, and what they wait for',
      security,
      responses: { 200: answer('By group', Worklist), 401: signedIn.refusals[401] },
    },
  },
  ...severalAt('confirm'),
  ...severalAt('comment'),
  ...severalAt('publish'),
  ...severalAt('still-so'),
  ...severalAt('status'),
  '/progress/import': {
    post: {
      operationId: 'importStandings',
      summary: 'Look through a table of standings, and with `go` enter what it says',
      security,
      requestBody: body(z.strictObject({ table: tableOf(standingColumns), go, lang })),
      responses: {
        200: answer('What would change, or did', StandingTable),
        ...refusals,
        ...larger,
        ...signedIn.refusals,
      },
    },
  },
  '/plan': {
    get: {
      operationId: 'showPlan',
      summary: 'The action plan as the programme entered it, and how far its actions are',
      responses: { 200: answer('Line by line', Plan) },
    },
  },
  '/plan/import': {
    post: {
      operationId: 'importPlan',
      summary: 'Look through a table of the action plan, and with `go` write it; nothing is taken out',
      security,
      requestBody: body(z.strictObject({ table: tableOf(planColumns), go, seen: fingerprint.optional(), lang })),
      responses: {
        200: answer('What would change, or did', PlanTable),
        ...refusals,
        ...larger,
        ...signedIn.refusals,
        ...stale,
      },
    },
  },
}
