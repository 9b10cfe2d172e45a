import * as z from 'zod'
import { Language } from './language.ts'
import { Instant, LocalDate, Role } from './report.ts'
import { AgeGroup, ExploitationForm, Kind, MunicipalityCode, RegionCode } from './situation.ts'

/** Who holds a role in a region, for which cases. An absent list means "all". Function mailboxes, never persons' names. */
export const Holder = z.strictObject({
  /** `VR05-careCoordinator-1`: neutral, unique in the country. */
  id: z.string().regex(/^(VR\d{2}|NL)-[A-Za-z]+-\d+$/),
  region: RegionCode,
  role: Role,
  organisation: z.string(),
  language: Language,
  email: z.email(),
  phone: z.string().optional(),
  scope: z.strictObject({
    municipalities: z.array(MunicipalityCode).optional(),
    kinds: z.array(Kind).optional(),
    ageGroups: z.array(AgeGroup).optional(),
    forms: z.array(ExploitationForm).optional(),
  }),
  /** Id of the holder who stands in. */
  deputy: z.string().optional(),
  absence: z.strictObject({ from: LocalDate, until: LocalDate }).optional(),
  /** On call at night: unheld unless a drill passed in the last 30 days. */
  onCall: z.strictObject({ email: z.email(), drillPassedAt: Instant.optional() }).optional(),
  /** A bounce of the mailbox marks the entry at once. */
  bouncedAt: Instant.optional(),
  /** Only a person who phoned fills this. */
  verified: z.strictObject({ on: LocalDate, by: z.string() }).optional(),
})
export type Holder = z.infer<typeof Holder>

/** The directory as content, checked as a whole: ids are unique and say region and role, deputies exist. */
export function readDirectory(raw: unknown): readonly Holder[] {
  return z.array(Holder).parse(raw)
}
