/** Resource types the local runtime gives a body; each is read by the file named here. */
export const hosted: ReadonlySet<string> = new Set([
  // table.ts
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  // functions.ts
  'AWS::Lambda::Function',
  // machines.ts
  'AWS::StepFunctions::StateMachine',
  // schedules.ts
  'AWS::Scheduler::Schedule',
  // events.ts
  'AWS::Events::Rule',
  // mail.ts
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  // secrets.ts
  'AWS::SecretsManager::Secret',
  // keys.ts
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  // gateway.ts
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  // edge.ts
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::OriginRequestPolicy',
  // identity-pool.ts
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolUser',
  'AWS::Cognito::UserPoolUserToGroupAttachment',
  // objects.ts
  'AWS::S3::Bucket',
  'Custom::CDKBucketDeployment',
])

const permission = 'nobody checks permissions here; the second cloud and the templates do'
const watching = 'nobody watches a laptop; a failing function or execution is a line in the log'
const naming = 'localhost needs no name or certificate'

/** Resource types that do nothing locally, each with the reason. Any other type is an error at start. */
export const idle: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'tells AWS which constructs were used',
  'AWS::IAM::Role': permission,
  'AWS::IAM::Policy': permission,
  'AWS::IAM::ManagedPolicy': permission,
  'AWS::Lambda::Permission': permission,
  'AWS::S3::BucketPolicy': permission,
  'AWS::SQS::QueuePolicy': permission,
  'AWS::SNS::TopicPolicy': permission,
  'AWS::Logs::ResourcePolicy': permission,
  'AWS::CloudFront::OriginAccessControl': permission,
  'AWS::SecretsManager::ResourcePolicy': permission,
  'AWS::Logs::LogGroup': 'logs go to standard output and one file under .local',
  'AWS::Logs::MetricFilter': watching,
  'AWS::CloudWatch::Alarm': watching,
  'AWS::CloudWatch::CompositeAlarm': watching,
  'AWS::CloudWatch::Dashboard': watching,
  'AWS::SNS::Topic': watching,
  'AWS::SNS::Subscription': watching,
  'AWS::SQS::Queue': 'holds what failed for good; here that is a line in the log',
  'AWS::Lambda::EventInvokeConfig': 'asynchronous calls are tried three times here',
  'AWS::Lambda::LayerVersion': 'only the deployment of the site uses one',
  'AWS::Scheduler::ScheduleGroup': 'a name to group schedules by',
  'AWS::Cognito::ManagedLoginBranding': 'the page to sign in on is a small one of our own here',
  'AWS::Cognito::UserPoolIdentityProvider': "nobody else's sign-on can be reached from one machine",
  'AWS::Route53::RecordSet': naming,
  'AWS::Route53::HostedZone': naming,
  'AWS::CertificateManager::Certificate': naming,
  'AWS::WAFv2::WebACL': 'there is nobody to keep out',
  'AWS::Budgets::Budget': 'a laptop sends no bill',
  'Custom::S3AutoDeleteObjects': 'runs when a stack is deleted',
  'Custom::CrossRegionExportWriter': 'values cross stacks directly here',
  'Custom::CrossRegionExportReader': 'values cross stacks directly here',
}
