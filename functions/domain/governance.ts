import * as z from 'zod'
import { parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'
import { Slug } from './organisation.ts'
import { RetentionRule } from './retention.ts'
import { byId, ContentId } from './sources.ts'

/** A page on who answers for what; its text is Markdown. */
export const GovernancePage = z.strictObject({ id: ContentId, slug: Slug })
export type GovernancePage = z.infer<typeof GovernancePage>

/** What somebody's data are used for, as article 30 of the GDPR wants it written down. */
export const ProcessingRecord = z.strictObject({
  id: ContentId,
  name: Texts,
  /** Who decides on it: the region that gets a message, or whoever runs the site. */
  controller: z.enum(['region', 'operator']),
  purpose: Texts,
  people: Texts,
  data: Texts,
  recipients: z.array(Texts).min(1),
  /** Rules of retention.json. */
  retention: z.array(RetentionRule),
  /** What is kept without a rule of its own, and until when. */
  keptToo: Texts.optional(),
})
export type ProcessingRecord = z.infer<typeof ProcessingRecord>

/** The organisation that runs the site; nobody is named before somebody is. */
export const Operator = z.strictObject({ name: z.string().min(1).optional(), privacyContact: z.email().optional() })
export type Operator = z.infer<typeof Operator>

export const Records = z.strictObject({ operator: Operator, activities: z.array(ProcessingRecord) })

/** Somebody, or something, from whom people are protected. */
const Threat = z.strictObject({ id: ContentId, who: Texts, can: Texts })

/** Tests that show a claim, by the file and the titles in it. */
const Proof = z.strictObject({
  file: z.string().regex(/^test\/.+\.ts$/, 'write the path of a file with tests'),
  titles: z.array(z.string().min(1)).min(1),
})

/** What is said to be protected, how far it goes, and what shows it. */
export const Claim = z.strictObject({
  id: ContentId,
  against: z.array(ContentId).min(1),
  claim: Texts,
  but: Texts.optional(),
  tests: z.array(Proof).min(1, 'name a test that shows it, or do not claim it'),
})
export type Claim = z.infer<typeof Claim>

const Topic = z.strictObject({ id: ContentId, name: Texts, claims: z.array(Claim).min(1) })

export const ThreatModel = z.strictObject({
  threats: z.array(Threat).min(1),
  topics: z.array(Topic).min(1),
  /** What is not protected, said plainly. */
  unprotected: z.array(z.strictObject({ id: ContentId, what: Texts, why: Texts })).min(1),
})
export type ThreatModel = z.infer<typeof ThreatModel>

const Raw = z.strictObject({ pages: z.unknown(), records: z.unknown(), threats: z.unknown() })

/** All that the pages on who answers for what are made of, checked: every name exists, every rule is in a record. */
export type Governance = {
  readonly pages: ReadonlyMap<string, GovernancePage>
  readonly operator: Operator
  readonly activities: ReadonlyMap<string, ProcessingRecord>
  readonly threatModel: ThreatModel
}

/** @throws InvalidContent with file, field and what to write */
export function readGovernance(raw: unknown): Governance {
  const parts = parseContent(Raw, raw, 'governance')
  const { operator, activities } = parseContent(Records, parts.records, 'governance/records')
  const threatModel = parseContent(ThreatModel, parts.threats, 'governance/threats')
  requireEveryRule(activities)
  requireKnownThreats(threatModel)
  return {
    pages: byId(parseContent(z.array(GovernancePage), parts.pages, 'governance/pages'), 'governance/pages'),
    operator,
    activities: byId(activities, 'governance/records'),
    threatModel,
  }
}

/** Every claim, whatever it is about. */
export const claimsOf = ({ topics }: ThreatModel): readonly Claim[] => topics.flatMap(({ claims }) => claims)

/** What is kept must be in a record, or nobody would know of it. */
function requireEveryRule(activities: readonly ProcessingRecord[]): void {
  const told = new Set(activities.flatMap(({ retention }) => retention))
  const missing = RetentionRule.options.filter(rule => !told.has(rule))
  if (missing.length > 0) {
    throw new InvalidContent(`governance/records: no activity keeps ${missing.join(', ')}; write it at one of them`)
  }
}

function requireKnownThreats(model: ThreatModel): void {
  const threats = byId(model.threats, 'governance/threats')
  const claims = byId(claimsOf(model), 'governance/threats')
  byId(model.unprotected, 'governance/threats')
  const unknown = [...claims.values()].flatMap(({ id, against }) =>
    against
      .filter(one => !threats.has(one))
      .map(one => `governance/threats: ${id}.against: no threat ${one}; write it or another`),
  )
  if (unknown.length > 0) throw new InvalidContent(unknown.join('\n'))
}
