import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { Language } from '#domain/language.ts'
import { cookiesIn } from './cookies.ts'
import { Refused } from './failure.ts'
import { type ApiMiddleware, isQuestion } from './guards.ts'

/** How a body may come; a form, also one with a file, wants a page back, JSON wants JSON. */
export type Format = 'json' | 'form' | 'upload'

/** What an endpoint is asked. */
export type ApiRequest = {
  readonly query: Readonly<Record<string, string | undefined>>
  /** The variable parts of the path, by their name in the route. */
  readonly path: Readonly<Record<string, string | undefined>>
  /** The cookies as the browser sent them, by name. */
  readonly cookies: ReadonlyMap<string, string>
  /** The fields of the body, unparsed; a field that came more than once is a list. Empty without a body. */
  readonly body: Readonly<Record<string, unknown>>
  readonly wants: 'page' | 'json'
  /** Of the sender's page; Dutch unless something says otherwise. */
  readonly language: Language
}

/** Refuses a body of a kind this endpoint does not take. */
export function accepting(formats: readonly Format[]): ApiMiddleware {
  const acceptingBefore: ApiMiddleware['before'] = ({ event }) => {
    if (isQuestion(event)) return
    const format = formatOf(event)
    if (format === undefined || !formats.includes(format)) {
      throw new Refused(415, 'The body is not of a content type taken here')
    }
  }
  return { before: acceptingBefore }
}

/** What a person's browser asked for gets a page, problems included. */
export function wants(event: APIGatewayProxyEventV2): ApiRequest['wants'] {
  const format = formatOf(event)
  const asPage = isQuestion(event)
    ? event.headers.accept?.includes('text/html')
    : format === 'form' || format === 'upload'
  return asPage ? 'page' : 'json'
}

export function languageOf(event: APIGatewayProxyEventV2): Language {
  const body = fieldsOf(event)
  const said = [body.lang, body.language, event.queryStringParameters?.lang, pageLanguage(event.headers.referer)]
  const known = said.map(word => Language.safeParse(word).data).find(language => language !== undefined)
  return known ?? 'nl'
}

/** In characters; longer than the name of anything of ours, and short enough to be looked up by any table. */
const longestName = 200

/**
 * @throws Refused when the body is not a set of fields; NotFound when the address names what cannot be there;
 * InvalidInput when a program asks for a language that is none of ours
 */
export function requestFrom(event: APIGatewayProxyEventV2): ApiRequest {
  const body = fieldsOf(event)
  const names = Object.values(event.pathParameters ?? {})
  if (names.some(name => (name ?? '').length > longestName)) throw new NotFound('Nothing has so long a name')
  if (!isQuestion(event) && !isFields(event.body)) throw new Refused(400, 'The body is not a set of fields')
  if (wants(event) === 'json' && body.lang !== undefined && !Language.safeParse(body.lang).success) {
    throw new InvalidInput([{ field: 'lang', code: 'unknownField' }])
  }
  return {
    query: wellFormedIn(event.queryStringParameters ?? {}),
    path: wellFormedIn(event.pathParameters ?? {}),
    cookies: cookiesIn(sentCookies(event)),
    body,
    wants: wants(event),
    language: languageOf(event),
  }
}

/** Half a character, which no table stores and no address holds, counts as an unknown one. */
export const wellFormed = <Value>(value: Value): Value | string =>
  typeof value === 'string' ? value.toWellFormed() : value

const wellFormedIn = (texts: ApiRequest['query']): ApiRequest['query'] =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, wellFormed(text)]))

/** API Gateway takes them out of the headers; not every gateway that speaks its format does. */
const sentCookies = ({ cookies, headers }: APIGatewayProxyEventV2): readonly string[] =>
  cookies ?? headers.cookie?.split(';') ?? []

function formatOf({ headers }: APIGatewayProxyEventV2): Format | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return 'json'
  if (type === 'multipart/form-data') return 'upload'
  return type === 'application/x-www-form-urlencoded' ? 'form' : undefined
}

/** The body as the parsers left it; a body nobody parsed yet has no fields. */
function fieldsOf(event: APIGatewayProxyEventV2): Readonly<Record<string, unknown>> {
  const body: unknown = event.body
  return isFields(body) ? { ...body } : {}
}

const isFields = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** English pages live under /en/. */
const pageLanguage = (referer: string | undefined): Language | undefined =>
  referer !== undefined && /^https?:\/\/[^/]+\/en\//.test(referer) ? 'en' : undefined
