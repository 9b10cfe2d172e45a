import * as z from 'zod'
import type { Answer, EdgeRequest } from './answer.ts'
import { attributeOf, referenceOf } from './attributes.ts'
import type { Functions } from './functions.ts'
import { answerOf, eventOf, type RouteMatch } from './gateway-event.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Api = hosting({ ProtocolType: z.literal('HTTP') }, ['Name', 'Description', 'DisableExecuteApiEndpoint', 'Tags'])
const Route = hosting(
  { ApiId: z.string(), RouteKey: z.string(), Target: z.string(), AuthorizationType: z.literal('NONE').optional() },
  ['OperationName'],
)
const Integration = hosting(
  {
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: z.number().default(30_000),
  },
  ['Description', 'IntegrationMethod', 'ConnectionType'],
)
const Stage = hosting({ ApiId: z.string(), StageName: z.literal('$default'), AutoDeploy: z.literal(true) }, [
  'AccessLogSettings',
  'DefaultRouteSettings',
  'Description',
  'Tags',
])

/** An origin of the edge: the API by its domain name. */
export type Gateway = { domain: string; answer: (request: EdgeRequest) => Promise<Answer> }
type LocalRoute = { key: string; method: string; segments: readonly string[]; functionArn: string; timeout: number }

export function readGateways(
  resources: readonly Resource[],
  functions: Functions,
  log: (line: string) => void,
): Gateway[] {
  return ofType(resources, 'AWS::ApiGatewayV2::Api').map(resource => {
    propertiesOf(resource, Api)
    const apiId = referenceOf(resource)
    const stages = ofType(resources, 'AWS::ApiGatewayV2::Stage').map(stage => propertiesOf(stage, Stage))
    if (!stages.some(({ ApiId }) => ApiId === apiId)) throw new Error(`${resource.logicalId} has no $default stage`)
    const domain = new URL(attributeOf(resource, 'ApiEndpoint')).host
    const gateway = { apiId, domain, stage: '$default' }
    const routes = readRoutes(resources, apiId, functions)
    return {
      domain,
      answer: async request => {
        const found = findRoute(routes, request)
        if (found === undefined) return message(404, 'Not Found')
        const event = JSON.stringify(eventOf(request, found.match, gateway))
        return call(found.route, event, { functions, log })
      },
    }
  })
}

const message = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ message: text })),
})

async function call(
  { key, functionArn, timeout }: LocalRoute,
  event: string,
  { functions, log }: { functions: Functions; log: (line: string) => void },
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(resolve, timeout, 'late')
  })
  try {
    const output = await Promise.race([functions.invoke(functionArn, event), late])
    if (output === 'late') return message(503, 'Service Unavailable')
    return answerOf(output) ?? message(500, 'Internal Server Error')
  } catch (error) {
    log(`${key} failed with ${error instanceof Error ? error.name : 'something'}; functions.log has the rest`)
    return message(500, 'Internal Server Error')
  } finally {
    clearTimeout(timer)
  }
}

function readRoutes(resources: readonly Resource[], apiId: string, functions: Functions): LocalRoute[] {
  const integrations = new Map(
    ofType(resources, 'AWS::ApiGatewayV2::Integration').map(resource => [
      `integrations/${referenceOf(resource)}`,
      propertiesOf(resource, Integration),
    ]),
  )
  return ofType(resources, 'AWS::ApiGatewayV2::Route')
    .map(resource => propertiesOf(resource, Route))
    .filter(route => route.ApiId === apiId)
    .map(({ RouteKey, Target }) => {
      const integration = integrations.get(Target)
      const functionArn = integration?.IntegrationUri ?? ''
      if (!functions.has(functionArn)) throw new Error(`${RouteKey} leads to ${Target}, which is no function here`)
      const [method = '', path = ''] = RouteKey.split(' ')
      const timeout = integration?.TimeoutInMillis ?? 0
      return { key: RouteKey, method, segments: path.split('/'), functionArn, timeout }
    })
}

/** The most specific route wins: a fixed segment before a variable one, a method before ANY. */
function findRoute(routes: readonly LocalRoute[], { method, path }: EdgeRequest) {
  const segments = path.split('/')
  const fitting = routes
    .filter(route => route.method === method || route.method === 'ANY')
    .map(route => ({ route, match: matchOf(route, segments) }))
    .sort((left, right) => variables(left.route) - variables(right.route) || rank(left.route) - rank(right.route))
  for (const { route, match } of fitting) if (match) return { route, match }
  return undefined
}

const variables = ({ segments }: LocalRoute) => segments.filter(segment => segment.startsWith('{')).length
const rank = ({ method }: LocalRoute) => (method === 'ANY' ? 1 : 0)

function matchOf({ key, segments }: LocalRoute, actual: readonly string[]): RouteMatch | undefined {
  if (segments.length !== actual.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const value = actual[index] ?? ''
    const name = /^\{(?<name>\w+)\}$/.exec(segment)?.groups?.name
    if (name !== undefined && value !== '') parameters[name] = decodeURIComponent(value)
    else if (segment !== value) return undefined
  }
  return { routeKey: key, parameters }
}
