import type { MunicipalityNames } from './municipality-names.ts'
import { isRegion, type RegionCode } from './situation.ts'

/** The pages that state something, by their codes: of a municipality, a region, or what the whole country shares. */
export type SitePages = {
  readonly municipalities: MunicipalityNames
  readonly regions: readonly RegionCode[]
  /** Roles, organisations, explanations, recommendations, national routes. */
  readonly national: ReadonlySet<string>
}

/** Who keeps a page: the region that it is about, or the programme. Nobody when there is no such page. */
export function keeperOf(page: string, { municipalities, regions, national }: SitePages): RegionCode | undefined {
  if (isRegion(page)) return regions.find(code => code === page)
  return municipalities.get(page)?.region ?? (national.has(page) ? 'NL' : undefined)
}
