import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import type { Settings } from './config.ts'

type CertificateProps = StackProps & { readonly settings: Settings; readonly certificateArn: string }

/**
 * Calls before the certificate of the site ends. CloudFront takes certificates of us-east-1 only, and CloudWatch counts
 * the days there alone: an alarm in Frankfurt would never see them.
 */
export class CertificateStack extends Stack {
  constructor(scope: Construct, id: string, { settings, certificateArn, ...props }: CertificateProps) {
    super(scope, id, props)
    new Alarms(this, 'Alarms', settings).onCertificate(certificateArn)
  }
}
