import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { accept } from './accept.ts'
import type { Handler } from './function.ts'

/** `GET /find` answers under the base path of the API. */
export type Routes = Readonly<Record<`${'GET' | 'POST'} /${string}`, Handler>>

const basePath = '/api/v1'

/**
 * Nothing of who asked or what: the address, the path and the query could tell who looked for help.
 * The request's random id is there because API Gateway refuses a format without it.
 */
const accessLog = {
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
}

/** The whole country at its busiest is far below this; above it somebody is pushing. */
const throttle = { rateLimit: 100, burstLimit: 200 }

/** Named routes only: what is not listed does not exist. */
export class Api extends Construct {
  readonly http: HttpApi

  constructor(scope: Construct, id: string, { routes }: { routes: Routes }) {
    super(scope, id)
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false })
    addRoutes(this, this.http, routes)
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    })
  }
}

/** Opens routes of an API, also from another stack than the API's own. */
export function addRoutes(scope: Construct, httpApi: HttpApi, routes: Routes): void {
  for (const [route, handler] of Object.entries(routes)) {
    const [method, path] = route.split(' ')
    const made = new HttpRoute(scope, route, {
      httpApi,
      routeKey: HttpRouteKey.with(`${basePath}${path}`, method === 'GET' ? HttpMethod.GET : HttpMethod.POST),
      integration: new HttpLambdaIntegration(handler.name, handler.lambda),
    })
    accept(
      made,
      'AwsSolutions-APIG4',
      'Open to everybody by purpose; functions refuse what did not come through CloudFront.',
    )
  }
}
