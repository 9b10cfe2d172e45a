import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import * as z from 'zod'
import { close, listen } from './http.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
const Index = hosting(
  {
    IndexName: z.string(),
    KeySchema,
    Projection: z.strictObject({
      ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
      NonKeyAttributes: z.array(z.string()).optional(),
    }),
  },
  ['ContributorInsightsSpecification', 'WriteOnDemandThroughputSettings', 'OnDemandThroughput'],
)
const Table = hosting(
  {
    KeySchema,
    AttributeDefinitions: z.array(
      z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z.array(Index).optional(),
  },
  [
    'TableName',
    'Replicas',
    'SSESpecification',
    'TimeToLiveSpecification',
    'WriteOnDemandThroughputSettings',
    'Tags',
    'PointInTimeRecoverySpecification',
    'DeletionProtectionEnabled',
    'ContributorInsightsSpecification',
    'TableClass',
    'OnDemandThroughput',
    'WarmThroughput',
  ],
)

export type Tables = {
  endpoint: string
  names: readonly string[]
  /** Requests per operation since the start, for the bench. */
  requests: () => Readonly<Record<string, number>>
  close: () => Promise<void>
}

/**
 * The tables of the templates in LevelDB, behind DynamoDB's own protocol: on disk, or without a directory in memory.
 * Expired items stay.
 */
export async function openTables(resources: readonly Resource[], directory?: string): Promise<Tables> {
  const server = dynalite({ ...(directory === undefined ? {} : { path: folderIn(directory) }), createTableMs: 0 })
  const counts = new Map<string, number>()
  server.on('request', request => {
    const operation =
      String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? ''
    counts.set(operation, (counts.get(operation) ?? 0) + 1)
  })
  const endpoint = `http://127.0.0.1:${await listen(server, 0)}`
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const names: string[] = []
  for (const resource of ofType(resources, 'AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')) {
    await createOnce(client, tableOf(resource))
    names.push(resource.name)
  }
  client.destroy()
  counts.clear()
  return { endpoint, names, requests: () => Object.fromEntries(counts), close: () => close(server) }
}

function folderIn(directory: string): string {
  const path = join(directory, 'tables')
  mkdirSync(path, { recursive: true, mode: 0o700 })
  return path
}

function tableOf(resource: Resource): CreateTableCommandInput {
  const { KeySchema, AttributeDefinitions, BillingMode, GlobalSecondaryIndexes } = propertiesOf(resource, Table)
  const indexes = GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }))
  return {
    TableName: resource.name,
    KeySchema,
    AttributeDefinitions,
    BillingMode,
    ...(indexes && { GlobalSecondaryIndexes: indexes }),
  }
}

/** A kept table whose keys or indexes are no longer the template's would answer wrongly: say so. */
async function createOnce(client: DynamoDBClient, table: CreateTableCommandInput) {
  try {
    const { Table: kept } = await client.send(new DescribeTableCommand({ TableName: table.TableName }))
    if (shape(kept) !== shape(table)) {
      throw new Error(
        `Table ${table.TableName} has changed its keys or indexes: start afresh with npm start -- --reset`,
      )
    }
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
    await client.send(new CreateTableCommand(table))
  }
}

type Shaped = Pick<CreateTableCommandInput, 'KeySchema' | 'AttributeDefinitions'> & {
  GlobalSecondaryIndexes?:
    | readonly {
        IndexName?: string | undefined
        KeySchema?: unknown
        Projection?: { NonKeyAttributes?: string[] | undefined } | undefined
      }[]
    | undefined
}

function shape(table: Shaped | undefined): string {
  const indexes = (table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => [
    IndexName,
    names(KeySchema),
    Projection?.NonKeyAttributes?.toSorted(),
  ])
  return JSON.stringify([names(table?.KeySchema), names(table?.AttributeDefinitions), indexes.sort()])
}

const Named = z.array(z.object({ AttributeName: z.string() })).default([])
const names = (list: unknown) =>
  Named.parse(list)
    .map(({ AttributeName }) => AttributeName)
    .sort()
