import * as z from 'zod'

/** What a message is about: somebody, or an address without a known victim. Two route cards, two ladders. */
export const Kind = z.enum(['person', 'place'])
export type Kind = z.infer<typeof Kind>

export const AgeGroup = z.enum(['under18', 'perhapsUnder18', 'adult'])
export type AgeGroup = z.infer<typeof AgeGroup>

export const ExploitationForm = z.enum([
  'sexualExploitation',
  'labourExploitation',
  'criminalExploitation',
  'domesticServitude',
  'organRemoval',
  'forcedMarriage',
  'illegalAdoption',
  'surrogacyExploitation',
  'unknown',
])
export type ExploitationForm = z.infer<typeof ExploitationForm>

/** `obliged`: police, KMar and Labour Inspectorate staff, who must report to CoMensha. `self`: the person concerned. */
export const ReporterType = z.enum(['professional', 'obliged', 'citizen', 'self'])
export type ReporterType = z.infer<typeof ReporterType>

export const MunicipalityCode = z.string().regex(/^GM\d{4}$/)
export type MunicipalityCode = z.infer<typeof MunicipalityCode>

/** Answers to "where" that name no municipality; each has a route of its own and belongs to the unit `NL`. */
export const Elsewhere = z.enum(['online', 'movesAround', 'abroad', 'unknown'])
export type Elsewhere = z.infer<typeof Elsewhere>

export const Where = z.union([Elsewhere, MunicipalityCode])
export type Where = z.infer<typeof Where>

/** One of the 25 safety regions (our working regions) or the national unit. */
export const RegionCode = z.string().regex(/^(VR\d{2}|NL)$/)
export type RegionCode = z.infer<typeof RegionCode>

export const isRegion = (code: string): code is RegionCode => RegionCode.safeParse(code).success

export const Situation = z.strictObject({
  where: Where,
  kind: Kind,
  /** Only asked about a person. */
  ageGroup: AgeGroup.optional(),
  form: ExploitationForm,
  reporterType: ReporterType,
})
export type Situation = z.infer<typeof Situation>
