import { Conflict, InvalidInput } from '#domain/errors.ts'
import { MistakeOutcome } from '#domain/mistake.ts'
import { json, page, seeOther } from '#runtime/answer.ts'
import { deskEndpoint, mistakeListDependencies, mistakesWordings } from '#runtime/dependencies.ts'
import type { Endpoint } from '#runtime/endpoint.ts'
import { isQuestion } from '#runtime/guards.ts'
import { listMistakes, type MistakeListDependencies, settleMistake } from '#runtime/mistakes.ts'
import type { ApiRequest } from '#runtime/request.ts'
import { withOwnWords } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { mistakesPage } from '#view/desk/mistakes.ts'
import type { MistakesWording } from '#view/desk/wording.ts'
import { deskPath } from '#view/desk-paths.ts'
import { errorWordsOf } from '#view/mistake.ts'

const address = ({ language }: ApiRequest): string => deskPath('mistakes', language)

const list = deskEndpoint({ route: 'GET /desk/mistakes', address }, async ({ wants, query, language }, actor) => {
  const dependencies = mistakeListDependencies(language)
  if (wants === 'json') {
    const { kept, checks } = await listMistakes(actor, dependencies)
    return json(200, { kept, ...(checks && { checks }) })
  }
  const done = query.done === 'done' ? 'done' : undefined
  return page(200, await listPage(actor, done, { wording: mistakesWordings()[language], dependencies }))
})

type Making = { readonly wording: MistakesWording; readonly dependencies: MistakeListDependencies }

async function listPage(
  actor: SignedIn['actor'],
  done: 'done' | 'stale' | 'outcomeRequired' | undefined,
  { wording, dependencies }: Making,
): Promise<string> {
  return mistakesPage({ ...(await listMistakes(actor, dependencies)), done }, wording)
}

const settle = deskEndpoint(
  { route: 'POST /desk/mistakes/{mistake}', accepts: ['form', 'json'], address },
  async ({ path, body, wants, language }, actor) => {
    const dependencies = mistakeListDependencies(language)
    const wording = mistakesWordings()[language]
    const asked = { id: path.mistake ?? '', outcome: MistakeOutcome.safeParse(body.outcome).data, actor }
    if (wants === 'json') {
      return json(200, await withOwnWords(errorWordsOf(wording), () => settleMistake(asked, dependencies)))
    }
    try {
      await settleMistake(asked, dependencies)
      return seeOther(`${deskPath('mistakes', language)}?done=done`)
    } catch (error) {
      const making = { wording, dependencies }
      if (error instanceof Conflict) return page(409, await listPage(actor, 'stale', making))
      if (error instanceof InvalidInput) return page(422, await listPage(actor, 'outcomeRequired', making))
      throw error
    }
  },
)

/** The list and what is done from it are one function. */
export const handler: Endpoint = (event, context) => (isQuestion(event) ? list : settle)(event, context)
