import { account, type Resource, stableId, stableUuid } from './resource.ts'

type Identity = Omit<Resource, 'properties'>
type Attributes = Readonly<Record<string, string>>

/** The property that gives a resource its physical name. */
export const nameProperty: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  'AWS::Cognito::UserPoolUser': 'Username',
}

/** What `Ref` answers. */
export const referenceOf = (resource: Identity): string => attributesOf(resource).Ref ?? resource.name

/** What `Fn::GetAtt` answers. Of a hosted type only what we know; of an idle one anything, for nobody will use it. */
export function attributeOf(resource: Identity, attribute: string): string {
  const known = attributesOf(resource)[attribute]
  if (known !== undefined) return known
  if (resource.type in byType) {
    throw new Error(`The local runtime does not know ${attribute} of ${resource.logicalId} (${resource.type})`)
  }
  const service = resource.type.split('::')[1]?.toLowerCase() ?? 'local'
  return /arn$/i.test(attribute) ? arn(resource, service, resource.name) : `${resource.name}.${attribute}`
}

const attributesOf = (resource: Identity): Attributes => byType[resource.type]?.(resource) ?? {}

const arn = ({ region }: Identity, service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`
const id = ({ stack, logicalId }: Identity, length = 13) => stableId(stack, logicalId, length)

const table = (resource: Identity): Attributes => {
  const tableArn = arn(resource, 'dynamodb', `table/${resource.name}`)
  return { Arn: tableArn, TableId: id(resource), StreamArn: `${tableArn}/stream/local` }
}

const policy = (resource: Identity): Attributes => ({ Ref: id(resource), Id: id(resource) })

const byType: Readonly<Record<string, (resource: Identity) => Attributes>> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::Lambda::Function': resource => ({ Arn: arn(resource, 'lambda', `function:${resource.name}`) }),
  'AWS::StepFunctions::StateMachine': resource => {
    const machine = arn(resource, 'states', `stateMachine:${resource.name}`)
    return { Ref: machine, Arn: machine, Name: resource.name }
  },
  'AWS::Scheduler::Schedule': resource => ({ Arn: arn(resource, 'scheduler', `schedule/default/${resource.name}`) }),
  'AWS::Events::Rule': resource => ({ Arn: arn(resource, 'events', `rule/${resource.name}`) }),
  'AWS::SecretsManager::Secret': resource => {
    const secret = arn(resource, 'secretsmanager', `secret:${resource.name}-${id(resource, 6)}`)
    return { Ref: secret, Id: secret }
  },
  'AWS::KMS::Key': resource => {
    // Keys are known by a UUID, as in AWS: their identifier leads every ciphertext.
    const key = stableUuid(resource.stack, resource.logicalId)
    return { Ref: key, KeyId: key, Arn: arn(resource, 'kms', `key/${key}`) }
  },
  'AWS::S3::Bucket': resource => {
    const name = resource.name.toLowerCase()
    const regional = `${name}.s3.${resource.region}.amazonaws.com`
    const domains = { DomainName: `${name}.s3.amazonaws.com`, RegionalDomainName: regional }
    return { Ref: name, Arn: `arn:aws:s3:::${name}`, ...domains }
  },
  'AWS::ApiGatewayV2::Api': resource => {
    const api = id(resource, 10)
    return { Ref: api, ApiId: api, ApiEndpoint: `https://${api}.execute-api.${resource.region}.amazonaws.com` }
  },
  'AWS::ApiGatewayV2::Integration': resource => ({ Ref: id(resource, 7), IntegrationId: id(resource, 7) }),
  'AWS::CloudFront::Distribution': resource => ({
    Ref: id(resource),
    Id: id(resource),
    DomainName: `${id(resource)}.cloudfront.net`,
  }),
  'AWS::CloudFront::Function': resource => {
    const functionArn = `arn:aws:cloudfront::${account}:function/${resource.name}`
    return { Ref: functionArn, FunctionARN: functionArn, 'FunctionMetadata.FunctionARN': functionArn, Stage: 'LIVE' }
  },
  'AWS::Cognito::UserPool': resource => {
    const pool = `${resource.region}_${id(resource, 9)}`
    const name = `cognito-idp.${resource.region}.amazonaws.com/${pool}`
    const userPoolArn = arn(resource, 'cognito-idp', `userpool/${pool}`)
    return { Ref: pool, UserPoolId: pool, Arn: userPoolArn, ProviderName: name, ProviderURL: `https://${name}` }
  },
  'AWS::Cognito::UserPoolClient': resource => ({ Ref: id(resource, 26), ClientId: id(resource, 26) }),
  'AWS::Cognito::UserPoolDomain': resource => ({ Ref: resource.name }),
  'AWS::Cognito::UserPoolGroup': resource => ({ Ref: resource.name }),
  'AWS::Cognito::UserPoolUser': resource => ({ Ref: resource.name }),
  'AWS::CloudFront::ResponseHeadersPolicy': policy,
  'AWS::CloudFront::CachePolicy': policy,
  'AWS::CloudFront::OriginRequestPolicy': policy,
}
