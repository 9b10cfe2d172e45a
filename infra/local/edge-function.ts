import { createContext, Script } from 'node:vm'
import * as z from 'zod'
import { type Answer, type EdgeRequest, plain } from './answer.ts'
import { hosting, propertiesOf, type Resource } from './resource.ts'

const EdgeFunction = hosting(
  {
    FunctionCode: z.string(),
    FunctionConfig: z.looseObject({ Runtime: z.enum(['cloudfront-js-1.0', 'cloudfront-js-2.0']) }),
  },
  ['Name', 'AutoPublish', 'FunctionMetadata'],
)

const Value = z.looseObject({ value: z.string(), multiValue: z.array(z.object({ value: z.string() })).optional() })
const Values = z.record(z.string(), Value).default({})
const ReturnedAnswer = z.looseObject({
  statusCode: z.number(),
  headers: Values,
  body: z.union([z.string(), z.looseObject({ data: z.string() })]).default(''),
})
const ReturnedRequest = z.looseObject({ uri: z.string(), querystring: Values })

/** A viewer-request function: the request to go on with, or an answer in its place. */
export type ViewerRequest = (request: EdgeRequest) => Promise<EdgeRequest | Answer>

/** CloudFront gives a function less than a millisecond; this is for the first, cold call. */
const timeout = 200

/** Runs the code of an `AWS::CloudFront::Function` in a context of its own, without anything of Node. */
export function readEdgeFunction(resource: Resource): ViewerRequest {
  const { FunctionCode } = propertiesOf(resource, EdgeFunction)
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } })
  new Script(FunctionCode, { filename: `${resource.logicalId}.js` }).runInContext(context, { timeout })
  return async request => {
    const querystring = valuesOf(request.query)
    const call = `Promise.resolve(handler(${JSON.stringify(eventOf(request, querystring))})).then(JSON.stringify)`
    const text = await new Script(call).runInContext(context, { timeout })
    const returned: unknown = JSON.parse(z.string().parse(text))
    const answer = ReturnedAnswer.safeParse(returned)
    return answer.success ? answerOf(answer.data) : goOn(request, querystring, ReturnedRequest.parse(returned))
  }
}

function goOn(request: EdgeRequest, querystring: z.infer<typeof Values>, returned: z.infer<typeof ReturnedRequest>) {
  const same = JSON.stringify(returned.querystring) === JSON.stringify(querystring)
  return { ...request, path: returned.uri, query: same ? request.query : queryOf(returned.querystring) }
}

function eventOf({ method, path, headers, viewer }: EdgeRequest, querystring: z.infer<typeof Values>) {
  return {
    version: '1.0',
    context: {
      distributionDomainName: 'localhost',
      endpoint: 'localhost',
      distributionId: 'local',
      eventType: 'viewer-request',
      requestId: 'local',
    },
    viewer: { ip: viewer.slice(0, viewer.lastIndexOf(':')) },
    request: {
      method,
      uri: path,
      querystring,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
      cookies: {},
    },
  }
}

function answerOf({ statusCode, headers, body }: z.infer<typeof ReturnedAnswer>): Answer {
  const answer = plain(statusCode, typeof body === 'string' ? body : body.data)
  for (const [name, { value }] of Object.entries(headers)) answer.headers[name.toLowerCase()] = value
  return answer
}

function valuesOf(query: string): z.infer<typeof Values> {
  const values: z.infer<typeof Values> = {}
  for (const part of query.split('&').filter(Boolean)) {
    const [key = '', value = ''] = part.split(/=(.*)/s)
    const earlier = values[key]
    if (earlier === undefined) values[key] = { value }
    else earlier.multiValue = [...(earlier.multiValue ?? [{ value: earlier.value }]), { value }]
  }
  return values
}

const queryOf = (values: z.infer<typeof Values>) =>
  Object.entries(values)
    .flatMap(([key, { value, multiValue }]) => (multiValue ?? [{ value }]).map(one => `${key}=${one.value}`))
    .join('&')
