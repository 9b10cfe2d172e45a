import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { deskPatterns } from '../../infra/desk-paths.ts'
import { directoryIndex } from '../../infra/directory-index.ts'
import { type Assembly, assemblyOf, resourcesOf } from './assembly.ts'

let local: Assembly
let production: Assembly
beforeAll(async () => {
  local = await assemblyOf('local')
  production = await assemblyOf('production')
}, 240_000)

const Distribution = z.looseObject({
  DistributionConfig: z.looseObject({
    Aliases: z.array(z.string()).optional(),
    DefaultCacheBehavior: z.looseObject({ ViewerProtocolPolicy: z.string() }),
    CacheBehaviors: z.array(z.looseObject({ PathPattern: z.string() })),
    CustomErrorResponses: z.array(z.looseObject({ ErrorCode: z.number() })),
    Origins: z.array(
      z.looseObject({
        OriginCustomHeaders: z.array(z.looseObject({ HeaderName: z.string(), HeaderValue: z.unknown() })).optional(),
      }),
    ),
  }),
})
const distributionOf = (assembly: Assembly) =>
  Distribution.parse(resourcesOf(assembly, 'AWS::CloudFront::Distribution')[0]?.Properties).DistributionConfig

const Kept = z.looseObject({
  Include: z.array(z.string()).optional(),
  Exclude: z.array(z.string()).default([]),
  SystemMetadata: z.looseObject({ 'cache-control': z.string() }),
})

const headersOf = (name: string) => {
  const policy = resourcesOf(local, 'AWS::CloudFront::ResponseHeadersPolicy').find(({ id }) => id.startsWith(name))
  return z
    .object({
      ResponseHeadersPolicyConfig: z.looseObject({ SecurityHeadersConfig: z.record(z.string(), z.unknown()) }),
    })
    .parse(policy?.Properties).ResponseHeadersPolicyConfig
}

describe('the pages', () => {
  test('lie in a bucket that nobody reads but the distribution', () => {
    for (const { Properties } of resourcesOf(local, 'AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(Properties).not.toHaveProperty('WebsiteConfiguration')
    }
    const allowed = JSON.stringify(resourcesOf(local, 'AWS::S3::BucketPolicy')).match(
      /"Effect":"Allow".*?"Principal":\{[^}]*\}/g,
    )
    expect(allowed?.every(statement => statement.includes('"Service":"cloudfront.amazonaws.com"'))).toBe(true)
  })

  test('may not be framed; the rest of their policy they carry themselves', () => {
    const { SecurityHeadersConfig } = headersOf('PageHeaders')
    expect(SecurityHeadersConfig).toMatchObject({
      ContentSecurityPolicy: { ContentSecurityPolicy: "frame-ancestors 'none'" },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'same-origin' },
    })
  })

  test('that do not exist are answered with the page that says so', () => {
    expect(distributionOf(local).CustomErrorResponses).toEqual([
      { ErrorCode: 403, ErrorCachingMinTTL: 60, ResponseCode: 404, ResponsePagePath: '/404.html' },
    ])
  })

  test('have a name of their own and modern encryption in production', () => {
    expect(distributionOf(production)).toMatchObject({
      Aliases: ['meldroute.example.org'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    })
    expect(distributionOf(local).Aliases).toBeUndefined()
  })

  test('leave no log of who read them', () => {
    expect(distributionOf(production)).not.toHaveProperty('Logging')
  })

  test('of a demo delivered to people are listed by no search engine', async () => {
    const demo = await assemblyOf('demo')
    expect(JSON.stringify(demo.stacks.Site)).toContain('noindex')
    expect(JSON.stringify(production.stacks.Site)).not.toContain('noindex')
  }, 120_000)
})

describe('the data for others', () => {
  const openData = (assembly: Assembly) =>
    distributionOf(assembly).CacheBehaviors.filter(({ PathPattern }) => PathPattern.includes('open-data'))

  test('may be read by any page, without cookies, and framed by none', () => {
    const policies = resourcesOf(local, 'AWS::CloudFront::ResponseHeadersPolicy')
    const open = policies.filter(({ Properties }) => JSON.stringify(Properties).includes('CorsConfig'))
    expect(open.map(({ id }) => id)).toEqual([expect.stringMatching(/^OpenDataHeaders/)])
    expect(open[0]?.Properties).toMatchObject({
      ResponseHeadersPolicyConfig: {
        CorsConfig: {
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
          AccessControlAllowCredentials: false,
        },
        SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: "frame-ancestors 'none'" } },
      },
    })
  })

  test('is the only part of the site that is open so, in both languages', () => {
    const patterns = openData(production).map(({ PathPattern }) => PathPattern)
    expect(patterns).toEqual(['/open-data/*', '/en/open-data/*'])
    const [data] = openData(production)
    const others = JSON.stringify([
      distributionOf(production).DefaultCacheBehavior,
      distributionOf(production).CacheBehaviors.filter(({ PathPattern }) => !patterns.includes(PathPattern)),
    ])
    expect(JSON.stringify(data)).toContain('OpenDataHeaders')
    expect(others).not.toContain('OpenDataHeaders')
  })

  test('is sent as what it is', () => {
    const deployments = resourcesOf(local, 'Custom::CDKBucketDeployment').map(({ Properties }) => Properties)
    const typed = deployments.flatMap(({ Include, SystemMetadata }) => {
      const { 'content-type': type } = z.record(z.string(), z.string()).parse(SystemMetadata)
      return type ? [[Include, type]] : []
    })
    expect(typed).toEqual([
      [['.well-known/*'], 'text/plain; charset=utf-8'],
      [['open-data/*.jsonld'], 'application/ld+json'],
      [['open-data/*.csv'], 'text/csv; charset=utf-8'],
      [['open-data/embed/*.html', 'en/open-data/embed/*.html'], 'text/html; charset=utf-8'],
    ])
  })
})

