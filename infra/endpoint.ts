import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Settings } from './config.ts'
import type { DataStack } from './data-stack.ts'
import { Handler } from './function.ts'

type EndpointProps = { readonly settings: Settings; readonly data: DataStack; readonly bundles: string }

/** The function of a file under functions/api, which answers only what came through CloudFront. */
export function endpointIn(scope: Construct, name: string, { settings, data, bundles }: EndpointProps): Handler {
  const timeout = Duration.seconds(10)
  return new Handler(scope, name, { name, settings, bundles, timeout }).trustsOrigin(data).knowsOrigin()
}
