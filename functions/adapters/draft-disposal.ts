import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { createDraftTokens } from './draft-tokens.ts'
import { happened, type Table } from './items.ts'
import { draftKey, tableKeys } from './keys.ts'
import type { Keyring } from './secrets.ts'

/** The end of drafts, apart from their store: whoever may destroy one need not be able to read it. */
export type DraftDisposal = {
  /** Destroys a draft, whatever became of it meanwhile; `false` when there is none. */
  discard(by: { readonly code: string } | { readonly token: string }): Promise<boolean>
  /** Destroys what was sent as a message; what another window saved since then stays. */
  discardSent(token: string): Promise<boolean>
}

export function createDraftDisposal(
  table: Table,
  keyring: Pick<Keyring, 'key' | 'draftHash'>,
  realNow: () => number = Date.now,
): DraftDisposal {
  const tokens = createDraftTokens(keyring, realNow)
  const remove = async (code: string, version?: number): Promise<boolean> => {
    const Key = draftKey(await keyring.draftHash(code))
    const condition = whileItIs({ version, realNow: realNow() })
    return happened(table.client.send(new DeleteCommand({ TableName: table.name, Key, ...condition })))
  }
  return {
    discard: async by => {
      const code = 'code' in by ? by.code : (await tokens.read(by.token))?.code
      return code !== undefined && remove(code)
    },
    discardSent: async token => {
      const handle = await tokens.read(token)
      return handle !== undefined && remove(handle.code, handle.version)
    },
  }
}

type Standing = { readonly version: number | undefined; readonly realNow: number }

/** The condition of a change: the draft has not expired, and, where that matters, is still the version known. */
export function whileItIs({ version, realNow }: Standing) {
  const isLive = '#expires > :now'
  const names = { '#expires': tableKeys.expires }
  const now = { ':now': realNow / 1000 }
  if (version === undefined) {
    return { ConditionExpression: isLive, ExpressionAttributeNames: names, ExpressionAttributeValues: now }
  }
  return {
    ConditionExpression: `${isLive} AND #version = :version`,
    ExpressionAttributeNames: { ...names, '#version': 'version' },
    ExpressionAttributeValues: { ...now, ':version': version },
  }
}
