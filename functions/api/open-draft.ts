import type { DraftStore } from '#adapters/draft-store.ts'
import { answersToKeep } from '#domain/draft.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { admit, drafts, draftWords, endpoint, wordings } from '#runtime/dependencies.ts'
import { draftCodeIn } from '#runtime/draft-code.ts'
import { openDraftPage, openedDraftPage } from '#view/draft.ts'
import type { DraftWords, PageWording } from '#view/wording.ts'

type Fields = Readonly<Record<string, unknown>>
export type OpenDependencies = { readonly drafts: Pick<DraftStore, 'open'> }

/**
 * The answers behind a code, to go on with; they stay saved. A wrong code and one that expired answer the same.
 * @throws NotFound; InvalidInput when what came is no code at all
 */
export async function openDraft(fields: Fields, { drafts }: OpenDependencies) {
  const opened = await drafts.open(draftCodeIn(fields))
  if (opened === undefined) throw new NotFound('Nothing is saved under this code')
  // Saved before the form changed, it may hold an answer that nobody asks for any more.
  return { ...opened, answers: answersToKeep(opened.answers) }
}

/** As a page: the form with the answers, or the question again. The code is not shown. */
export async function openAsPage(
  fields: Fields,
  { wording, words, ...dependencies }: OpenDependencies & { readonly wording: PageWording; readonly words: DraftWords },
): Promise<Answer> {
  try {
    const { answers, ...draft } = await openDraft(fields, dependencies)
    return page(200, openedDraftPage({ ...answers, language: wording.language }, draft, wording, words))
  } catch (error) {
    if (error instanceof NotFound) return page(404, openDraftPage({ errors: [], isWrong: true }, wording, words))
    if (!(error instanceof InvalidInput)) throw error
    return page(422, openDraftPage({ errors: error.fields, isWrong: false }, wording, words))
  }
}

export const handler = endpoint(
  { route: 'POST /drafts/open', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    if (wants === 'json') return json(200, await openDraft(body, { drafts: drafts() }))
    return openAsPage(body, { drafts: drafts(), wording: wordings[language], words: draftWords[language] })
  },
)
