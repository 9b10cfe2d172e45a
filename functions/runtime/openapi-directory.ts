import * as z from 'zod'
import { paces } from '#domain/coverage.ts'
import { Holder, Weekday } from '#domain/directory.ts'
import { type EntryField, entryFields } from '#domain/directory-fields.ts'
import { DrillRung } from '#domain/drill.ts'
import { Language } from '#domain/language.ts'
import { Instant, LocalDate, Role, Unheld } from '#domain/report.ts'
import { AgeGroup, ExploitationForm, Kind, RegionCode, Where } from '#domain/situation.ts'
import { answer, body, named, refusal, refusals, signedIn } from './openapi-parts.ts'

/*
 * What desk and leads may call about who holds which role, and whom a message would reach.
 */

const Entry = z.strictObject({
  entry: Holder.optional().describe('Absent for `new`'),
  history: z
    .array(z.strictObject({ at: Instant, by: z.string().optional(), before: Holder.optional(), after: Holder }))
    .describe('Newest first'),
})

const several: readonly EntryField[] = ['municipalities', 'kinds', 'ageGroups', 'forms', 'days']
const version = z.int().min(0).optional().describe('Of the entry that was looked at; 0 while it never changed')
const oneOrMore = z.string().or(z.array(z.string())).optional()

/** As the form sends it: an absent list means all. */
const Typed = z.strictObject({
  ...Object.fromEntries(entryFields.map(name => [name, several.includes(name) ? oneOrMore : z.string().optional()])),
  version,
  language: Language.describe('In which the mailbox is written to'),
  lang: Language.optional().describe('In which errors are told'),
})

const every = <Value extends z.ZodType>(value: Value) => z.union([z.literal('all'), z.array(value)])

export const RoleGap = z.strictObject({ role: Role, reason: Unheld })

const Row = z.strictObject({
  kind: Kind,
  paces: every(z.enum(paces)),
  places: every(Where),
  ageGroups: every(AgeGroup),
  forms: every(ExploitationForm),
  moments: every(Weekday.or(z.literal('closed'))),
  first: z.array(z.string()),
  chain: z.array(z.strictObject({ role: Role, holders: z.array(z.string()), unheld: Unheld.optional() })),
  gap: z.union([RoleGap, z.strictObject({ reason: z.literal('nobodyOnCall') })]).optional(),
})

const Rung = DrillRung.extend({ result: z.enum(['passed', 'failed', 'waiting', 'unheld']) })

const Coverage = z.strictObject({
  region: RegionCode,
  rows: z.array(Row),
  drill: z.strictObject({ day: LocalDate, rungs: z.array(Rung) }).optional(),
})

const Summary = z.strictObject({
  region: RegionCode,
  isComplete: z.boolean(),
  gaps: z.array(RoleGap).describe('Each role that is missing for some messages, and why'),
  isOnCall: z.boolean(),
})

const region = named('region', 'The code of a region, such as VR05')
const entry = named('entry', 'The id of an entry, such as VR05-careCoordinator-1')
const stale = refusal('A colleague changed the entry in the meantime')
const { security } = signedIn

export const directoryPaths = {
  '/directory': {
    get: {
      operationId: 'listDirectories',
      summary: 'The regions whose directory this person may see',
      security,
      responses: { 200: answer('Codes', z.array(RegionCode)), 401: signedIn.refusals[401] },
    },
  },
  '/directory/{region}': {
    get: {
      operationId: 'showDirectory',
      summary: 'Who holds which role in a region',
      security,
      parameters: [region],
      responses: { 200: answer('Its entries', z.array(Holder)), ...signedIn.refusals },
    },
  },
  '/directory/{region}/{entry}': {
    get: {
      operationId: 'showEntry',
      summary: 'An entry and what became of it',
      security,
      parameters: [region, entry],
      responses: { 200: answer('The entry', Entry), ...signedIn.refusals },
    },
    post: {
      operationId: 'saveEntry',
      summary: 'Change an entry, or make one with `new` as its id; running ladders go by it from their next step',
      security,
      parameters: [region, entry],
      requestBody: body(Typed),
      responses: { 200: answer('As it stands now', Holder), ...refusals, ...signedIn.refusals, 409: stale },
    },
  },
  '/directory/{region}/{entry}/verify': {
    post: {
      operationId: 'verifyEntry',
      summary: 'Somebody phoned, and the entry is right',
      security,
      parameters: [region, entry],
      requestBody: body(z.strictObject({ version })),
      responses: { 200: answer('As it stands now', Holder), ...refusals, ...signedIn.refusals, 409: stale },
    },
  },
  '/coverage': {
    get: {
      operationId: 'listCoverage',
      summary: 'One line a region: whether everybody who should be asked can be reached',
      security,
      responses: { 200: answer('A line for each region', z.array(Summary)), 401: signedIn.refusals[401] },
    },
  },
  '/coverage/{region}': {
    get: {
      operationId: 'showCoverage',
      summary: 'Who would be reached for every message and hour, the gaps, and what the last drill showed',
      security,
      parameters: [region],
      responses: { 200: answer('The proof', Coverage), ...signedIn.refusals },
    },
  },
}
