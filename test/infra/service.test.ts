import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Assembly, assemblyOf, handlersOf, resourcesOf } from './assembly.ts'

let local: Assembly
beforeAll(async () => {
  local = await assemblyOf('local')
}, 120_000)

const Attribute = z
  .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
  .transform(value => value['Fn::GetAtt'][0])

test.each(['Data', 'Identity', 'Service', 'Progress', 'Site'])(
  'the stack %s leaves room under the 500 resources that CloudFormation takes',
  name => {
    const resources = Object.keys(local.stacks[name]?.Resources ?? {})
    expect(resources).not.toHaveLength(0)
    expect(resources.length).toBeLessThanOrEqual(450)
  },
)

describe('the functions', () => {
  test('run on Node 24 and ARM, with a time-out and a log group of their own that forgets after a week', () => {
    const groups = new Map(resourcesOf(local, 'AWS::Logs::LogGroup').map(group => [group.id, group.Properties]))
    const used = new Set<string>()
    for (const { name, Properties } of handlersOf(local)) {
      expect(Properties, name).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      })
      expect(Properties.Timeout, name).toBeGreaterThan(3)
      const { LogGroup } = z.object({ LogGroup: z.object({ Ref: z.string() }) }).parse(Properties.LoggingConfig)
      expect(groups.get(LogGroup.Ref), name).toMatchObject({ RetentionInDays: 7 })
      used.add(LogGroup.Ref)
    }
    expect(used.size).toBe(handlersOf(local).length)
  })

  test('are told where secrets are, never what they are', () => {
    for (const { name, Properties } of handlersOf(local)) {
      const { Variables } = z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Properties.Environment)
      expect(JSON.stringify(Variables), name).not.toContain('resolve:')
      const secret = Object.keys(Variables).filter(variable => /SECRET|PASSWORD|TOKEN/.test(variable))
      for (const variable of secret) expect(variable).toMatch(/_ARN$|_TURN$/)
      expect(Variables, name).toMatchObject({ STAGE: 'local', CLOCK_RATE: '1' })
    }
  })

  test('in jobs are each on the timetable', () => {
    const files = readdirSync('functions/jobs').map(name => `functions/jobs/${name}`)
    const scheduled = resourcesOf(local, 'AWS::Scheduler::Schedule').map(({ Properties }) => Properties.Description)
    expect(scheduled.filter(description => String(description).startsWith('functions/jobs/')).sort()).toEqual(
      files.sort(),
    )
  })

  test('in jobs are each started by their own line of the timetable, and none of these is switched off', () => {
    const fileOf = new Map(handlersOf(local).map(({ id, name }) => [id, `functions/jobs/${name}.ts`]))
    for (const { Properties } of resourcesOf(local, 'AWS::Scheduler::Schedule')) {
      const { Description, State, Target } = z
        .looseObject({ Description: z.string(), State: z.string(), Target: z.looseObject({ Arn: z.unknown() }) })
        .parse(Properties)
      expect(State, Description).toBe('ENABLED')
      if (Description.startsWith('functions/jobs/')) expect(fileOf.get(Attribute.parse(Target.Arn))).toBe(Description)
    }
  })
})

describe('the timetable', () => {
  test('follows the clock of Amsterdam, tries again, and keeps what it could not start', () => {
    for (const { Properties } of resourcesOf(local, 'AWS::Scheduler::Schedule')) {
      const { Target } = z
        .object({ Target: z.looseObject({ RetryPolicy: z.looseObject({ MaximumRetryAttempts: z.number() }) }) })
        .parse(Properties)
      expect(Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0)
      expect(Target).toHaveProperty('DeadLetterConfig')
      if (String(Properties.ScheduleExpression).startsWith('cron')) {
        expect(Properties.ScheduleExpressionTimezone).toBe('Europe/Amsterdam')
      }
    }
    const expressions = resourcesOf(local, 'AWS::Scheduler::Schedule').map(
      ({ Properties }) => Properties.ScheduleExpression,
    )
    expect(expressions.sort()).toEqual([
      'cron(0 10 ? * TUE#2 *)',
      'cron(0 3 * * ? *)',
      'cron(0 4 * * ? *)',
      'cron(0 6 ? * MON,TUE *)',
      'cron(0/30 * * * ? *)',
      'rate(1 minute)',
    ])
  })

  test('leads a job that fails to the dead letters', () => {
    const configured = resourcesOf(local, 'AWS::Lambda::EventInvokeConfig')
    expect(configured).toHaveLength(5)
    for (const { Properties } of configured) expect(Properties).toHaveProperty('DestinationConfig.OnFailure')
  })
})

