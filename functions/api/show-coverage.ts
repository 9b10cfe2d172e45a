import { coverage } from '#domain/coverage.ts'
import { json, page } from '#runtime/answer.ts'
import { coverageSetting, lastDrill } from '#runtime/coverage.ts'
import {
  coverageSources,
  deskEndpoint,
  directoryWordings,
  drills,
  namesIn,
  notices,
  regionCodes,
} from '#runtime/dependencies.ts'
import { regionFor } from '#runtime/directory-region.ts'
import { regionCoveragePage } from '#view/desk/coverage.ts'
import { deskPath } from '#view/desk-paths.ts'

export const handler = deskEndpoint(
  {
    route: 'GET /coverage/{region}',
    address: ({ path, language }) => deskPath('coverage', language, path.region ?? ''),
  },
  async ({ path, wants, language }, actor) => {
    const region = regionFor(path.region, 'seeCoverage', { actor, regions: regionCodes() })
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
