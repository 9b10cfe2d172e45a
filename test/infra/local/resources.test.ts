import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Assembly, Template } from '../../../infra/local/assembly.ts'
import { hosting, propertiesOf } from '../../../infra/local/resource.ts'
import { readResources } from '../../../infra/local/resources.ts'

const empty = { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {}, Resources: {} }

const assemblyOf = (...templates: Partial<Template>[]): Assembly => ({
  stacks: templates.map((template, index) => ({
    name: `stack${index}`,
    region: 'eu-central-1',
    template: { ...empty, ...template },
  })),
  assets: new Map(),
})

test('a type the runtime does not know is an error at start, by name', () => {
  const assembly = assemblyOf({ Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: {} } } })
  expect(() => readResources(assembly)).toThrow('stack0/Stream is AWS::Kinesis::Stream')
})

test('a property the runtime does not know is an error by name', () => {
  const [bucket] = readResources(
    assemblyOf({ Resources: { Pages: { Type: 'AWS::S3::Bucket', Properties: { WebsiteConfiguration: {} } } } }),
  )
  const schema = hosting({ BucketName: z.string().optional() }, ['Tags'])
  expect(bucket && (() => propertiesOf(bucket, schema))).toThrow('WebsiteConfiguration')
})

test('an attribute the runtime does not know of a hosted type is an error by name', () => {
  const Variables = { STREAM: { 'Fn::GetAtt': ['Key', 'Rotation'] } }
  const assembly = assemblyOf({
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
      Function: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } },
    },
  })
  expect(() => readResources(assembly)).toThrow('Rotation of Key')
})

test('a missing export is an error by name', () => {
  const Properties = { TableName: { 'Fn::ImportValue': 'nowhere' } }
  const assembly = assemblyOf({ Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties } } })
  expect(() => readResources(assembly)).toThrow('nowhere')
})

test('values cross stacks', () => {
  const [, secret] = readResources(
    assemblyOf(
      {
        Resources: { Key: { Type: 'AWS::KMS::Key', Properties: {} } },
        Outputs: {
          Key: {
            Value: { 'Fn::GetAtt': ['Key', 'Arn'] },
            Export: { Name: { 'Fn::Join': [':', [{ Ref: 'AWS::StackName' }, 'key']] } },
          },
        },
      },
      {
        Resources: {
          Secret: {
            Type: 'AWS::SecretsManager::Secret',
            Properties: { KmsKeyId: { 'Fn::ImportValue': 'stack0:key' } },
          },
        },
      },
    ),
  )
  expect(secret?.properties.KmsKeyId).toMatch(/^arn:aws:kms:eu-central-1:000000000000:key\/[0-9a-f-]{36}$/)
})

test('a resource whose condition does not hold is not there', () => {
  const resources = readResources(
    assemblyOf({
      Conditions: { Elsewhere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
      Resources: { Unknown: { Type: 'AWS::Other::Thing', Properties: {}, Condition: 'Elsewhere' } },
    }),
  )
  expect(resources).toEqual([])
})
