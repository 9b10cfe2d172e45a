import { Duration } from 'aws-cdk-lib'
import {
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront'

const everywhere = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(2 * 365),
    includeSubdomains: true,
    preload: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  // Not no-referrer: browsers would then send `Origin: null` with forms, and the API refuses that.
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
} satisfies ResponseSecurityHeadersBehavior

const permissionsPolicy = {
  header: 'Permissions-Policy',
  value:
    'accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  override: true,
}

const notListed = { header: 'X-Robots-Tag', value: 'noindex, nofollow', override: true }

/** Pages carry the rest of their policy themselves; two policies would be intersected, and stop their scripts. */
export const pageHeaders = ({ findable }: { findable: boolean }): ResponseHeadersPolicyProps => ({
  securityHeadersBehavior: {
    ...everywhere,
    contentSecurityPolicy: { contentSecurityPolicy: "frame-ancestors 'none'", override: true },
  },
  customHeadersBehavior: { customHeaders: findable ? [permissionsPolicy] : [permissionsPolicy, notListed] },
})

/** What is published as data may be read by the pages of others; framed it may not be, like everything here. */
export const openDataHeaders = (stage: { readonly findable: boolean }): ResponseHeadersPolicyProps => ({
  ...pageHeaders(stage),
  corsBehavior: {
    accessControlAllowOrigins: ['*'],
    accessControlAllowMethods: ['GET', 'HEAD'],
    accessControlAllowHeaders: ['*'],
    accessControlAllowCredentials: false,
    originOverride: true,
  },
})

/** The API sends its complete content security policy itself. */
export const apiHeaders: ResponseHeadersPolicyProps = {
  securityHeadersBehavior: everywhere,
  customHeadersBehavior: { customHeaders: [permissionsPolicy] },
}
