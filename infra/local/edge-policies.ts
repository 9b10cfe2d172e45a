import * as z from 'zod'
import type { Answer, EdgeRequest } from './answer.ts'
import { referenceOf } from './attributes.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Names = z.object({ Items: z.array(z.string()) }).or(z.array(z.string()))
const namesIn = (names: z.infer<typeof Names> | undefined) => (Array.isArray(names) ? names : (names?.Items ?? []))
const Override = { Override: z.boolean() }

const SecurityHeaders = z.strictObject({
  ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), ...Override }).optional(),
  ContentTypeOptions: z.strictObject(Override).optional(),
  FrameOptions: z.strictObject({ FrameOption: z.string(), ...Override }).optional(),
  ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), ...Override }).optional(),
  StrictTransportSecurity: z
    .strictObject({
      AccessControlMaxAgeSec: z.number(),
      IncludeSubdomains: z.boolean().optional(),
      Preload: z.boolean().optional(),
      ...Override,
    })
    .optional(),
})
/** For simple requests, which is what reading a file is, the one header that matters is who may read. */
const Cors = hosting(
  { AccessControlAllowOrigins: z.object({ Items: z.tuple([z.literal('*')]) }), OriginOverride: z.boolean() },
  ['AccessControlAllowMethods', 'AccessControlAllowHeaders', 'AccessControlAllowCredentials'],
)
const ResponseHeaders = hosting({
  ResponseHeadersPolicyConfig: hosting(
    {
      SecurityHeadersConfig: SecurityHeaders.optional(),
      CorsConfig: Cors.optional(),
      CustomHeadersConfig: z
        .object({ Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), ...Override })) })
        .optional(),
      RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })) }).optional(),
    },
    ['Name', 'Comment'],
  ),
})

export type HeaderPolicy = (answer: Answer) => void
type Header = { name: string; value: string; override: boolean }

/** What a response headers policy adds and removes. */
export function readHeaderPolicies(resources: readonly Resource[]): ReadonlyMap<string, HeaderPolicy> {
  return new Map(
    ofType(resources, 'AWS::CloudFront::ResponseHeadersPolicy').map(resource => {
      const { ResponseHeadersPolicyConfig: config } = propertiesOf(resource, ResponseHeaders)
      const custom = (config.CustomHeadersConfig?.Items ?? []).map(
        ({ Header, Value, Override }): Header => ({ name: Header.toLowerCase(), value: Value, override: Override }),
      )
      const headers = [...securityHeaders(config.SecurityHeadersConfig ?? {}), ...cors(config.CorsConfig), ...custom]
      const removed = (config.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase())
      return [referenceOf(resource), answer => applyHeaders(answer, headers, removed)]
    }),
  )
}

function applyHeaders(answer: Answer, headers: readonly Header[], removed: readonly string[]) {
  for (const name of removed) delete answer.headers[name]
  for (const { name, value, override } of headers) {
    if (override || !(name in answer.headers)) answer.headers[name] = value
  }
}

function cors(config: z.infer<typeof Cors> | undefined): Header[] {
  if (config === undefined) return []
  return [{ name: 'access-control-allow-origin', value: '*', override: config.OriginOverride }]
}

function securityHeaders(config: z.infer<typeof SecurityHeaders>): Header[] {
  const strict = config.StrictTransportSecurity
  const age = [`max-age=${strict?.AccessControlMaxAgeSec}`]
  if (strict?.IncludeSubdomains) age.push('includeSubDomains')
  if (strict?.Preload) age.push('preload')
  const header = (name: string, part: { Override: boolean } | undefined, value: string | undefined) =>
    part === undefined || value === undefined ? [] : [{ name, value, override: part.Override }]
  return [
    header(
      'content-security-policy',
      config.ContentSecurityPolicy,
      config.ContentSecurityPolicy?.ContentSecurityPolicy,
    ),
    header('x-content-type-options', config.ContentTypeOptions, 'nosniff'),
    header('x-frame-options', config.FrameOptions, config.FrameOptions?.FrameOption),
    header('referrer-policy', config.ReferrerPolicy, config.ReferrerPolicy?.ReferrerPolicy),
    header('strict-transport-security', strict, age.join('; ')),
  ].flat()
}

