import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { type CoverageSetting, placesIn } from '#domain/coverage.ts'
import type { Ladders } from '#domain/ladder.ts'
import type { MunicipalityNames } from '#domain/municipality-names.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'

export type CoverageSources = {
  readonly directory: Pick<DirectoryStore, 'inRegions' | 'nationalDesk'>
  readonly municipalities: MunicipalityNames
  readonly ladders: Ladders
  readonly calendar: Calendar
  readonly now: Instant
}

/** All that decides who would be reached in a region. */
export async function coverageSetting(
  region: RegionCode,
  { directory, municipalities, ...rest }: CoverageSources,
): Promise<CoverageSetting> {
  const [holders, nationalDesk] = await Promise.all([directory.inRegions([region]), directory.nationalDesk()])
  return { region, places: placesIn(region, municipalities), directory: holders, nationalDesk, ...rest }
}
