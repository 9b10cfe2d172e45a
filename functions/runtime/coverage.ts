import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { DrillStore } from '#adapters/drill-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { type CoverageSetting, placesIn } from '#domain/coverage.ts'
import type { Holder } from '#domain/directory.ts'
import { drillResults, type JudgedRung } from '#domain/drill.ts'
import type { Ladders } from '#domain/ladder.ts'
import type { MunicipalityNames } from '#domain/municipality-names.ts'
import type { Instant, LocalDate } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'

export type CoverageSources = {
  readonly directory: Pick<DirectoryStore, 'inRegions' | 'all' | 'nationalDesk'>
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

/** The same for many regions, with the directory read once. */
export async function coverageSettings(
  regions: readonly RegionCode[],
  { directory, municipalities, ...rest }: CoverageSources,
): Promise<readonly CoverageSetting[]> {
  const [everybody, nationalDesk] = await Promise.all([directory.all(), directory.nationalDesk()])
  return regions.map(region => {
    const holders = everybody.filter(holder => holder.region === region && holder.id !== nationalDesk.id)
    return { region, places: placesIn(region, municipalities), directory: holders, nationalDesk, ...rest }
  })
}

export type LastDrill = { readonly day: LocalDate; readonly rungs: readonly JudgedRung[] }

/** The last drill and what it showed of that region; `undefined` before the first. */
export async function lastDrill(
  { region, everybody }: { readonly region: RegionCode; readonly everybody: readonly Holder[] },
  { drills, notices }: { readonly drills: Pick<DrillStore, 'list'>; readonly notices: Pick<NoticeStore, 'listDrill'> },
): Promise<LastDrill | undefined> {
  const [drill] = await drills.list()
  if (!drill) return undefined
  const own = { ...drill, rungs: drill.rungs.filter(rung => rung.region === region) }
  const rungs = drillResults(own, { notices: await notices.listDrill(drill.day), everybody })
  return { day: drill.day, rungs }
}
