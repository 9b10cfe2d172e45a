import { storeContract } from '../adapters/store-contract.ts'
import { createTable, tableClient } from '../adapters/table.ts'
import { endpoint } from './cloud.ts'

storeContract({
  name: 'the second cloud',
  // A table of its own: reconcile would wake the sleepers of the deployed one.
  open: async () => {
    const client = tableClient(endpoint)
    return { table: await createTable(client, 'contract'), close: async () => client.destroy() }
  },
})
