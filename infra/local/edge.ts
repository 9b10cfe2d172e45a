import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Answer, type EdgeRequest, headersOf, plain, send } from './answer.ts'
import type { Assembly } from './assembly.ts'
import { referenceOf } from './attributes.ts'
import { compress } from './compression.ts'
import { type Behaviour, type DistributionConfig, type Origin, readDistribution } from './distribution.ts'
import { readEdgeFunction, type ViewerRequest } from './edge-function.ts'
import { forwardLittle, readCachePolicies, readForwarding, readHeaderPolicies } from './edge-policies.ts'
import type { Gateway } from './gateway.ts'
import { readBody } from './http.ts'
import { type Bucket, readBuckets, readObject } from './objects.ts'
import { ofType, type Resource } from './resource.ts'
import { wildcard } from './wildcard.ts'

/** API Gateway takes no larger body. */
const largestBody = 10 * 1024 * 1024

type Setting = { resources: readonly Resource[]; assembly: Assembly; gateways: readonly Gateway[] }
type Log = (line: string) => void

/** The distribution of the templates on one origin: pages from the bucket, the API beside them. */
export function createEdge(setting: Setting, log: Log): RequestListener {
  const edge = readEdge(setting)
  return (request, response) => {
    respond(edge, request, response).catch(error => {
      log(`edge: ${request.method} failed: ${error instanceof Error ? error.stack : error}`)
      if (response.headersSent) response.destroy()
      else send(response, plain(502, 'Bad Gateway'), true)
    })
  }
}

type Stop = {
  fits: (path: string) => boolean
  behaviour: Behaviour
  viewerRequest: ViewerRequest
  finish: (answer: Answer, accepted: string) => Promise<void>
  origin: (request: EdgeRequest) => Promise<Answer>
}
type Edge = { config: DistributionConfig; stops: readonly Stop[] }

function readEdge({ resources, ...others }: Setting): Edge {
  const [distribution, ...more] = ofType(resources, 'AWS::CloudFront::Distribution')
  if (!distribution || more.length > 0) throw new Error('The local runtime hosts exactly one CloudFront distribution')
  const config = readDistribution(distribution)
  const behaviours = [...config.CacheBehaviors, config.DefaultCacheBehavior]
  const parts = partsOf({ resources, ...others }, config)
  return { config, stops: behaviours.map(behaviour => stopOf(behaviour, parts)) }
}

type Parts = ReturnType<typeof partsOf>

function partsOf({ resources, assembly, gateways }: Setting, config: DistributionConfig) {
  return {
    origins: new Map(config.Origins.map(origin => [origin.Id, origin])),
    buckets: readBuckets(resources, assembly),
    gateways: new Map(gateways.map(gateway => [gateway.domain, gateway])),
    caching: readCachePolicies(resources),
    forwarding: readForwarding(resources),
    headers: readHeaderPolicies(resources),
    functions: new Map(
      ofType(resources, 'AWS::CloudFront::Function').map(resource => [
        referenceOf(resource),
        readEdgeFunction(resource),
      ]),
    ),
    root: config.DefaultRootObject,
  }
}

function stopOf(behaviour: Behaviour, parts: Parts): Stop {
  const { PathPattern, TargetOriginId, CachePolicyId, ResponseHeadersPolicyId, FunctionAssociations } = behaviour
  const rules = known(parts.caching, CachePolicyId, 'cache policy')
  const policy = ResponseHeadersPolicyId && known(parts.headers, ResponseHeadersPolicyId, 'response headers policy')
  const [association] = FunctionAssociations
  return {
    behaviour,
    fits: PathPattern === undefined ? () => true : wildcard(PathPattern.replace(/^(?!\/)/, '/')),
    viewerRequest: association ? known(parts.functions, association.FunctionARN, 'function') : async request => request,
    origin: originOf(known(parts.origins, TargetOriginId, 'origin'), behaviour, parts),
    finish: async (answer, accepted) => {
      if (behaviour.Compress) await compress(answer, accepted, rules)
      if (policy) policy(answer)
    },
  }
}

function originOf(origin: Origin, { OriginRequestPolicyId: id }: Behaviour, parts: Parts): Stop['origin'] {
  const bucket = parts.buckets.get(origin.DomainName)
  if (bucket) return request => objectOf(bucket, request, parts.root)
  const gateway = known(parts.gateways, origin.DomainName, 'bucket or API')
  const forward = id === undefined ? forwardLittle : known(parts.forwarding, id, 'origin request policy')
  const own = origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue])
  return request => {
    const forwarded = forward(request)
    return gateway.answer({ ...forwarded, headers: { ...forwarded.headers, ...Object.fromEntries(own) } })
  }
}

function objectOf(bucket: Bucket, { path }: EdgeRequest, root: string): Promise<Answer> {
  return readObject(bucket, path === '/' ? root : decodeURIComponent(path.slice(1)))
}

function known<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id)
  if (found === undefined) throw new Error(`The local runtime does not know the ${what} ${id} of the distribution`)
  return found
}

async function respond(edge: Edge, incoming: IncomingMessage, response: ServerResponse) {
  const body = await readBody(incoming, largestBody)
  if (body === undefined) {
    response.setHeader('connection', 'close')
    send(response, plain(413, '{"message":"Request Entity Too Large"}'), true)
    return
  }
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  const viewer = `${incoming.socket.remoteAddress}:${incoming.socket.remotePort}`
  const method = incoming.method ?? 'GET'
  const request: EdgeRequest = { method, path, query, headers: headersOf(incoming), body, viewer }
  const answer = await serve(edge, request)
  send(response, answer, method !== 'HEAD')
}

async function serve(edge: Edge, request: EdgeRequest): Promise<Answer> {
  const stop = stopFor(edge, request.path)
  const answer = await errorPage(edge, await reach(stop, request))
  await stop.finish(answer, request.headers['accept-encoding'] ?? '')
  return notModified(answer, request) ? { ...answer, status: 304, body: Buffer.alloc(0) } : answer
}

const malformed = plain(400, 'Bad Request')

async function reach(stop: Stop, request: EdgeRequest): Promise<Answer> {
  if (!isDecodable(request.path)) return { ...malformed, headers: { ...malformed.headers } }
  if (!stop.behaviour.AllowedMethods.includes(request.method)) return plain(403, 'The method is not allowed here')
  const next = await stop.viewerRequest(request)
  return 'status' in next ? next : stop.origin(next)
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

const stopFor = ({ stops }: Edge, path: string) => {
  const stop = stops.find(({ fits }) => fits(path))
  if (stop === undefined) throw new Error('The default behaviour fits every path')
  return stop
}

/** Error pages hold for the whole distribution, whichever origin the error came from. */
async function errorPage(edge: Edge, answer: Answer): Promise<Answer> {
  const rule = edge.config.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === answer.status)
  if (rule?.ResponsePagePath === undefined) return answer
  const path = rule.ResponsePagePath
  const request: EdgeRequest = { method: 'GET', path, query: '', headers: {}, body: Buffer.alloc(0), viewer: '' }
  const page = await stopFor(edge, path).origin(request)
  return page.status === 200 ? { ...page, status: rule.ResponseCode ?? answer.status } : answer
}

/** Tags compare weakly: one that was compressed is the same content. */
function notModified({ status, headers }: Answer, request: EdgeRequest): boolean {
  const asked = request.headers['if-none-match']
  if (status !== 200 || asked === undefined || !['GET', 'HEAD'].includes(request.method)) return false
  const weak = (tag: string) => tag.trim().replace(/^W\//, '')
  return typeof headers.etag === 'string' && asked.split(',').map(weak).includes(weak(headers.etag))
}
