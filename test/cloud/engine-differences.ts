import { TransactWriteItemsCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#adapters/items.ts'

export type EngineName = 'dynalite' | 'the second cloud' | 'DynamoDB Local'

/** Something that AWS does and that an engine may not do: by name, which of them do. */
export type EngineDifference = {
  readonly what: string
  /** What it means for us. */
  readonly therefore: string
  /** The engines that do it as AWS does; where that changes, the test says so. */
  readonly asAws: readonly EngineName[]
  readonly isAsAws: (table: Table) => Promise<boolean>
}

const every: readonly EngineName[] = ['dynalite', 'the second cloud', 'DynamoDB Local']

const item = (SK: string, more = {}) => ({ PK: 'ENGINE', SK, ...more })

export const engineDifferences: readonly EngineDifference[] = [
  {
    what: 'writes several items in one transaction',
    therefore: 'We use none: every change is one conditional write.',
    asAws: ['the second cloud', 'DynamoDB Local'],
    isAsAws: ({ client, name }) => {
      const Put = { TableName: name, Item: { PK: { S: 'ENGINE' }, SK: { S: 'transaction' } } }
      return works(client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] })))
    },
  },
  {
    what: 'takes a time to live for items',
    therefore: 'What expired counts as absent when it is read, removed or not.',
    asAws: ['the second cloud', 'DynamoDB Local'],
    isAsAws: ({ client, name }) => {
      const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true }
      return works(client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification })))
    },
  },
  {
    what: 'refuses a reserved word as a name in an expression',
    therefore: 'An engine that took it would let a mistake of ours through.',
    asAws: every,
    isAsAws: ({ client, name }) =>
      isRefused(
        client.send(
          new UpdateCommand({
            TableName: name,
            Key: item('reserved'),
            UpdateExpression: 'SET state = :state',
            ExpressionAttributeValues: { ':state': 'sent' },
          }),
        ),
      ),
  },
  {
    what: 'refuses a value that no expression uses',
    therefore: 'As above.',
    asAws: every,
    isAsAws: ({ client, name }) =>
      isRefused(
        client.send(
          new UpdateCommand({
            TableName: name,
            Key: item('unused'),
            UpdateExpression: 'SET attempts = :one',
            ExpressionAttributeValues: { ':one': 1, ':two': 2 },
          }),
        ),
      ),
  },
  {
    what: 'refuses to read an index consistently',
    therefore: 'No query of ours asks for it: whatever an index shows is read again from the item.',
    asAws: every,
    isAsAws: ({ client, name }) =>
      isRefused(
        client.send(
          new QueryCommand({
            TableName: name,
            IndexName: 'byDue',
            ConsistentRead: true,
            KeyConditionExpression: 'DUE = :due',
            ExpressionAttributeValues: { ':due': 'ENGINE' },
          }),
        ),
      ),
  },
  {
    what: 'refuses an item over 400 kB',
    therefore: 'What could grow without bound is an item of its own; texts have limits.',
    asAws: every,
    isAsAws: ({ client, name }) =>
      isRefused(
        client.send(new PutCommand({ TableName: name, Item: item('large', { text: 'x'.repeat(410 * 1024) }) })),
      ),
  },
  {
    what: 'refuses an empty text as a key',
    therefore: 'Keys are built in one file, of what was parsed.',
    asAws: every,
    isAsAws: ({ client, name }) => isRefused(client.send(new GetCommand({ TableName: name, Key: item('') }))),
  },
]

const works = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    () => false,
  )

const isRefused = async (call: Promise<unknown>): Promise<boolean> => !(await works(call))