describe('the API', () => {
  test('has the routes of the contract and no other', () => {
    const routes = resourcesOf(local, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey)
    expect(routes.sort()).toEqual([
      'GET /api/v1/audit',
      'GET /api/v1/auth/callback',
      'GET /api/v1/auth/login',
      'GET /api/v1/coverage',
      'GET /api/v1/coverage/{region}',
      'GET /api/v1/desk/mistakes',
      'GET /api/v1/desk/reports',
      'GET /api/v1/desk/reports/{reference}',
      'GET /api/v1/desk/unknown',
      'GET /api/v1/directory',
      'GET /api/v1/directory/{region}',
      'GET /api/v1/directory/{region}/{entry}',
      'GET /api/v1/find',
      'GET /api/v1/mistakes/{page}',
      'GET /api/v1/openapi.json',
      'GET /api/v1/people',
      'GET /api/v1/plan',
      'GET /api/v1/progress',
      'GET /api/v1/progress.csv',
      'GET /api/v1/progress/regions/{region}',
      'GET /api/v1/progress/reports',
      'GET /api/v1/progress/reports/{date}',
      'GET /api/v1/progress/reports/{date}/csv',
      'GET /api/v1/progress/updates',
      'GET /api/v1/progress/{commitment}',
      'GET /api/v1/progress/{commitment}/{unit}',
      'GET /api/v1/session',
      'GET /api/v1/statistics',
      'GET /api/v1/statistics.csv',
      'GET /api/v1/takeover',
      'POST /api/v1/auth/logout',
      'POST /api/v1/desk/mistakes/{mistake}',
      'POST /api/v1/desk/reports/{reference}/{act}',
      'POST /api/v1/directory/{region}/{entry}',
      'POST /api/v1/directory/{region}/{entry}/verify',
      'POST /api/v1/drafts',
      'POST /api/v1/drafts/discard',
      'POST /api/v1/drafts/open',
      'POST /api/v1/mistakes',
      'POST /api/v1/people/{subject}/{act}',
      'POST /api/v1/plan/import',
      'POST /api/v1/progress/import',
      'POST /api/v1/progress/reports',
      'POST /api/v1/progress/reports/{date}/{act}',
      'POST /api/v1/progress/updates/{act}',
      'POST /api/v1/progress/{commitment}/{unit}/{act}',
      'POST /api/v1/reports',
      'POST /api/v1/reports/check',
      'POST /api/v1/reports/contact/withdraw',
      'POST /api/v1/reports/messages',
      'POST /api/v1/reports/reopen',
      'POST /api/v1/reports/status',
      'POST /api/v1/takeover',
    ])
  })

  test('logs of a request its route, status and latency, beside the random id that the gateway insists on', () => {
    const stages = resourcesOf(local, 'AWS::ApiGatewayV2::Stage')
    expect(stages).toHaveLength(1)
    const { Format } = z.looseObject({ Format: z.string() }).parse(stages[0]?.Properties.AccessLogSettings)
    expect(JSON.parse(Format)).toEqual({
      request: '$context.requestId',
      route: '$context.routeKey',
      status: '$context.status',
      latency: '$context.responseLatency',
    })
  })

  test('is throttled', () => {
    const [stage] = resourcesOf(local, 'AWS::ApiGatewayV2::Stage')
    expect(stage?.Properties.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 })
  })
})

describe('the outcomes of mails', () => {
  test('reach the ledger through the default bus, or wait in the queue', () => {
    const [destination] = resourcesOf(local, 'AWS::SES::ConfigurationSetEventDestination')
    expect(destination?.Properties).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject'] },
    })
    expect(JSON.stringify(destination?.Properties)).toContain('event-bus/default')
    const [rule] = resourcesOf(local, 'AWS::Events::Rule')
    expect(rule?.Properties).toMatchObject({
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['meldroute-local'] } } },
      },
      Targets: [{ RetryPolicy: { MaximumRetryAttempts: 20 } }],
    })
    const [target] = z
      .array(z.looseObject({ Arn: Attribute, DeadLetterConfig: z.object({ Arn: Attribute }) }))
      .parse(rule?.Properties.Targets)
    const outcome = handlersOf(local).find(({ name }) => name === 'mail-event')
    expect(target?.Arn).toBe(outcome?.id)
  })
})

test('no queue, topic or bucket is reached without encryption on the way', () => {
  for (const type of ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy']) {
    const policies = resourcesOf(local, type)
    expect(policies.length, type).toBeGreaterThan(0)
    for (const { Properties } of policies) expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"')
  }
})
