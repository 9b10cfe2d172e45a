import * as z from 'zod'
import type { DraftDisposal } from '#adapters/draft-disposal.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { Language } from '#domain/language.ts'
import { type Answer, page } from '#runtime/answer.ts'
import { admit, draftDisposal, draftWords, endpoint, wordings } from '#runtime/dependencies.ts'
import { draftCodeIn } from '#runtime/draft-code.ts'
import { discardedDraftPage, openDraftPage } from '#view/draft.ts'
import type { DraftWords, PageWording } from '#view/wording.ts'

type Fields = Readonly<Record<string, unknown>>
export type DiscardDependencies = { readonly drafts: Pick<DraftDisposal, 'discard'> }

/** By the token of a form that goes on with it; whoever has only the code sends that. */
export const ByToken = z.strictObject({ draft: z.string(), language: Language.optional() })

/**
 * Destroys a draft at once.
 * @throws NotFound when there is none (any more); InvalidInput when what came says none
 */
export async function discardDraft(fields: Fields, { drafts }: DiscardDependencies): Promise<void> {
  const byToken = ByToken.safeParse(fields)
  const by = byToken.success ? { token: byToken.data.draft } : { code: draftCodeIn(fields) }
  if (!(await drafts.discard(by))) throw new NotFound('Nothing is saved under this code')
}

/** As a page: that it is gone, or the question for the code. */
export async function discardAsPage(
  fields: Fields,
  {
    wording,
    words,
    ...dependencies
  }: DiscardDependencies & {
    readonly wording: PageWording
    readonly words: DraftWords
  },
): Promise<Answer> {
  try {
    await discardDraft(fields, dependencies)
    return page(200, discardedDraftPage(wording, words))
  } catch (error) {
    if (error instanceof NotFound) return page(404, openDraftPage({ errors: [], isWrong: true }, wording, words))
    if (!(error instanceof InvalidInput)) throw error
    return page(422, openDraftPage({ errors: error.fields, isWrong: false }, wording, words))
  }
}

export const handler = endpoint(
  { route: 'POST /drafts/discard', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    const dependencies = { drafts: draftDisposal(), wording: wordings[language], words: draftWords[language] }
    if (wants === 'page') return discardAsPage(body, dependencies)
    await discardDraft(body, dependencies)
    return { status: 204, headers: {} }
  },
)
