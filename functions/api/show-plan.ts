import { planView } from '#runtime/action-plan.ts'
import { json, page } from '#runtime/answer.ts'
import { openEndpoint, planWordings, trackerSources } from '#runtime/dependencies.ts'
import { planPage } from '#view/tracker/plan.ts'

export const handler = openEndpoint({ route: 'GET /plan' }, async ({ query, wants, language }, actor) => {
  const view = await planView(actor, trackerSources(language))
  if (wants === 'json') return json(200, { lines: view.lines.map(inCodes) })
  return page(200, planPage({ ...view, isDone: query.done === 'imported' }, planWordings()[language]))
})

type Line = Awaited<ReturnType<typeof planView>>['lines'][number]

const inCodes = ({ line, title, actions }: Line) => ({
  line,
  title,
  actions: actions.map(({ action, summary }) => ({ ...action, owner: action.owner.nl, summary })),
})
