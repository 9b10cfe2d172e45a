import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { type Api, addRoutes } from './api.ts'
import type { Settings } from './config.ts'
import type { DataStack } from './data-stack.ts'
import { endpointIn } from './endpoint.ts'
import { halfYearRoutes } from './half-year.ts'
import { trackerRoutes } from './tracker.ts'
import { updatingRoutes } from './updating.ts'

type ProgressProps = StackProps & {
  readonly settings: Settings
  readonly data: DataStack
  readonly api: Api
  readonly bundles: string
}

/**
 * What became of what was recommended, and the figures: no part of how a message travels. A stack of its own, because
 * CloudFormation takes 500 resources in one and every function makes seven.
 */
export class ProgressStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, api, bundles, ...props }: ProgressProps) {
    super(scope, id, props)
    const endpoint = (name: string) => endpointIn(this, name, { settings, data, bundles })
    addRoutes(this, api.http, {
      'GET /statistics': endpoint('show-figures').readsFigures(data),
      'GET /statistics.csv': endpoint('figures-file').readsFigures(data),
      ...trackerRoutes({ data, endpoint }),
      ...updatingRoutes({ data, endpoint }),
      ...halfYearRoutes({ data, endpoint }),
    })
  }
}
