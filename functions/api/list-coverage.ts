import { may } from '#domain/access.ts'
import { coverageSummary } from '#domain/coverage.ts'
import { json, page } from '#runtime/answer.ts'
import { coverageSettings } from '#runtime/coverage.ts'
import { coverageSources, deskEndpoint, directoryWordings, namesIn, regions } from '#runtime/dependencies.ts'
import { coverageOverviewPage } from '#view/desk/coverage.ts'
import { deskPath } from '#view/desk-paths.ts'

export const handler = deskEndpoint(
  { route: 'GET /coverage', address: ({ language }) => deskPath('coverage', language) },
  async ({ wants, language }, actor) => {
    const own = regions().filter(({ code, mode }) => mode === 'intake' && may(actor, 'seeCoverage', code))
    const codes = own.map(({ code }) => code)
    const summaries = (await coverageSettings(codes, coverageSources())).map(coverageSummary)
    if (wants === 'json') return json(200, summaries)
    return page(
      200,
      coverageOverviewPage({ actor, summaries, names: namesIn(language) }, directoryWordings()[language]),
    )
  },
)
