import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Conflict } from '#domain/errors.ts'
import { Mistake, type SentMistake } from '#domain/mistake.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { dueKeys } from './due.ts'
import { happened, Key, putNew, query, read, scan, type Table, withEach, withoutKeys } from './items.ts'
import { dueBy, indexes, mistakeDue, mistakeIndexes, mistakeKey, mistakesOf } from './keys.ts'

export type MistakeStore = {
  /** Keeps it once, however often it is sent. */
  add(mistake: Mistake): Promise<void>
  get(id: string): Promise<Mistake | undefined>
  /** Open ones, longest waiting first; settled ones, last settled first; so many at most. */
  list(keeper: RegionCode, phase: Mistake['state']['phase'], most: number): Promise<readonly Mistake[]>
  /** Those of which somebody is to be told by now; the index may lag behind. */
  due(now: Instant): AsyncIterable<Mistake>
  /**
   * Writes it over the one it was made of.
   * @throws Conflict when somebody settled it, or was told of it, meanwhile
   */
  replace(mistake: Mistake, before: Mistake): Promise<void>
  /** Every id there is: reads the whole table, for retention only. */
  ids(): AsyncIterable<string>
  remove(id: string): Promise<void>
}

export function createMistakeStore(table: Table): MistakeStore {
  return {
    add: async mistake => {
      await putNew(table, itemOf(mistake))
    },
    get: id => get(table, id),
    list: (keeper, phase, most) => list(table, { keeper, phase, most }),
    due: now => due(table, now),
    replace: (mistake, before) => replace(table, mistake, before),
    ids: () => ids(table),
    remove: async id => {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: mistakeKey(id) }))
    },
  }
}

/**
 * Of all that was sent: the same words under the same key are one, and words that somebody mended and sent again from
 * the same form are another. Without the key, which is kept nowhere, nobody can try out what the words were.
 */
export function mistakeId({ submissionKey, page, kind, text = '' }: SentMistake): string {
  const sent = JSON.stringify([submissionKey, page, kind, text])
  return createHash('sha256').update(sent).digest('base64url').slice(0, 22)
}

const itemOf = (mistake: Mistake) => ({ ...mistake, ...mistakeKey(mistake.id), ...mistakeIndexes(mistake) })

async function get(table: Table, id: string): Promise<Mistake | undefined> {
  const item = await read(table, mistakeKey(id))
  return item && Mistake.parse(withoutKeys(item))
}

type Asked = { readonly keeper: RegionCode; readonly phase: Mistake['state']['phase']; readonly most: number }

/** The index shows which; what they say is read from the table. */
async function list(table: Table, { keeper, phase, most }: Asked): Promise<readonly Mistake[]> {
  const found = query(table, {
    IndexName: indexes.byOwner.name,
    KeyConditionExpression: '#owner = :keeper',
    ExpressionAttributeNames: { '#owner': indexes.byOwner.partition },
    ExpressionAttributeValues: { ':keeper': mistakesOf(keeper, phase === 'open' ? 'OPEN' : 'SETTLED') },
    ProjectionExpression: 'PK, SK',
    ScanIndexForward: phase === 'open',
    Limit: most,
  })
  const keys: string[] = []
  for await (const item of found) {
    keys.push(idIn(Key.parse(item)))
    if (keys.length === most) break
  }
  const mistakes = await withEach(keys, id => get(table, id))
  // Settled or destroyed a moment ago, the index still shows it.
  return mistakes.filter(mistake => mistake !== undefined).filter(({ state }) => state.phase === phase)
}

async function* due(table: Table, now: Instant): AsyncGenerator<Mistake> {
  for await (const item of dueKeys(table, { partition: mistakeDue, before: dueBy(now) })) {
    const mistake = await get(table, idIn(Key.parse(item)))
    if (mistake) yield mistake
  }
}

async function replace(table: Table, mistake: Mistake, before: Mistake): Promise<void> {
  const put = new PutCommand({
    TableName: table.name,
    Item: itemOf(mistake),
    ConditionExpression: '#state.phase = :phase AND told = :told',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':phase': before.state.phase, ':told': before.told },
  })
  if (await happened(table.client.send(put))) return
  // A write whose answer was lost is tried again by the SDK, and then finds itself.
  if (!isDeepStrictEqual(await get(table, mistake.id), mistake)) throw new Conflict('It changed in the meantime')
}

async function* ids(table: Table): AsyncGenerator<string> {
  const found = scan(table, {
    FilterExpression: 'SK = :mistake',
    ExpressionAttributeValues: { ':mistake': mistakeKey('').SK },
    ProjectionExpression: 'PK, SK',
  })
  for await (const item of found) yield idIn(Key.parse(item))
}

const idIn = ({ PK }: { readonly PK: string }): string => PK.replace(/^MISTAKE#/, '')
