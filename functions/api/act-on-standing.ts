import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import type { Standing } from '#domain/standing.ts'
import { type DoingName, doingIn, doingNames } from '#domain/standing-doing.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import { changeStanding, type StandingWriting } from '#runtime/change-standing.ts'
import { deskEndpoint, standings, standingWriting, trackerSources, updatingWordings } from '#runtime/dependencies.ts'
import { textsIn, unpacked, withOwnWords } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { standingPageWithForms } from '#runtime/standing-forms.ts'
import { placeIn, standingView, type TrackerSources } from '#runtime/tracker.ts'
import { deskPath } from '#view/desk-paths.ts'
import { updatingErrors } from '#view/tracker/fields.ts'
import type { UpdatingWording } from '#view/tracker/wording.ts'

export type ActDependencies = StandingWriting & TrackerSources

type Asked = {
  readonly commitment: string | undefined
  readonly unit: string | undefined
  readonly act: string | undefined
  readonly actor: SignedIn['actor']
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Does something to how far a unit is.
 * @throws NotFound for what is not theirs; InvalidInput; Conflict when a colleague was first
 */
export async function actOnStanding(asked: Asked, dependencies: ActDependencies): Promise<Standing> {
  const { values, version } = unpacked(asked.fields)
  const place = await placeIn(asked, dependencies)
  const doing = doingIn(asked.act, values)
  if (doing === undefined) throw new NotFound('No such act')
  return changeStanding({ ...place, actor: asked.actor, doing, seen: version }, dependencies)
}

/** As a page: the standing as it is now, or the form with what was typed and what was wrong or happened meanwhile. */
export async function actAsPage(
  asked: Asked,
  wording: UpdatingWording,
  dependencies: ActDependencies,
): Promise<Answer> {
  try {
    const { commitment, unit } = await actOnStanding(asked, dependencies)
    return seeOther(`${deskPath('progress', wording.language, commitment, unit)}?done=${asked.act}`)
  } catch (error) {
    const act = doingNames.find(name => name === asked.act)
    if (act === undefined || !(error instanceof InvalidInput || error instanceof Conflict)) throw error
    return again(error, { ...asked, act }, { wording, dependencies })
  }
}

type Drawing = { readonly wording: UpdatingWording; readonly dependencies: ActDependencies }

async function again(
  error: InvalidInput | Conflict,
  { act, fields, ...asked }: Asked & { readonly act: DoingName },
  { wording, dependencies }: Drawing,
): Promise<Answer> {
  const isStale = error instanceof Conflict
  const { values, version } = unpacked(fields)
  const state = { act, values: textsIn(values), errors: isStale ? [] : error.fields, ...(isStale && { seen: version }) }
  const view = await standingView(asked, dependencies)
  const shown = { calendar: dependencies.calendar, state }
  return page(isStale ? 409 : 422, standingPageWithForms(view, shown, wording))
}

/** For a program: each error comes with words of its own, which the form for everybody does not have. */
export async function actAsData(
  asked: Asked,
  wording: UpdatingWording,
  dependencies: ActDependencies,
): Promise<Answer> {
  return json(200, await withOwnWords(updatingErrors(wording), () => actOnStanding(asked, dependencies)))
}

export const handler = deskEndpoint(
  {
    route: 'POST /progress/{commitment}/{unit}/{act}',
    accepts: ['form', 'json'],
    address: ({ path, language }) => deskPath('progress', language, path.commitment ?? '', path.unit ?? ''),
  },
  async ({ path, body, wants, language }, actor) => {
    const asked = { commitment: path.commitment, unit: path.unit, act: path.act, actor, fields: body }
    const dependencies = { ...trackerSources(language), ...standingWriting(), standings: standings() }
    const act = wants === 'page' ? actAsPage : actAsData
    return act(asked, updatingWordings()[language], dependencies)
  },
)
