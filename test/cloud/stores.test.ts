import { storeContract } from '../adapters/store-contract.ts'
import { createTable, tableClient } from '../adapters/table.ts'
import { dynamoDbLocal, endpoint } from './cloud.ts'

// A table of its own: reconcile would wake the sleepers of the deployed one.
const contractOn = (name: string, at: string): void =>
  storeContract({
    name,
    open: async () => {
      const client = tableClient(at)
      return { table: await createTable(client, 'contract'), close: async () => client.destroy() }
    },
  })

contractOn('the second cloud', endpoint)
if (dynamoDbLocal !== undefined) contractOn('DynamoDB Local', dynamoDbLocal)
