import { json, page } from '#runtime/answer.ts'
import { calendar, openEndpoint, trackerSources, updatingWordings } from '#runtime/dependencies.ts'
import { standingPageWithForms } from '#runtime/standing-forms.ts'
import { standingView } from '#runtime/tracker.ts'

export const handler = openEndpoint(
  { route: 'GET /progress/{commitment}/{unit}' },
  async ({ path, query, wants, language }, actor) => {
    const asked = { commitment: path.commitment, unit: path.unit, actor }
    const view = await standingView(asked, trackerSources(language))
    if (wants === 'json') return json(200, { ...view.standing, history: view.steps })
    const shown = { calendar: calendar(), done: query.done }
    return page(200, standingPageWithForms(view, shown, updatingWordings()[language]))
  },
)
