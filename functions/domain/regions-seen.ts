import type { MunicipalityNames } from './municipality-names.ts'
import type { Grant } from './person.ts'
import type { Region } from './regions.ts'
import type { RegionCode } from './situation.ts'

export type Country = { readonly municipalities: MunicipalityNames; readonly regions: readonly Region[] }

/**
 * The regions whose lists somebody looks through: where they hold a role at the desk, and where their municipality is.
 * The national desk is the last rung everywhere. What they may see of each is decided message by message.
 */
export function regionsSeen(grants: readonly Grant[], country: Country): readonly RegionCode[] {
  return [...new Set(grants.flatMap(grant => reachOf(grant, country)))].sort()
}

function reachOf(grant: Grant, { municipalities, regions }: Country): readonly RegionCode[] {
  switch (grant.as) {
    case 'desk':
      return grant.role === 'nationalDesk' ? regions.map(({ code }) => code) : [grant.region]
    case 'member': {
      const own = municipalities.get(grant.municipality)
      return own ? [own.region] : []
    }
    default:
      return []
  }
}
