import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '#domain/report.ts'
import { Account, Session, sessionExpires } from '#domain/session.ts'
import { collect, happened, type Item, query, read, type Table, withoutKeys } from './items.ts'
import { accountKey, accounts, sessionKey, tableKeys } from './keys.ts'

export type SessionStore = {
  /**
   * Begins a session under the keyed hash of its token, and notes that the person signed in: what is remembered of
   * whoever never does again goes at that second since 1970.
   */
  begin(hash: string, session: Session, accountExpires: number): Promise<void>
  /** The session and what is known of its person; both as they are now. */
  find(hash: string): Promise<{ readonly session: Session; readonly account: Account | undefined } | undefined>
  /** Notes that the session was used. One that ended in the meantime stays ended. */
  seen(hash: string, at: Instant): Promise<void>
  end(hash: string): Promise<void>
  /** Ends every session of a person that began before the instant; `false` when nobody of that name ever signed in. */
  endAll(subject: string, before: Instant): Promise<boolean>
  /** Takes the access away, or gives it back; `false` as above. */
  revoke(subject: string, by: string, at: Instant): Promise<boolean>
  restore(subject: string): Promise<boolean>
  /** Everybody who ever signed in. */
  people(): Promise<Account[]>
}

export function createSessionStore(table: Table): SessionStore {
  return {
    begin: (hash, session, accountExpires) => begin(table, hash, { session, accountExpires }),
    find: hash => find(table, hash),
    seen: (hash, at) => seen(table, hash, at),
    end: hash => end(table, hash),
    endAll: (subject, before) => change(table, subject, { set: 'SET validFrom = :value', value: before }),
    revoke: (subject, by, at) => change(table, subject, { set: 'SET revoked = :value', value: { at, by } }),
    restore: subject => change(table, subject, { set: 'REMOVE revoked' }),
    people: () => people(table),
  }
}

/** The account first: a session without one would not be live. */
async function begin(
  table: Table,
  hash: string,
  { session, accountExpires }: { readonly session: Session; readonly accountExpires: number },
): Promise<void> {
  await noteSignIn(table, session, accountExpires)
  const item = { ...session, ...sessionKey(hash), [tableKeys.expires]: sessionExpires(session) }
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
}

/** Keeps what an administrator decided about the person. */
async function noteSignIn(
  { client, name }: Table,
  { person, startedAt }: Pick<Session, 'person' | 'startedAt'>,
  expires: number,
): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: accountKey(person.subject),
      UpdateExpression:
        'SET subject = :subject, #name = :name, email = :email, #groups = :groups, lastSignIn = :at, #expires = :expires',
      ExpressionAttributeNames: { '#name': 'name', '#groups': 'groups', '#expires': tableKeys.expires },
      ExpressionAttributeValues: {
        ':subject': person.subject,
        ':name': person.name,
        ':email': person.email,
        ':groups': person.groups,
        ':at': startedAt,
        ':expires': expires,
      },
    }),
  )
}

async function find(table: Table, hash: string) {
  const item = await read(table, sessionKey(hash))
  if (item === undefined) return undefined
  const { [tableKeys.expires]: _, ...kept } = withoutKeys(item)
  const session = Session.parse(kept)
  const known = await read(table, accountKey(session.person.subject))
  return { session, account: known && toAccount(known) }
}

async function seen({ client, name }: Table, hash: string, at: Instant): Promise<void> {
  const update = new UpdateCommand({
    TableName: name,
    Key: sessionKey(hash),
    UpdateExpression: 'SET seenAt = :at',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':at': at },
  })
  await happened(client.send(update))
}

async function end({ client, name }: Table, hash: string): Promise<void> {
  await client.send(new DeleteCommand({ TableName: name, Key: sessionKey(hash) }))
}

type Change = { readonly set: string; readonly value?: unknown }

function change({ client, name }: Table, subject: string, { set, value }: Change): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: name,
    Key: accountKey(subject),
    UpdateExpression: set,
    ConditionExpression: 'attribute_exists(PK)',
    ...(value === undefined ? {} : { ExpressionAttributeValues: { ':value': value } }),
  })
  return happened(client.send(update))
}

async function people(table: Table): Promise<Account[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :people',
    ExpressionAttributeValues: { ':people': accounts },
  })
  return (await collect(found)).map(toAccount)
}

function toAccount(item: Item): Account {
  const { [tableKeys.expires]: _, ...account } = withoutKeys(item)
  return Account.parse(account)
}