describe('the API behind the same name', () => {
  const behaviors = () => {
    const { CacheBehaviors } = distributionOf(local)
    const ours = CacheBehaviors.filter(({ PathPattern }) => !PathPattern.includes('open-data'))
    expect(ours.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*', ...deskPatterns])
    return ours
  }
  const behavior = () => behaviors()[0] ?? {}

  test('is never cached and takes every method', () => {
    // The identifier of AWS's own policy CachingDisabled.
    expect(behavior()).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']),
    })
  })

  test('answers the pages of the desk too, to readers only, under addresses for people', () => {
    const [api, ...desk] = behaviors()
    for (const page of desk) {
      expect(page).toMatchObject({
        TargetOriginId: api?.TargetOriginId,
        CachePolicyId: api?.CachePolicyId,
        OriginRequestPolicyId: api?.OriginRequestPolicyId,
        ResponseHeadersPolicyId: api?.ResponseHeadersPolicyId,
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: ['GET', 'HEAD'],
        FunctionAssociations: [{ EventType: 'viewer-request' }],
      })
    }
  })

  test('is told only what a handler reads of a request', () => {
    const [policy] = resourcesOf(local, 'AWS::CloudFront::OriginRequestPolicy')
    expect(policy?.Properties).toMatchObject({
      OriginRequestPolicyConfig: {
        HeadersConfig: {
          HeaderBehavior: 'whitelist',
          Headers: [
            'Accept',
            'Accept-Language',
            'Content-Type',
            'Origin',
            'Sec-Fetch-Site',
            'CloudFront-Viewer-Address',
          ],
        },
        CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['__Host-session', '__Host-signin'] },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    })
  })

  test('knows the distribution by a secret that is in no template', () => {
    const [header] = distributionOf(local).Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders)
    expect(header?.HeaderName).toBe('x-origin-secret')
    expect(JSON.stringify(header?.HeaderValue)).toContain('{{resolve:secretsmanager:')
  })

  test('sends its own complete policy', () => {
    const { SecurityHeadersConfig } = headersOf('ApiHeaders')
    expect(SecurityHeadersConfig).not.toHaveProperty('ContentSecurityPolicy')
    expect(SecurityHeadersConfig).toHaveProperty('StrictTransportSecurity')
  })
})

describe('what browsers keep', () => {
  test.each(['local', 'production'])('on stage %s is for ever only what is named after its content', stage => {
    const kept = resourcesOf(stage === 'local' ? local : production, 'Custom::CDKBucketDeployment').map(
      ({ Properties }) => {
        const { Include, Exclude, SystemMetadata } = Kept.parse(Properties)
        return { files: Include ?? Exclude.map(glob => `not ${glob}`), cached: SystemMetadata['cache-control'] }
      },
    )
    const forEver = kept.filter(({ cached }) => cached.includes('immutable'))
    expect(forEver).toEqual([{ files: ['assets/*'], cached: 'public, max-age=31536000, immutable' }])
    const others = kept.filter(({ cached }) => !cached.includes('immutable'))
    expect(others.length).toBeGreaterThan(1)
    expect(others.filter(({ cached }) => cached !== 'public, max-age=300, s-maxage=86400')).toEqual([])
    expect(others.flatMap(({ files }) => files)).toContain('not assets/*')
  })
})

describe('a folder at the edge', () => {
  const rewrite = (uri: string): string =>
    z.object({ uri: z.string() }).parse(runInNewContext(`${directoryIndex}; handler({ request: { uri } })`, { uri }))
      .uri

  test.each([
    ['/', '/index.html'],
    ['/gemeenten/utrecht/', '/gemeenten/utrecht/index.html'],
    ['/gemeenten/utrecht', '/gemeenten/utrecht/index.html'],
    ['/assets/page.1a2b.css', '/assets/page.1a2b.css'],
    ['/.well-known/security.txt', '/.well-known/security.txt'],
    ['/v1.2/', '/v1.2/index.html'],
  ])('%s is answered with %s', (asked, answered) => {
    expect(rewrite(asked)).toBe(answered)
  })
})
