import { setTimeout as pause } from 'node:timers/promises'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#adapters/items.ts'

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
]

/** The table as it is deployed, written out: what the template says is compared with this. */
export const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys('PK', 'SK'),
  AttributeDefinitions: ['PK', 'SK', 'OWNER', 'OWNER_SORT', 'DUE', 'DUE_SORT'].map(text),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byOwner',
      KeySchema: keys('OWNER', 'OWNER_SORT'),
      Projection: {
        ProjectionType: 'INCLUDE',
        NonKeyAttributes: [
          'reference',
          'region',
          'where',
          'kind',
          'ageGroup',
          'forms',
          'urgency',
          'asked',
          'reporterType',
          'restricted',
          'receivedAt',
          'state',
          'handover',
          'snooze',
          'lastActivityAt',
          'ladder',
          'waiting',
          'line',
        ],
      },
    },
    { IndexName: 'byDue', KeySchema: keys('DUE', 'DUE_SORT'), Projection: { ProjectionType: 'KEYS_ONLY' } },
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** A client of an engine on this machine. */
export const tableClient = (endpoint: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  })

export async function createTable(client: DynamoDBDocumentClient, name: string): Promise<Table> {
  await client.send(new CreateTableCommand({ TableName: name, ...tableDefinition }))
  while (!(await isActive(client, name))) await pause(10)
  return { client, name }
}

async function isActive(client: DynamoDBDocumentClient, name: string): Promise<boolean> {
  const { Table: described } = await client.send(new DescribeTableCommand({ TableName: name }))
  return described?.TableStatus === 'ACTIVE'
}
