import * as z from 'zod'
import { Role } from './report.ts'
import { MunicipalityCode, RegionCode } from './situation.ts'
import { Organisation, PoliceUnitCode } from './unit.ts'

/** What a group of the identity provider lets its people do. */
export const Grant = z.discriminatedUnion('as', [
  /** The designated officer of a municipality. */
  z.strictObject({ as: z.literal('member'), municipality: MunicipalityCode }),
  /** Whoever acts at a region's desk in a role of its ladder. */
  z.strictObject({ as: z.literal('desk'), region: RegionCode, role: Role }),
  /** Of a region, a police unit or an organisation that took something on; or of the whole programme. */
  z.strictObject({
    as: z.literal('lead'),
    of: z.union([RegionCode, PoliceUnitCode, Organisation, z.literal('country')]),
  }),
  z.strictObject({ as: z.literal('administrator') }),
])
export type Grant = z.infer<typeof Grant>

/** Somebody who signed in: the provider's name for the person, and the groups as the provider gave them. */
export const Person = z.strictObject({
  subject: z.string().min(1),
  /** Names the person to colleagues who look who did what. */
  name: z.string(),
  /** Tells which function mailbox is theirs, when it is one of the directory. */
  email: z.string(),
  groups: z.array(z.string()),
})
export type Person = z.infer<typeof Person>

/** `desk-VR05-careCoordinator`, `lead-VR05`, `lead-comensha`, `lead-country`, `member-GM0153`, `administrator`; other groups mean nothing. */
export function grantsIn(groups: readonly string[]): readonly Grant[] {
  return groups.flatMap(group => {
    const grant = Grant.safeParse(spelled(group))
    return grant.success ? [grant.data] : []
  })
}

function spelled(group: string): unknown {
  const [as, first, role, ...others] = group.split('-')
  if (others.length > 0) return undefined
  if (as === 'desk') return { as, region: first, role }
  if (role !== undefined) return undefined
  if (as === 'member') return { as, municipality: first }
  if (as === 'lead') return { as, of: first }
  return first === undefined ? { as } : undefined
}
