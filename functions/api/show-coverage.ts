import type { DrillStore } from '#adapters/drill-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import { coverage } from '#domain/coverage.ts'
import type { Holder } from '#domain/directory.ts'
import { drillResults, type JudgedRung } from '#domain/drill.ts'
import type { LocalDate } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { json, page } from '#runtime/answer.ts'
import { coverageSetting } from '#runtime/coverage.ts'
import { coverageSources, deskEndpoint, directoryWordings, drills, namesIn, notices } from '#runtime/dependencies.ts'
import { regionFor } from '#runtime/directory-region.ts'
import { regionCoveragePage } from '#view/desk/coverage.ts'
import { deskPath } from '#view/desk-paths.ts'

type LastDrill = { readonly day: LocalDate; readonly rungs: readonly JudgedRung[] }

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

export const handler = deskEndpoint(
  {
    route: 'GET /coverage/{region}',
    address: ({ path, language }) => deskPath('coverage', language, path.region ?? ''),
  },
  async ({ path, wants, language }, actor) => {
    const region = regionFor(path.region, 'seeCoverage', actor)
    const setting = await coverageSetting(region, coverageSources())
    const everybody = [...setting.directory, setting.nationalDesk]
    const drill = await lastDrill({ region, everybody }, { drills: drills(), notices: notices() })
    const rows = coverage(setting)
    if (wants === 'json') return json(200, { region, rows, drill })
    const organisationOf = (id: string): string => everybody.find(holder => holder.id === id)?.organisation ?? id
    const view = { actor, region, rows, drill, names: namesIn(language), organisationOf }
    return page(200, regionCoveragePage(view, directoryWordings()[language]))
  },
)
