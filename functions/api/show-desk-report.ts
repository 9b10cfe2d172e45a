import type { Actor } from '#domain/access.ts'
import { isActName } from '#domain/desk-act.ts'
import { waitOf } from '#domain/desk-list.ts'
import type { Report } from '#domain/report.ts'
import { json, page } from '#runtime/answer.ts'
import { deskEndpoint, deskReportDependencies, deskWordings } from '#runtime/dependencies.ts'
import { type DeskReportDependencies, enterReport, openReport } from '#runtime/desk-report.ts'
import { type DeskReport, deskReportPage } from '#view/desk/report.ts'
import { deskPath } from '#view/desk-paths.ts'

/**
 * A message as this person may see it; reading what somebody wrote is noted.
 * @throws NotFound for what does not exist, and for what this person may not know of
 */
export async function showDeskReport(
  reference: string | undefined,
  actor: Actor,
  dependencies: DeskReportDependencies,
): Promise<DeskReport> {
  return openReport(await enterReport(reference, actor, dependencies), dependencies)
}

export const handler = deskEndpoint(
  {
    route: 'GET /desk/reports/{reference}',
    address: ({ path, language }) => deskPath('message', language, path.reference ?? ''),
  },
  async ({ path, query, wants, language }, actor) => {
    const desk = await showDeskReport(path.reference, actor, deskReportDependencies(language))
    if (wants === 'json') return json(200, asJson(desk))
    const done = isActName(query.done) ? query.done : undefined
    return page(200, deskReportPage(desk, { done, errors: [] }, deskWordings()[language]))
  },
)

/** For programs: codes, what was written when it may be read, and what can be done now. */
function asJson({ report, content, notes, said, notices, acts, outlook }: DeskReport) {
  const ledger = notices.map(({ to: _address, ...notice }) => notice)
  const { lastActivityAt: seen, timeline } = report
  const codes = typeof content === 'string' ? waitOf(report) : opened(report)
  return { ...codes, seen, timeline, content, notes, said, notices: ledger, acts, outlook }
}

/** All that was chosen, for whoever may read what was written; others see that it waits. */
function opened({ sealed: _, proof: _proof, watch: _watch, version: _version, ...codes }: Report) {
  return codes
}
