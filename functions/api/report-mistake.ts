import { randomUUID } from 'node:crypto'
import type { Clock } from '#adapters/clock.ts'
import { type MistakeStore, mistakeId } from '#adapters/mistake-store.ts'
import type { Seal } from '#adapters/seal.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { checkMistake, receiveMistake } from '#domain/mistake.ts'
import { regionWith } from '#domain/regions.ts'
import { keeperOf, type SitePages } from '#domain/site-page.ts'
import type { RegionCode } from '#domain/situation.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import {
  admit,
  clock,
  endpoint,
  mistakes,
  mistakeWordings,
  municipalities,
  regions,
  seal,
  sitePages,
} from '#runtime/dependencies.ts'
import type { Endpoint } from '#runtime/endpoint.ts'
import { isQuestion } from '#runtime/guards.ts'
import { formKeyFrom, textsIn, valuesIn, withOwnWords } from '#runtime/sent-fields.ts'
import { errorWordsOf, mistakeFormPage, mistakeThanksPage } from '#view/mistake.ts'
import { placeOf } from '#view/site-page.ts'
import type { MistakeWording } from '#view/wording.ts'

type Fields = Readonly<Record<string, unknown>>

export type ReportDependencies = {
  readonly mistakes: Pick<MistakeStore, 'add'>
  readonly seal: Pick<Seal, 'seal'>
  readonly pages: SitePages
  readonly clock: Pick<Clock, 'now'>
}

/** Whoever keeps the page will hear of it. */
export type Reported = { readonly keeper: RegionCode }

/**
 * Keeps what a reader says is wrong, once however often it is sent.
 * @throws NotFound for no page of ours; InvalidInput with a code per field
 */
export async function reportMistake(fields: Fields, dependencies: ReportDependencies): Promise<Reported> {
  const { mistakes, seal, pages, clock } = dependencies
  const keeper = keeperFor(fields.page, pages)
  const checked = checkMistake(fields)
  if (!checked.ok) throw new InvalidInput(checked.errors)
  const id = mistakeId(checked.mistake)
  const sealed = await seal.seal(id, { text: checked.mistake.text })
  await mistakes.add(receiveMistake(checked.mistake, { id, keeper, sealed, at: clock.now() }))
  return { keeper }
}

function keeperFor(code: unknown, pages: SitePages): RegionCode {
  const keeper = typeof code === 'string' ? keeperOf(code, pages) : undefined
  if (keeper === undefined) throw new NotFound('No page with this code')
  return keeper
}

type Shown = { readonly wording: MistakeWording; readonly known: Parameters<typeof placeOf>[1] }

/** As a page: thanks, or the form with every answer and what is wrong with it. */
async function reportAsPage(
  fields: Fields,
  { wording, known, ...dependencies }: Shown & ReportDependencies,
): Promise<Answer> {
  const { page: code = '', submissionKey } = textsIn(fields)
  try {
    const { keeper } = await reportMistake(fields, dependencies)
    const region = keeper === 'NL' ? undefined : regionWith(keeper, known.regions).name[wording.language]
    return page(201, mistakeThanksPage({ code, place: placeOf(code, known, wording), region }, wording))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const form = { code, place: placeOf(code, known, wording), submissionKey: formKeyFrom(submissionKey) }
    return page(422, mistakeFormPage({ ...form, values: valuesIn(fields), errors: error.fields }, wording))
  }
}

const shown = (language: Language): Shown => ({
  wording: mistakeWordings()[language],
  known: { municipalities: municipalities(), regions: regions() },
})

const ask = endpoint({ route: 'GET /mistakes/{page}' }, async ({ path, wants, language }) => {
  const { wording, known } = shown(language)
  const code = path.page ?? ''
  const keeper = keeperFor(code, sitePages())
  if (wants === 'json') return json(200, { page: code, keeper })
  const form = { code, place: placeOf(code, known, wording), submissionKey: randomUUID(), values: {}, errors: [] }
  return page(200, mistakeFormPage(form, wording))
})

const send = endpoint(
  { route: 'POST /mistakes', accepts: ['json', 'form'], admit },
  async ({ body: { language: _, lang: __, ...body }, wants, language }) => {
    const fields = { ...body, language }
    const dependencies = { mistakes: mistakes(), seal: seal(), pages: sitePages(), clock: clock() }
    if (wants === 'page') return reportAsPage(fields, { ...dependencies, ...shown(language) })
    const words = errorWordsOf(mistakeWordings()[language])
    return json(201, await withOwnWords(words, () => reportMistake(fields, dependencies)))
  },
)

/** The form and what it sends are one function: both are asked rarely. */
export const handler: Endpoint = (event, context) => (isQuestion(event) ? ask : send)(event, context)
