import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Holder } from '#domain/directory.ts'
import { type Edit, type EntryChange, edited, historyOf } from '#domain/directory-history.ts'
import { type Mark, Marks, withMarks } from '#domain/directory-marks.ts'
import { Conflict } from '#domain/errors.ts'
import { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { collect, happened, type Item, putNew, query, read, type Table } from './items.ts'
import { directory, entriesOf, entryHistoryKey, entryKey, sortable, tableKeys } from './keys.ts'

export type DirectoryStore = {
  /** Everybody of these regions with what is known of their mailboxes; the national desk is not among them. */
  inRegions(regions: readonly RegionCode[]): Promise<readonly Holder[]>
  /** Everybody, the national desk included. */
  all(): Promise<readonly Holder[]>
  get(id: string): Promise<Holder | undefined>
  /** The last rung of every ladder: a setting of the stage, with what is known of its mailbox. */
  nationalDesk(): Promise<Holder>
  /**
   * Writes an entry as a person changed it, and what it was before. A version that was not changed yet is 0.
   * @throws Conflict when somebody changed it meanwhile, and for the national desk, which is a setting
   */
  put(holder: Holder, change: Change): Promise<Holder>
  /** Who changed what, newest first. */
  history(id: string): Promise<readonly EntryChange[]>
  /** What the mailer told about one of its mailboxes. `false` for an entry or address that the directory does not have. */
  mark(id: string, what: MarkName, mark: Mark): Promise<boolean>
  /** Notes that its mailbox was asked whether it is still right; `false` when it was asked since `unlessSince`. */
  nudged(id: string, asking: { readonly at: Instant; readonly unlessSince: Instant }): Promise<boolean>
}

export type MarkName = Exclude<keyof Marks, 'nudgedAt'>

/** `expires`: when the line of the history goes, in seconds since 1970. */
export type Change = Edit & { readonly expectedVersion: number; readonly expires: number }

/** What the content and the settings say; an entry in the table takes the place of the one with its id. */
export type Base = { readonly holders: readonly Holder[]; readonly nationalDesk: Holder }

export function createDirectoryStore(table: Table, base: Base): DirectoryStore {
  const store = { table, base }
  return {
    inRegions: regions => inRegions(store, regions),
    all: () => all(store),
    get: id => get(store, id),
    nationalDesk: async () => (await get(store, base.nationalDesk.id)) ?? base.nationalDesk,
    put: (holder, change) => put(store, holder, change),
    history: id => history(store, id),
    mark: (id, what, mark) => note(store, id, { what, mark }),
    nudged: (id, asking) => nudged(store, id, asking),
  }
}

type Store = { readonly table: Table; readonly base: Base }

/** An item holds the entry once a person changed it, and marks once the mailer told something: each by itself. */
const Stored = Marks.extend({ id: z.string(), entry: Holder.optional() })
type Stored = z.infer<typeof Stored>

async function inRegions(store: Store, regions: readonly RegionCode[]): Promise<readonly Holder[]> {
  const found = await Promise.all([...new Set(regions)].map(region => storedIn(store, entriesOf(region))))
  const base = store.base.holders.filter(({ region }) => regions.includes(region))
  return merged(base, found.flat())
}

async function all(store: Store): Promise<readonly Holder[]> {
  return merged([...store.base.holders, store.base.nationalDesk], await storedIn(store, ''))
}

async function storedIn({ table }: Store, prefix: string): Promise<readonly Stored[]> {
  const within = prefix === '' ? {} : { condition: ' AND begins_with(SK, :prefix)', values: { ':prefix': prefix } }
  const found = query(table, {
    KeyConditionExpression: `PK = :directory${within.condition ?? ''}`,
    ExpressionAttributeValues: { ':directory': directory, ...within.values },
    ConsistentRead: true,
  })
  return (await collect(found)).map(fromItem)
}

/** In the order of the content, and what was added after it. A mark of an entry that is gone says nothing. */
function merged(base: readonly Holder[], stored: readonly Stored[]): readonly Holder[] {
  const byId = new Map(stored.map(one => [one.id, one]))
  const known = new Set(base.map(({ id }) => id))
  const added = stored.flatMap(({ id, entry }) => (entry && !known.has(id) ? [entry] : []))
  return [...base, ...added].map(holder => asKnown(holder, byId.get(holder.id)))
}

function asKnown(base: Holder, stored: Stored | undefined): Holder {
  if (!stored) return base
  const { id: _, entry, ...marks } = stored
  return withMarks(entry ?? base, marks)
}

async function get(store: Store, id: string): Promise<Holder | undefined> {
  const key = keyOf(id)
  if (!key) return undefined
  const { holders, nationalDesk } = store.base
  const item = await read(store.table, key)
  const stored = item && fromItem(item)
  const entry = [nationalDesk, ...holders].find(holder => holder.id === id) ?? stored?.entry
  return entry && asKnown(entry, stored)
}

/** The id says where the entry stands; `undefined` for whatever is no id. */
function keyOf(id: string) {
  const parts = Id.safeParse(id.split('-').slice(0, 2))
  return parts.success ? entryKey({ region: parts.data[0], role: parts.data[1], id }) : undefined
}

const Id = z.tuple([Holder.shape.region, Holder.shape.role])

/**
 * The history is written first: interrupted, it holds a line that no entry follows, and reading passes over that. The
 * other way round a change could stand in the directory that nothing tells of.
 */
async function put(store: Store, holder: Holder, { expectedVersion, expires, ...edit }: Change): Promise<Holder> {
  if (holder.id === store.base.nationalDesk.id) throw new Conflict('The national desk is a setting of the stage')
  const before = await get(store, holder.id)
  const after = edited(holder, before, edit)
  if (before && isSame(before, after)) return before
  if ((before?.version ?? 0) !== expectedVersion) throw new Conflict('The entry changed in the meantime')
  const line = { at: edit.at, ...(before ? { before } : {}) }
  await putNew(store.table, { ...line, ...entryHistoryKey(holder.id, edit.at), [tableKeys.expires]: expires })
  await replace(store, after, expectedVersion)
  // Also when it was not written: an answer that was lost makes the SDK try again, which then finds itself.
  const written = await get(store, holder.id)
  if (written && isSame(written, after)) return written
  throw new Conflict('The entry changed in the meantime')
}

const isSame = (stored: Holder, { version, updatedAt, updatedBy }: Holder): boolean =>
  stored.version === version && stored.updatedAt === updatedAt && stored.updatedBy === updatedBy

/** Of the item only the entry: what the mailer tells at this moment is not lost. */
async function replace({ table: { client, name } }: Store, entry: Holder, expected: number): Promise<void> {
  const condition = expected === 0 ? 'attribute_not_exists(entry)' : 'entry.version = :expected'
  await happened(
    client.send(
      new UpdateCommand({
        TableName: name,
        Key: entryKey(entry),
        UpdateExpression: 'SET id = :id, entry = :entry',
        ConditionExpression: condition,
        ExpressionAttributeValues: {
          ':id': entry.id,
          ':entry': entry,
          ...(expected === 0 ? {} : { ':expected': expected }),
        },
      }),
    ),
  )
}

const Line = z.object({ at: Instant, before: Holder.optional() })

async function history(store: Store, id: string): Promise<readonly EntryChange[]> {
  const found = query(store.table, {
    KeyConditionExpression: 'PK = :entry',
    ExpressionAttributeValues: { ':entry': entryHistoryKey(id, '1970-01-01T00:00:00Z').PK },
    ConsistentRead: true,
  })
  const lines = (await collect(found)).map(item => Line.parse(item))
  return historyOf(await get(store, id), lines)
}

async function note(
  store: Store,
  id: string,
  { what, mark }: { readonly what: MarkName; readonly mark: Mark },
): Promise<boolean> {
  const holder = await get(store, id)
  const address = what.startsWith('onCall') ? holder?.onCall?.email : holder?.email
  if (holder === undefined || address !== mark.to) return false
  const { client, name } = store.table
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: entryKey(holder),
      UpdateExpression: 'SET id = :id, #what = :mark',
      ExpressionAttributeNames: { '#what': what },
      ExpressionAttributeValues: { ':id': id, ':mark': mark },
    }),
  )
  return true
}

async function nudged(
  store: Store,
  id: string,
  { at, unlessSince }: { readonly at: Instant; readonly unlessSince: Instant },
): Promise<boolean> {
  const holder = await get(store, id)
  if (holder === undefined) return false
  const { client, name } = store.table
  const update = new UpdateCommand({
    TableName: name,
    Key: entryKey(holder),
    UpdateExpression: 'SET id = :id, nudgedAt = :at',
    ConditionExpression: 'attribute_not_exists(nudgedAt) OR nudgedAt <= :since',
    ExpressionAttributeValues: { ':id': id, ':at': sortable(at), ':since': sortable(unlessSince) },
  })
  return happened(client.send(update))
}

function fromItem(item: Item): Stored {
  const { PK: _pk, SK: _sk, ...rest } = item
  return Stored.parse(rest)
}
