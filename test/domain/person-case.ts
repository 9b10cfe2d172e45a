import fc from 'fast-check'
import type { Actor } from '#domain/access.ts'
import { Role } from '#domain/report.ts'

/** Somebody who signed in with these groups. */
export const person = (...groups: readonly string[]): Actor & { readonly kind: 'person' } => ({
  kind: 'person',
  person: { subject: 'subject-1', name: 'Demo', email: 'demo@example.org', groups: [...groups] },
})

/** One of each kind there is; `home` is where a message about a person in Enschede begins. */
export const actors = {
  public: { kind: 'public' },
  reporter: { kind: 'reporter', reference: 'MR-7K4T-92QF' },
  nobody: person(),
  home: person('desk-VR05-careCoordinator'),
  director: person('desk-VR05-chainDirector'),
  national: person('desk-NL-nationalDesk'),
  otherRegion: person('desk-VR06-careCoordinator'),
  otherDirector: person('desk-VR06-chainDirector'),
  officer: person('desk-VR05-designatedOfficer'),
  member: person('member-GM0153'),
  memberElsewhere: person('member-GM0141'),
  lead: person('lead-VR05'),
  leadElsewhere: person('lead-VR06'),
  leadOfCountry: person('lead-country'),
  administrator: person('administrator'),
} as const satisfies Record<string, Actor>
export type ActorName = keyof typeof actors

const regions = ['VR05', 'VR06', 'VR25', 'NL']

/** A group of a region, of a municipality or of nothing; of the national desk only when asked for. */
export const anyGroup = ({ national }: { readonly national: boolean }): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...regions), fc.constantFrom(...Role.options))
      .filter(([region, role]) => national || (region !== 'NL' && role !== 'nationalDesk'))
      .map(([region, role]) => `desk-${region}-${role}`),
    fc.constantFrom('GM0153', 'GM0141', 'GM9999').map(code => `member-${code}`),
    fc.constantFrom('lead-VR05', 'lead-country', 'administrator', 'desk', 'member-', 'everything'),
  )
