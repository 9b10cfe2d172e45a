import { join } from 'node:path'
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { Settings } from './config.ts'
import type { DataStack } from './data-stack.ts'
import type { Issuer } from './issuer.ts'
import type { Mail } from './mail.ts'

export type HandlerProps = {
  /** The name of the file under functions/, and of its bundle. */
  readonly name: string
  readonly settings: Settings
  /** The folder with one bundle per function. */
  readonly bundles: string
  readonly timeout?: Duration
}

/** Which indexes besides the table, or only partitions whose key looks like this. */
type Reach = { readonly indexes?: readonly string[]; readonly only?: string }

/**
 * One function with its own role and log group. Each capability is one call, which sets the variable and gives the
 * permission together: a function that can reach a thing is a function that was told where it is.
 */
export class Handler extends Construct {
  readonly name: string
  readonly lambda: Lambda
  readonly logs: LogGroup
  private readonly settings: Settings

  constructor(scope: Construct, id: string, { name, settings, bundles, timeout }: HandlerProps) {
    super(scope, id)
    this.name = name
    this.settings = settings
    this.logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    // A role of its own: the managed policy of Lambda would let it write to every log group.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.logs.grantWrite(role)
    this.lambda = new Lambda(this, 'Function', {
      description: `functions/*/${name}.ts`,
      code: Code.fromAsset(join(bundles, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: timeout ?? Duration.seconds(20),
      role,
      logGroup: this.logs,
      environment: {
        STAGE: settings.stage,
        CLOCK_ORIGIN: settings.clock.origin,
        CLOCK_RATE: String(settings.clock.rate),
      },
    })
  }

  /** Single items and queries of the table and the named indexes. */
  reads(data: DataStack, ...indexes: string[]): this {
    return this.onTable(data, ['dynamodb:GetItem', 'dynamodb:Query'], { indexes })
  }

  /** Many single items in one question. */
  readsMany(data: DataStack): this {
    return this.onTable(data, ['dynamodb:BatchGetItem'])
  }

  /** One item at a time, put or updated; the condition is the code's. */
  writes(data: DataStack): this {
    return this.onTable(data, ['dynamodb:PutItem', 'dynamodb:UpdateItem'])
  }

  /** Looks through the whole table and removes what has had its time: retention only. */
  sweeps(data: DataStack): this {
    return this.onTable(data, ['dynamodb:Scan', 'dynamodb:DeleteItem'])
  }

  /** Looks through the whole table, and removes nothing. */
  scans(data: DataStack): this {
    return this.onTable(data, ['dynamodb:Scan'])
  }

  /** What was published about messages as a whole, and nothing of any message. */
  readsFigures(data: DataStack): this {
    return this.onTable(data, ['dynamodb:GetItem', 'dynamodb:Query'], { only: 'FIGURES*' })
  }

  /** Ends sessions, and removes nothing else of the table. */
  endsSessions(data: DataStack): this {
    return this.onTable(data, ['dynamodb:DeleteItem'], { only: 'SESSION#*' })
  }

  /** Counts how often an address writes, and touches nothing else of the table. */
  admits(data: DataStack): this {
    return this.onTable(data, ['dynamodb:UpdateItem'], { only: 'RATE#*' })
  }

  /** Forms that people save for later, and nothing else of the table. */
  onDrafts(data: DataStack, ...acts: ('GetItem' | 'PutItem' | 'DeleteItem')[]): this {
    return this.onTable(
      data,
      acts.map(act => `dynamodb:${act}`),
      { only: 'DRAFT#*' },
    )
  }

  /** What readers say is wrong is added, and nothing of the table is read. */
  onMistakes(data: DataStack): this {
    return this.onTable(data, ['dynamodb:PutItem'], { only: 'MISTAKE#*' })
  }

  /** Encrypts what people write before it reaches the table. */
  seals({ sealingKey }: DataStack): this {
    return this.knows('REPORT_KEY_ARN', sealingKey.keyArn).may(['kms:GenerateDataKey'], sealingKey.keyArn)
  }

  /** Decrypts it again: only for those who must have the content. */
  unseals({ sealingKey }: DataStack): this {
    return this.knows('REPORT_KEY_ARN', sealingKey.keyArn).may(['kms:Decrypt'], sealingKey.keyArn)
  }

  /** The secret from which references, receipts, links and keyed hashes are derived. */
  derives({ keys }: DataStack): this {
    return this.knowsSecret('KEYS_SECRET_ARN', keys)
  }

  /** The secret that proves a request came through CloudFront. */
  trustsOrigin({ originSecret }: DataStack): this {
    // Functions read the secret once in their life; a new turn gives them a new one.
    this.knows('ORIGIN_SECRET_TURN', String(this.settings.originSecretTurn))
    return this.knowsSecret('ORIGIN_SECRET_ARN', originSecret)
  }

  /** Starts executions of a machine, whose ARN it finds in the variable. */
  starts(variable: 'ESCALATION_ARN' | 'FOLLOW_UP_ARN', machine: StateMachine): this {
    return this.knows(variable, machine.stateMachineArn).may(['states:StartExecution'], machine.stateMachineArn)
  }

  /** Mails as the stage's sender, through its configuration set and in no other name. */
  sends(mail: Mail): this {
    this.knows('SENDER', mail.sender).knows('CONFIGURATION_SET', mail.configurationSetName)
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [mail.identityArn, mail.configurationSetArn],
        conditions: { StringEquals: { 'ses:FromAddress': mail.sender } },
      }),
    )
    return this
  }

  /** Where our pages are: links in mails lead there, and forms must come from there. */
  knowsOrigin(): this {
    return this.knows('PUBLIC_ORIGIN', this.settings.origin)
  }

  /** The mailbox of the last rung. */
  knowsDesk(): this {
    return this.knows('NATIONAL_DESK', this.settings.nationalDesk)
  }

  /** Sends people to whoever knows them, and takes them back. */
  signsIn({ issuer, clientId, groupsClaim, secret }: Issuer): this {
    this.knows('ISSUER', issuer).knows('CLIENT_ID', clientId).knows('GROUPS_CLAIM', groupsClaim)
    return secret ? this.knowsSecret('CLIENT_SECRET_ARN', secret) : this
  }

  private knows(variable: string, value: string): this {
    this.lambda.addEnvironment(variable, value)
    return this
  }

  private knowsSecret(variable: string, secret: Secret): this {
    return this.knows(variable, secret.secretArn).may(['secretsmanager:GetSecretValue'], secret.secretArn)
  }

  private onTable({ table, tableKey }: DataStack, actions: string[], { indexes = [], only }: Reach = {}): this {
    this.knows('TABLE_NAME', table.tableName)
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions,
        resources: [table.tableArn, ...indexes.map(index => `${table.tableArn}/index/${index}`)],
        ...(only && { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [only] } } }),
      }),
    )
    // DynamoDB uses the table's key in the caller's name, and only there may the caller use it.
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [tableKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
      }),
    )
    return this
  }

  private may(actions: string[], ...resources: string[]): this {
    this.lambda.addToRolePolicy(new PolicyStatement({ actions, resources }))
    return this
  }
}
