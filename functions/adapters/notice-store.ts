import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Notice, type NoticeState } from '#domain/notice.ts'
import type { Instant, LocalDate, Reference } from '#domain/report.ts'
import { maxAttempts } from '#domain/sending.ts'
import { collect, happened, type Item, Key, putNew, query, read, scan, type Table, withoutKeys } from './items.ts'
import { digestsOf, drillOn, type NoticeKey, noticeIn, noticeKey, offerIndex, reportKey, sortable } from './keys.ts'

/** What became of a send: `messageId` where the mailer gave one. */
export type NoticeOutcome = {
  readonly state: Exclude<NoticeState, 'planned' | 'sending'>
  readonly at: Instant
  readonly messageId?: string
}

/** A notice with the lease that it was claimed for. */
export type Claim = NoticeKey & Pick<Notice, 'leaseUntil'>

export type NoticeStore = {
  /** Writes the notice unless it is already planned or further: planning twice is planning once. */
  plan(notice: Notice): Promise<void>
  get(key: NoticeKey): Promise<Notice | undefined>
  /** The ledger of a report. */
  list(reference: Reference): Promise<Notice[]>
  /** The test mails of a drill. */
  listDrill(day: LocalDate): Promise<Notice[]>
  /** The digest planned last, by its id: ids of digests begin with their date. */
  latestDigest(holder: string): Promise<Notice | undefined>
  /** Takes the right to send, for the length of the lease; `undefined` when it is not to be had. */
  claim(key: NoticeKey, lease: { readonly now: Instant; readonly until: Instant }): Promise<Notice | undefined>
  /**
   * Gives a claim back unused: the mailer certainly took nothing, as when it asks to slow down. Only this claim, never one
   * that somebody took after it: the SDK gives back once more when the first answer was lost.
   */
  release(claimed: Claim): Promise<void>
  /** Records an outcome; `false` when the ledger already knows better. */
  outcome(key: NoticeKey, outcome: NoticeOutcome): Promise<boolean>
  /** Every notice there is: reads the whole table, for retention only. */
  keys(): AsyncIterable<NoticeKey>
  /** Removes the address and keeps the line. */
  forgetAddress(key: NoticeKey): Promise<void>
  remove(key: NoticeKey): Promise<void>
}

/**
 * From which states an outcome may be recorded. Events overtake answers, so `delivered` may come while the claim still
 * says `sending`; a bounce or a complaint wins over a delivery, and nothing brings a settled line back to `sent`.
 */
const comesFrom = {
  sent: ['sending'],
  unknown: ['sending'],
  failed: ['sending', 'sent', 'unknown'],
  delivered: ['sending', 'sent', 'unknown'],
  bounced: ['sending', 'sent', 'unknown', 'delivered'],
  complained: ['sending', 'sent', 'unknown', 'delivered'],
} as const satisfies Record<NoticeOutcome['state'], readonly NoticeState[]>

export function createNoticeStore(table: Table): NoticeStore {
  return {
    plan: notice => plan(table, notice),
    get: key => get(table, key),
    list: reference => list(table, reportKey(reference).PK),
    listDrill: day => list(table, drillOn(day)),
    latestDigest: holder => latestDigest(table, holder),
    claim: (key, lease) => claim(table, key, lease),
    release: claimed => release(table, claimed),
    outcome: (key, outcome) => record(table, key, outcome),
    keys: () => keys(table),
    forgetAddress: key => forgetAddress(table, key),
    remove: key => remove(table, key),
  }
}

async function plan(table: Table, notice: Notice): Promise<void> {
  await putNew(table, { ...notice, ...noticeKey(notice), ...offerIndex(notice) })
}

async function get(table: Table, key: NoticeKey): Promise<Notice | undefined> {
  const item = await read(table, noticeKey(key))
  return item && fromItem(item)
}

async function list(table: Table, partition: string): Promise<Notice[]> {
  const found = query(table, { ...noticesIn(partition), ConsistentRead: true })
  return (await collect(found)).map(fromItem)
}

async function latestDigest(table: Table, holder: string): Promise<Notice | undefined> {
  const newest = query(table, { ...noticesIn(digestsOf(holder)), ConsistentRead: true, ScanIndexForward: false })
  for await (const item of newest) return fromItem(item)
  return undefined
}

async function claim(
  table: Table,
  key: NoticeKey,
  lease: { readonly now: Instant; readonly until: Instant },
): Promise<Notice | undefined> {
  const claimed = await change(table, key, {
    UpdateExpression: 'SET #state = :sending, leaseUntil = :until, attempts = attempts + :one',
    ConditionExpression:
      '#state = :planned OR (attempts < :most AND (#state = :unknown OR (#state = :sending AND leaseUntil <= :now)))',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':planned': 'planned',
      ':sending': 'sending',
      ':unknown': 'unknown',
      ':now': sortable(lease.now),
      ':until': sortable(lease.until),
      ':one': 1,
      ':most': maxAttempts,
    },
  })
  return claimed ? get(table, key) : undefined
}

async function release(table: Table, claimed: Claim): Promise<void> {
  const { leaseUntil } = claimed
  // An event overtook us: something is known about this mail.
  if (leaseUntil === undefined) return
  await change(table, claimed, {
    UpdateExpression: 'SET #state = :planned, attempts = attempts - :one REMOVE leaseUntil',
    ConditionExpression: '#state = :sending AND leaseUntil = :mine',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':planned': 'planned', ':sending': 'sending', ':one': 1, ':mine': leaseUntil },
  })
}

async function record(table: Table, key: NoticeKey, outcome: NoticeOutcome): Promise<boolean> {
  const { state, at, messageId } = outcome
  const before = comesFrom[state]
  const time = state === 'sent' ? 'sentAt' : 'outcomeAt'
  return change(table, key, {
    UpdateExpression: `SET #state = :state, ${time} = :at${messageId === undefined ? '' : ', messageId = :messageId'} REMOVE leaseUntil`,
    ConditionExpression: `#state IN (${before.map((_, n) => `:before${n}`).join(', ')})`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':at': at,
      ...(messageId === undefined ? {} : { ':messageId': messageId }),
      ...Object.fromEntries(before.map((from, n) => [`:before${n}`, from])),
    },
  })
}

async function* keys(table: Table): AsyncGenerator<NoticeKey> {
  const found = scan(table, {
    FilterExpression: 'begins_with(SK, :notice)',
    ExpressionAttributeValues: { ':notice': 'NOTICE#' },
    ProjectionExpression: 'PK, SK',
  })
  for await (const item of found) yield noticeIn(Key.parse(item))
}

async function forgetAddress(table: Table, key: NoticeKey): Promise<void> {
  await change(table, key, {
    UpdateExpression: 'REMOVE #to',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeNames: { '#to': 'to' },
  })
}

async function remove(table: Table, key: NoticeKey): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: noticeKey(key) }))
}

type Change = Pick<
  UpdateCommand['input'],
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>

const change = ({ client, name }: Table, key: NoticeKey, update: Change): Promise<boolean> =>
  happened(client.send(new UpdateCommand({ TableName: name, Key: noticeKey(key), ...update })))

const noticesIn = (partition: string) => ({
  KeyConditionExpression: 'PK = :partition AND begins_with(SK, :notice)',
  ExpressionAttributeValues: { ':partition': partition, ':notice': 'NOTICE#' },
})

const fromItem = (item: Item): Notice => Notice.parse(withoutKeys(item))
