import * as z from 'zod'
import { honesty, isHonest, isSigned, provenance, signature } from './channels.ts'
import { Texts } from './language.ts'
import { AgeGroup, Elsewhere, ExploitationForm, Kind, ReporterType, Situation } from './situation.ts'

/** What somebody does at a stop. Signal, report, registration and criminal complaint are four different acts. */
export const Act = z.enum(['emergency', 'advice', 'signal', 'report', 'registration', 'complaint', 'procedure'])
export type Act = z.infer<typeof Act>

const Id = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'write an id in camelCase')

/** When a route or a step applies; what is absent does not matter. */
export const Applies = z.strictObject({
  where: z
    .array(z.enum(['municipality', ...Elsewhere.options]))
    .min(1)
    .optional(),
  kinds: z.array(Kind).min(1).optional(),
  /** `perhapsUnder18` is never written: it gets the routes of both. */
  ageGroups: z
    .array(AgeGroup.exclude(['perhapsUnder18']))
    .min(1)
    .optional(),
  forms: z.array(ExploitationForm).min(1).optional(),
  reporterTypes: z.array(ReporterType).min(1).optional(),
})
export type Applies = z.infer<typeof Applies>

export const RouteStep = z
  .strictObject({
    id: Id,
    who: Texts,
    what: Texts,
    why: Texts,
    /** Two acts are two equal doors: advice or report. */
    acts: z.array(Act).min(1).max(2),
    channel: Id.optional(),
    /** The roles and organisations one meets here, by the ids of their own pages; absent for one's own organisation. */
    parties: z.array(Id).min(1).optional(),
    /** Said when we do not know how to reach this party; the channel is then the national way round it. */
    contactUnknown: Texts.optional(),
    /** The stop counts only if this is so; for what we never ask, such as the right of residence. */
    condition: Texts.optional(),
    deadline: Texts.optional(),
    basis: Texts,
    /** Absent: what the channel says. */
    whenClosed: Texts.optional(),
    link: z.url().optional(),
    when: Applies.optional(),
    ...provenance,
  })
  .refine(isHonest, honesty)
  .refine(isSigned, signature)
export type RouteStep = z.infer<typeof RouteStep>

/** One situation: when it applies and its stops. A stop of another file is named by its id. */
export const RouteFile = z.strictObject({
  id: Id,
  title: Texts,
  /** Lower comes first where several files apply. */
  order: z.int().min(0),
  /** Absent: no answer leads here, only a section of its own. */
  applies: Applies.optional(),
  steps: z.array(z.union([Id, RouteStep])).min(1),
})
export type RouteFile = z.infer<typeof RouteFile>

/** Puts a step before or after the step called `at`, or in its place. */
const Change = z.strictObject({ at: Id, position: z.enum(['replace', 'before', 'after']), step: RouteStep })

export const Partition = z.enum(['municipality', 'province', 'safetyRegion', 'policeUnit', 'veiligThuisRegion'])
export type Partition = z.infer<typeof Partition>

/** What one region does differently, on the partition it is organised by. */
export const Override = z.strictObject({
  partition: Partition,
  /** Codes of the partition; names for police units, which have none. */
  values: z.array(z.string()).min(1),
  changes: z.array(Change).min(1),
})
export type Override = z.infer<typeof Override>

/** How a party is called with and without a known municipality: "police unit Den Haag", "the police". */
const Phrase = z.strictObject({ here: Texts, elsewhere: Texts })
export const Phrases = z.strictObject({
  municipality: Phrase,
  region: Phrase,
  policeUnit: Phrase,
  veiligThuis: Phrase,
  careCoordinator: Phrase,
  designatedOfficer: Phrase,
})
export type Phrases = z.infer<typeof Phrases>

/** A part of a municipality's page: one preset situation. */
export const SectionSetting = z.strictObject({
  id: Id,
  title: Texts,
  situation: Situation.omit({ where: true }),
  /** A route no answer leads to, shown between the danger stop and the national fallback. */
  route: Id.optional(),
})
export type SectionSetting = z.infer<typeof SectionSetting>
