import { type Bulk, bulkIn } from '#domain/bulk.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { deskEndpoint, standings, standingWriting, trackerSources, updatingWordings } from '#runtime/dependencies.ts'
import { valuesIn, withOwnWords } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import type { TrackerSources } from '#runtime/tracker.ts'
import { type Outcome, type SeveralDependencies, updateSeveral } from '#runtime/update-several.ts'
import { worklistView } from '#runtime/worklist.ts'
import { deskPath } from '#view/desk-paths.ts'
import { bulkResult } from '#view/tracker/bulk-result.ts'
import { updatingErrors } from '#view/tracker/fields.ts'
import type { UpdatingWording } from '#view/tracker/wording.ts'
import { worklistPage } from '#view/tracker/worklist.ts'

type Asked = {
  readonly act: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
  readonly actor: SignedIn['actor']
}
type Dependencies = SeveralDependencies & TrackerSources

/** @throws NotFound for what is no act; InvalidInput */
function bulkFor({ act, fields: { lang: _, ...fields } }: Asked): Bulk {
  const bulk = bulkIn(act, fields)
  if (bulk === undefined) throw new NotFound('No such act')
  return bulk
}

/** As a page: what became of each, above what waits now. */
async function severalAsPage(asked: Asked, wording: UpdatingWording, dependencies: Dependencies): Promise<Answer> {
  try {
    const outcomes = await updateSeveral(bulkFor(asked), asked.actor, dependencies)
    const view = await worklistView(asked.actor, dependencies)
    const status = outcomes.every(({ done }) => done) ? 200 : 409
    return page(status, worklistPage({ ...view, outcome: bulkResult(outcomes, wording) }, wording))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const view = await worklistView(asked.actor, dependencies)
    return page(
      422,
      worklistPage({ ...view, state: { values: valuesIn(asked.fields), errors: error.fields } }, wording),
    )
  }
}

async function severalAsData(asked: Asked, wording: UpdatingWording, dependencies: Dependencies): Promise<Answer> {
  const update = () => updateSeveral(bulkFor(asked), asked.actor, dependencies)
  const outcomes = await withOwnWords(updatingErrors(wording), update)
  return json(200, outcomes.map(inCodes))
}

const inCodes = ({ place, ...outcome }: Outcome) => ({
  commitment: place.commitment.id,
  unit: place.unit.code,
  ...outcome,
})

export const handler = deskEndpoint(
  {
    route: 'POST /progress/updates/{act}',
    accepts: ['form', 'json'],
    address: ({ language }) => deskPath('updates', language),
  },
  async ({ path, body, wants, language }, actor) => {
    const asked = { act: path.act, fields: body, actor }
    const dependencies = { ...trackerSources(language), ...standingWriting(), standings: standings() }
    const update = wants === 'page' ? severalAsPage : severalAsData
    return update(asked, updatingWordings()[language], dependencies)
  },
)
