import middy from '@middy/core'
import normaliseHeaders from '@middy/http-header-normalizer'
import parseJson from '@middy/http-json-body-parser'
import parseForm from '@middy/http-urlencode-body-parser'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import * as z from 'zod'
import { InvalidInput, TooMany } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import type { FieldError } from '#domain/submission.ts'
import { type Answer, everyAnswer, page, problem } from './answer.ts'
import { problemOf } from './failure.ts'
import { type ApiMiddleware, bodyLimit, largestBody, onlyFromOrigin, rateLimit, sameSite } from './guards.ts'
import { cause, createStopwatch, type Log } from './log.ts'
import { type ApiRequest, accepting, languageOf, requestFrom, wants, wellFormed } from './request.ts'

/** What every endpoint stands behind. */
export type Door = {
  readonly originSecret: () => Promise<string>
  readonly publicOrigin: () => string
  readonly pages: ErrorPages
  readonly log: Log
}

/** The pages a person gets instead of problem details. */
export type ErrorPages = {
  readonly error: (status: number, language: Language) => string
  readonly tooMany: (retryAfter: number, language: Language) => string
  /** What is wrong with a field, in words that never repeat what was sent. */
  readonly field: (error: FieldError, language: Language) => string
  /** Whom to call instead, in one line: for a program that was let in too often. */
  readonly phones: (language: Language) => string
}

const Options = z.strictObject({
  /** For the log: method and path as in the contract. */
  route: z.string().regex(/^(GET|POST) \/[A-Za-z./{}-]+$/),
  /** How a body may come; nothing for questions. */
  accepts: z.array(z.enum(['json', 'form', 'upload'])).optional(),
  /** In bytes; 32 kB unless an endpoint takes more. */
  largest: z.int().positive().default(largestBody),
  /** Reads what is neither JSON nor a plain form. */
  parser: z.custom<ApiMiddleware>(value => typeof value === 'object').optional(),
  /** Counts this call of an address, and throws TooMany. */
  admit: z.custom<(address: string) => Promise<void>>(value => typeof value === 'function').optional(),
})
export type EndpointOptions = z.input<typeof Options>

export type Endpoint = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

/** The stack every endpoint has: guards, parsing, problems, headers and one line in the log. */
export function createEndpoint(door: Door) {
  return (options: EndpointOptions, answer: (request: ApiRequest) => Promise<Answer>): Endpoint => {
    const { route, accepts = [], largest, parser, admit } = Options.parse(options)
    return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: 500 })
      .use(logOutcome(route, door.log))
      .use(answerProblems(door.pages))
      .use(normaliseHeaders())
      .use(onlyFromOrigin(door.originSecret))
      .use(sameSite(door.publicOrigin))
      .use(bodyLimit(largest))
      .use(accepting(accepts))
      .use(admit === undefined ? [] : [rateLimit(admit)])
      .use(parseJson({ disableContentTypeError: true, reviver: (_, value: unknown) => wellFormed(value) }))
      .use(parseForm({ disableContentTypeError: true }))
      .use(parser ?? [])
      .handler(async (event: APIGatewayProxyEventV2) => resultOf(await answer(requestFrom(event))))
  }
}

/** Route, status, latency and outcome; with an error of ours also where it arose. */
function logOutcome(route: string, log: Log): ApiMiddleware {
  const stopwatch = createStopwatch()
  const line: ApiMiddleware['after'] = request => {
    const status = request.response?.statusCode ?? 500
    log({ route, status, ms: stopwatch.read(request), ...outcomeOf(status, request.error) })
  }
  return { before: stopwatch.start, after: line, onError: line }
}

function outcomeOf(status: number, error: Error | null | undefined) {
  if (!error) return { outcome: 'done' }
  return status < 500 ? { outcome: error.name } : { outcome: 'failed', ...cause(error) }
}

function answerProblems(pages: ErrorPages): ApiMiddleware {
  const answerProblemsOnError: ApiMiddleware['onError'] = request => {
    request.response = resultOf(answerOf(request.error, request.event, pages))
  }
  return { onError: answerProblemsOnError }
}

function answerOf(error: unknown, event: APIGatewayProxyEventV2, pages: ErrorPages): Answer {
  const language = languageOf(event)
  const answer = wants(event) === 'page' ? pageFor(error, language, pages) : problemFor(error, language, pages)
  if (!(error instanceof TooMany)) return answer
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(error.retryAfter) } }
}

function pageFor(error: unknown, language: Language, pages: ErrorPages): Answer {
  const { status } = problemOf(error)
  return page(
    status,
    error instanceof TooMany ? pages.tooMany(error.retryAfter, language) : pages.error(status, language),
  )
}

function problemFor(error: unknown, language: Language, pages: ErrorPages): Answer {
  const details = problemOf(error)
  if (error instanceof TooMany) return problem({ ...details, detail: pages.phones(language) })
  if (!(error instanceof InvalidInput)) return problem(details)
  const errors = error.fields.map(field => ({ message: pages.field(field, language), ...field }))
  return problem({ ...details, errors })
}

const resultOf = ({ status, headers, body, cookies }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...everyAnswer, ...headers },
  ...(body === undefined ? {} : { body }),
  ...(cookies === undefined ? {} : { cookies: [...cookies] }),
})
