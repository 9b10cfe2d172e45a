import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { accept, arnInFindings } from './accept.ts'
import type { Settings } from './config.ts'
import { deskPaths, deskPatterns } from './desk-paths.ts'
import { directoryIndex } from './directory-index.ts'
import { apiHeaders, openDataHeaders, pageHeaders } from './response-headers.ts'

type SiteProps = StackProps & {
  readonly settings: Settings
  readonly api: HttpApi
  readonly originSecret: Secret
  /** The folder with the built pages. */
  readonly pages: string
}

/** The folder of files with a hash in their name; `latest/` has those that keep their name, and is asked for again. */
const hashedFiles = 'assets/*'

/** Data for others, in both languages. */
const openData = ['/open-data/*', '/en/open-data/*'] as const

/** What the type of a file cannot be guessed from its ending alone, or not with its letters. */
const typed = [
  { id: 'SecurityText', files: ['.well-known/*'], contentType: 'text/plain; charset=utf-8' },
  { id: 'Catalog', files: ['open-data/*.jsonld'], contentType: 'application/ld+json' },
  { id: 'Tables', files: ['open-data/*.csv'], contentType: 'text/csv; charset=utf-8' },
  {
    id: 'Snippets',
    files: ['open-data/embed/*.html', 'en/open-data/embed/*.html'],
    contentType: 'text/html; charset=utf-8',
  },
] as const

/** What a handler needs to know of a request, and nothing that would tell more about the sender. */
const forwarded = ['Accept', 'Accept-Language', 'Content-Type', 'Origin', 'Sec-Fetch-Site', 'CloudFront-Viewer-Address']
/** Of a browser's cookies only our own two: who is signed in, and who is signing in. */
const forwardedCookies = ['__Host-session', '__Host-signin']

/** One name for pages and API. */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, { settings, api, originSecret, pages, ...props }: SiteProps) {
    super(scope, id, props)
    const bucket = this.bucket()
    const toApi = this.apiOf(api, originSecret)
    const toDesk = this.deskOf(toApi)
    const toPages = this.pagesOf(bucket, settings)
    const toData = {
      ...toPages,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'OpenDataHeaders', openDataHeaders(settings)),
    }
    const distribution = new Distribution(this, 'Distribution', {
      // Any change of the distribution makes CloudFormation read the secret again.
      comment: `Meldroute ${settings.stage}, origin secret ${settings.originSecretTurn}`,
      defaultRootObject: 'index.html',
      defaultBehavior: toPages,
      additionalBehaviors: {
        '/api/*': toApi,
        ...Object.fromEntries(deskPatterns.map(pattern => [pattern, toDesk])),
        ...Object.fromEntries(openData.map(pattern => [pattern, toData])),
      },
      // The bucket answers 403 for what it does not have. The API never does.
      errorResponses: [
        { httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/404.html', ttl: Duration.minutes(1) },
      ],
      priceClass: PriceClass.PRICE_CLASS_100,
      ...this.nameOf(settings),
    })
    this.explain(distribution, settings)
    this.deliver(pages, bucket, distribution)
    for (const copier of this.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))) {
      accept(copier, 'AwsSolutions-L1', 'CDK chooses the runtime of its own function.')
    }
    new CfnOutput(this, 'SiteDomain', { value: distribution.distributionDomainName })
  }

  private bucket(): IBucket {
    const bucket = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Every object is built from the repository.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    accept(bucket, 'AwsSolutions-S1', 'A log of reads would tell who looked for help, and when.')
    // The class leaves open what the interface requires (isWebsite); both are the same object.
    return bucket as IBucket
  }

  private pagesOf(bucket: IBucket, settings: Settings): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PageHeaders', pageHeaders(settings)),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'DirectoryIndex', { code: FunctionCode.fromInline(directoryIndex) }),
        },
      ],
    }
  }

  private apiOf(api: HttpApi, originSecret: Secret): BehaviorOptions {
    return {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${this.region}.amazonaws.com`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { 'x-origin-secret': secretReference(originSecret) },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new OriginRequestPolicy(this, 'ToApi', {
        headerBehavior: OriginRequestHeaderBehavior.allowList(...forwarded),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
        cookieBehavior: OriginRequestCookieBehavior.allowList(...forwardedCookies),
      }),
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'ApiHeaders', apiHeaders),
    }
  }

  /** The desk's pages are answers of the API under addresses for people. */
  private deskOf(toApi: BehaviorOptions): BehaviorOptions {
    return {
      ...toApi,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(this, 'DeskPaths', { code: FunctionCode.fromInline(deskPaths) }),
        },
      ],
    }
  }

  private nameOf({ origin, certificateArn }: Settings): Partial<DistributionProps> {
    if (!certificateArn) return {}
    return {
      domainNames: [new URL(origin).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    }
  }

  /** Files with a hash in their name stay for ever; pages are asked for again after five minutes. */
  private deliver(pages: string, bucket: IBucket, distribution: Distribution): void {
    const logGroup = new LogGroup(this, 'DeploymentLogs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = this.deliveryRole(logGroup, bucket)
    const common = { sources: [Source.asset(pages)], destinationBucket: bucket, memoryLimit: 512, logGroup, role }
    const hashed = new BucketDeployment(this, 'HashedFiles', {
      ...common,
      exclude: ['*'],
      include: [hashedFiles],
      prune: false,
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    })
    const cacheControl = [CacheControl.fromString('public, max-age=300, s-maxage=86400')]
    const ofType = typed.map(({ id, files, contentType }) => {
      const include = [...files]
      return new BucketDeployment(this, id, {
        ...common,
        exclude: ['*'],
        include,
        prune: false,
        contentType,
        cacheControl,
      })
    })
    const rest = new BucketDeployment(this, 'Files', {
      ...common,
      exclude: [hashedFiles, ...typed.flatMap(({ files }) => files)],
      cacheControl,
      distribution,
      distributionPaths: ['/*'],
    })
    rest.node.addDependency(hashed, ...ofType)
  }

  /** CDK's own function copies the pages; without this role it would have a managed policy. */
  private deliveryRole(logGroup: LogGroup, bucket: IBucket): Role {
    const role = new Role(this, 'DeliveryRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    const reason =
      'Given by CDK to the function that copies the built pages while deploying; it holds no personal data.'
    for (const action of ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*']) {
      accept(role, `AwsSolutions-IAM5[Action::s3:${action}]`, reason)
    }
    const assets = `arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${this.region}`
    for (const resource of [`${assets}/*`, `${arnInFindings(bucket)}/*`, '*']) {
      accept(role, `AwsSolutions-IAM5[Resource::${resource}]`, reason)
    }
    return role
  }

  private explain(distribution: Distribution, { certificateArn }: Settings): void {
    accept(distribution, 'AwsSolutions-CFR1', 'Help must be found from abroad too: victims are moved across borders.')
    accept(
      distribution,
      'AwsSolutions-CFR2',
      'Limits are held by the API itself, per keyed hash of the address, without a list of visitors.',
    )
    accept(
      distribution,
      'AwsSolutions-CFR3',
      'Access logs hold addresses and paths: they would tell who looked for help.',
    )
    if (!certificateArn)
      accept(distribution, 'AwsSolutions-CFR4', 'This stage has no name of its own and is never delivered to people.')
  }
}

/** Resolved by CloudFormation while deploying: the value is in no template. */
const secretReference = (secret: Secret): string => `{{resolve:secretsmanager:${secret.secretArn}:SecretString}}`
