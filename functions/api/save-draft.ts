import type { DraftStore } from '#adapters/draft-store.ts'
import { answersToKeep, draftErrors } from '#domain/draft.ts'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import { answer, isDangerNow } from '#domain/form.ts'
import { formValues } from '#domain/submission-rules.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { admit, drafts, draftWords, endpoint, wordings } from '#runtime/dependencies.ts'
import { dangerStopPage } from '#view/danger-stop.ts'
import { changedDraftPage, type SavedDraft, savedDraftPage } from '#view/draft.ts'
import { messageFormPage } from '#view/message-form.ts'
import type { DraftWords, PageWording } from '#view/wording.ts'

type Fields = Readonly<Record<string, unknown>>
export type SaveDependencies = { readonly drafts: Pick<DraftStore, 'create' | 'replace'> }

/**
 * Keeps the answers of a form for later, under the code it goes on with or else under a new one.
 * @throws InvalidInput with a code per field; Conflict when the draft was saved from somewhere else in the meantime
 */
export async function saveDraft(fields: Fields, { drafts }: SaveDependencies): Promise<SavedDraft> {
  const errors = draftErrors(fields)
  if (errors.length > 0) throw new InvalidInput(errors)
  const answers = answersToKeep(fields)
  const token = answer(formValues(fields), 'draft')
  if (token === undefined) return drafts.create(answers)
  const replaced = await drafts.replace(token, answers)
  if (replaced === 'changed') throw new Conflict('The draft was saved from somewhere else')
  return replaced === 'gone' ? { ...(await drafts.create(answers)), isAnotherCode: true } : replaced
}

/** As a page: the code, or the form with every answer and why it is not saved. Danger now comes before all else. */
export async function saveAsPage(
  fields: Fields,
  { wording, words, ...dependencies }: SaveDependencies & { readonly wording: PageWording; readonly words: DraftWords },
): Promise<Answer> {
  const values = { ...formValues(fields), language: wording.language }
  if (isDangerNow(values)) return page(200, dangerStopPage(values, wording))
  try {
    return page(201, savedDraftPage(await saveDraft(fields, dependencies), values, wording, words))
  } catch (error) {
    if (error instanceof Conflict) return page(409, changedDraftPage(values, wording, words))
    if (!(error instanceof InvalidInput)) throw error
    return page(422, messageFormPage({ values, errors: error.fields }, wording))
  }
}

export const handler = endpoint(
  { route: 'POST /drafts', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    if (wants === 'json') return json(201, await saveDraft(body, { drafts: drafts() }))
    return saveAsPage(body, { drafts: drafts(), wording: wordings[language], words: draftWords[language] })
  },
)
