import { type WorkItem, type Worklist, workGroups } from '#domain/standing-worklist.ts'
import { json, page } from '#runtime/answer.ts'
import { deskEndpoint, trackerSources, updatingWordings } from '#runtime/dependencies.ts'
import { worklistView } from '#runtime/worklist.ts'
import { deskPath } from '#view/desk-paths.ts'
import { worklistPage } from '#view/tracker/worklist.ts'

/** The list for a program: codes, and the version to send along. */
function inCodes(list: Worklist): Readonly<Record<string, readonly unknown[]>> {
  const code = ({ commitment, unit, standing }: WorkItem) => ({
    commitment: commitment.id,
    unit: unit.code,
    version: standing?.version ?? 0,
  })
  return Object.fromEntries(workGroups.map(group => [group, list[group].map(code)]))
}

export const handler = deskEndpoint(
  { route: 'GET /progress/updates', address: ({ language }) => deskPath('updates', language) },
  async ({ wants, language }, actor) => {
    const view = await worklistView(actor, trackerSources(language))
    return wants === 'json'
      ? json(200, inCodes(view.list))
      : page(200, worklistPage(view, updatingWordings()[language]))
  },
)
