import * as z from 'zod'
import { Action, ActionLine, CommitmentId } from '#domain/commitment.ts'
import { Instant, LocalDate } from '#domain/report.ts'
import { RegionCode } from '#domain/situation.ts'
import { Comment, Pending, Published, Side, StandingAct } from '#domain/standing.ts'
import { Freshness, readinesses, StatusOrNone, TrackerFilter, Waits } from '#domain/tracker-filter.ts'
import { Level, UnitCode } from '#domain/unit.ts'
import { exportedColumns } from '#view/tracker/export.ts'
import { answer, asked, named, refusal } from './openapi-parts.ts'
import { FollowThrough, Reachability } from './openapi-region.ts'

/*
 * What became of each recommendation: for everybody what was published, for whoever is signed in and has a part in it
 * also what waits. Nothing of it says which people are behind it, unless one may see entries.
 */

const forInsiders = 'Only for whoever may see entries'
const Said = Comment.omit({ by: true }).extend({ region: RegionCode, by: z.string().optional().describe(forInsiders) })
const SeenPublished = Published.pick({ update: true, at: true, confirmedAt: true }).extend({ comments: z.array(Said) })
const SeenPending = Pending.omit({ comments: true }).extend({ comments: z.array(Said) })

const SeenStanding = z.strictObject({
  commitment: CommitmentId,
  unit: UnitCode,
  published: SeenPublished.extend({
    fadesOn: LocalDate.describe('From that day on it counts as no longer confirmed'),
    isFaded: z.boolean(),
  })
    .optional()
    .describe('Absent while nothing was stated'),
  pending: SeenPending.extend({ waitsFor: z.enum(readinesses) })
    .optional()
    .describe(forInsiders),
  version: z.int().positive().optional().describe(forInsiders),
})

const Step = z.strictObject({
  at: Instant,
  what: StandingAct,
  side: Side,
  region: RegionCode.optional(),
  by: z.string().optional().describe(forInsiders),
  published: SeenPublished.optional(),
  pending: SeenPending.optional().describe(forInsiders),
})

const Commitment = Action.omit({ id: true, owner: true }).extend({
  id: CommitmentId,
  owner: Action.shape.title.describe('To whom it is addressed, or whose it is'),
  line: z.string().optional().describe('Of the action plan; absent for a recommendation'),
})

const Listed = SeenStanding.extend({ name: z.strictObject({ nl: z.string(), en: z.string() }), level: Level })
const Standings = z.strictObject({ commitments: z.array(Commitment), standings: z.array(Listed) })
const RegionStandings = Standings.extend({
  region: RegionCode,
  reachability: Reachability,
  followThrough: FollowThrough,
})
const Overview = Standings.extend({
  filter: TrackerFilter.describe('As it was understood'),
  lines: z.array(ActionLine.partial({ title: true })),
})

const or = (options: readonly string[]): string => options.join(' | ')
const howFar = [
  asked('status', or(StatusOrNone.options)),
  asked('fresh', or(Freshness.options)),
  asked('waits', `${or(Waits.options)}; ${forInsiders.toLowerCase()}`),
  asked('region', 'Only who sits in this region, such as VR05'),
]
const about = [
  asked('line', 'A line of the action plan, such as 03, or `all`; without it the recommendations'),
  asked('commitment', 'One alone, such as R1 or A03.12'),
  asked('level', or(Level.options)),
  asked('owner', 'Whose it is, as in the addresses of the pages'),
]

const security = [{}, { session: [] }]
const commitment = named('commitment', 'A recommendation or an action, such as R1 or A03.12')
const unit = named('unit', 'A region, police unit, municipality or organisation, such as VR05')
const missing = { 404: refusal('It does not exist') }

export const progressPaths = {
  '/progress': {
    get: {
      operationId: 'listProgress',
      summary: 'How far everybody is with what was recommended; what is asked and not understood is left out',
      security,
      parameters: [...about, ...howFar],
      responses: { 200: answer('Commitments, and a standing for everybody who answers for one', Overview) },
    },
  },
  '/progress.csv': {
    get: {
      operationId: 'exportProgress',
      summary:
        'The same for a spreadsheet: UTF-8 with a mark, semicolons; what would be calculated begins with an apostrophe',
      security,
      parameters: [...about, ...howFar, asked('lang', 'nl | en, for the names of the units')],
      responses: {
        200: {
          description: `Columns: ${exportedColumns.join(', ')}`,
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
      },
    },
  },
  '/progress/{commitment}': {
    get: {
      operationId: 'showCommitment',
      summary: 'How far everybody is with one recommendation or action',
      security,
      parameters: [commitment, ...howFar],
      responses: {
        200: answer('It, and a standing for everybody', Standings.extend({ commitment: Commitment })),
        ...missing,
      },
    },
  },
  '/progress/regions/{region}': {
    get: {
      operationId: 'showRegionProgress',
      summary: 'How far a region, its police unit and its municipalities are',
      security,
      parameters: [named('region', 'The code of a region, such as VR05')],
      responses: { 200: answer('Their standings, and what became of messages', RegionStandings), ...missing },
    },
  },
  '/progress/{commitment}/{unit}': {
    get: {
      operationId: 'showStanding',
      summary: 'How far one unit is with one commitment, and what became of it',
      security,
      parameters: [commitment, unit],
      responses: {
        200: answer('The standing', SeenStanding.extend({ history: z.array(Step).describe('Newest first') })),
        ...missing,
      },
    },
  },
}