const CachePolicy = hosting({
  CachePolicyConfig: z.looseObject({
    MinTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.looseObject({
      EnableAcceptEncodingBrotli: z.boolean().default(false),
      EnableAcceptEncodingGzip: z.boolean(),
    }),
  }),
})

/** Nothing is cached here; what is left of a cache policy is whether answers may be compressed. */
export type CacheRules = { brotli: boolean; gzip: boolean }

/** CloudFront's own CachingOptimized and CachingDisabled. */
const managedCaching: readonly [string, CacheRules][] = [
  ['658327ea-f89d-4fab-a63d-7e88639e58f6', { brotli: true, gzip: true }],
  ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', { brotli: false, gzip: false }],
]

export function readCachePolicies(resources: readonly Resource[]): ReadonlyMap<string, CacheRules> {
  const own = ofType(resources, 'AWS::CloudFront::CachePolicy').map(resource => {
    const { CachePolicyConfig: config } = propertiesOf(resource, CachePolicy)
    const { EnableAcceptEncodingBrotli: brotli, EnableAcceptEncodingGzip: gzip } =
      config.ParametersInCacheKeyAndForwardedToOrigin
    return [referenceOf(resource), { brotli, gzip }] satisfies [string, CacheRules]
  })
  return new Map([...managedCaching, ...own])
}

const OriginRequestPolicy = hosting({
  OriginRequestPolicyConfig: hosting(
    {
      HeadersConfig: z.object({ HeaderBehavior: z.enum(['none', 'whitelist']), Headers: Names.optional() }),
      QueryStringsConfig: z.object({ QueryStringBehavior: z.enum(['none', 'all']) }),
      CookiesConfig: z.object({ CookieBehavior: z.enum(['none', 'whitelist', 'all']), Cookies: Names.optional() }),
    },
    ['Name', 'Comment'],
  ),
})

/** The request as an origin gets it. */
export type Forwarding = (request: EdgeRequest) => EdgeRequest

/** Sent on only when a policy names them; the other headers of a viewer pass. */
const heldBack = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'authorization',
  'connection',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
  'x-real-ip',
  'cloudfront-viewer-address',
])

export function readForwarding(resources: readonly Resource[]): ReadonlyMap<string, Forwarding> {
  return new Map(
    ofType(resources, 'AWS::CloudFront::OriginRequestPolicy').map(resource => {
      const { OriginRequestPolicyConfig: config } = propertiesOf(resource, OriginRequestPolicy)
      const named = new Set(namesIn(config.HeadersConfig.Headers).map(name => name.toLowerCase()))
      if (named.has('host'))
        throw new Error(`${resource.logicalId} forwards Host: API Gateway would refuse every request`)
      const { CookieBehavior, Cookies } = config.CookiesConfig
      const listed = new Set(namesIn(Cookies))
      const cookies = (name: string) => CookieBehavior === 'all' || listed.has(name)
      const query = config.QueryStringsConfig.QueryStringBehavior === 'all'
      return [referenceOf(resource), forwarding({ named, cookies, query })]
    }),
  )
}

/** Without an origin request policy. */
export const forwardLittle = forwarding({ named: new Set(), cookies: () => false, query: false })

type Forwarded = { named: ReadonlySet<string>; cookies: (name: string) => boolean; query: boolean }

function forwarding({ named, cookies, query }: Forwarded): Forwarding {
  const passes = (name: string) => !heldBack.has(name) || named.has(name)
  return request => {
    const all = { ...request.headers, 'cloudfront-viewer-address': request.viewer }
    const headers = Object.fromEntries(Object.entries(all).filter(([name]) => passes(name)))
    const cookie = cookiesFrom(request.headers.cookie ?? '', cookies)
    return {
      ...request,
      query: query ? request.query : '',
      headers: { 'user-agent': 'Amazon CloudFront', ...headers, ...(cookie && { cookie }) },
    }
  }
}

const cookiesFrom = (header: string, passes: (name: string) => boolean) =>
  header
    .split(/;\s*/)
    .filter(cookie => passes(cookie.replace(/=.*/s, '')))
    .join('; ')
