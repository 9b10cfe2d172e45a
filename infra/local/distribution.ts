import * as z from 'zod'
import { hosting, propertiesOf, type Resource } from './resource.ts'

const Behaviour = hosting(
  {
    PathPattern: z.string().optional(),
    TargetOriginId: z.string(),
    AllowedMethods: z.array(z.string()).default(['HEAD', 'GET']),
    CachePolicyId: z.string(),
    OriginRequestPolicyId: z.string().optional(),
    ResponseHeadersPolicyId: z.string().optional(),
    FunctionAssociations: z
      .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
      .default([]),
    Compress: z.boolean().default(false),
  },
  ['ViewerProtocolPolicy', 'CachedMethods'],
)
export type Behaviour = z.infer<typeof Behaviour>

const Origin = hosting(
  {
    Id: z.string(),
    DomainName: z.string(),
    OriginPath: z.literal('').optional(),
    OriginCustomHeaders: z.array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() })).default([]),
  },
  [
    'CustomOriginConfig',
    'S3OriginConfig',
    'OriginAccessControlId',
    'ConnectionAttempts',
    'ConnectionTimeout',
    'ResponseCompletionTimeout',
  ],
)
export type Origin = z.infer<typeof Origin>

const ErrorResponse = hosting(
  { ErrorCode: z.number(), ResponseCode: z.number().optional(), ResponsePagePath: z.string().optional() },
  ['ErrorCachingMinTTL'],
)

const Distribution = hosting(
  {
    DistributionConfig: hosting(
      {
        Enabled: z.literal(true),
        DefaultRootObject: z.string().default(''),
        DefaultCacheBehavior: Behaviour,
        CacheBehaviors: z.array(Behaviour).default([]),
        Origins: z.array(Origin),
        CustomErrorResponses: z.array(ErrorResponse).default([]),
      },
      [
        'Aliases',
        'Comment',
        'HttpVersion',
        'IPV6Enabled',
        'Logging',
        'PriceClass',
        'Restrictions',
        'ViewerCertificate',
        'WebACLId',
      ],
    ),
  },
  ['Tags'],
)
export type DistributionConfig = z.infer<typeof Distribution>['DistributionConfig']

export const readDistribution = (resource: Resource): DistributionConfig =>
  propertiesOf(resource, Distribution).DistributionConfig
