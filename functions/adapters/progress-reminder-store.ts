import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { CommitmentId } from '#domain/commitment.ts'
import { compareInstants } from '#domain/local-time.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { Reminded, Standing } from '#domain/standing.ts'
import type { UnitCode } from '#domain/unit.ts'
import { dueKeys } from './due.ts'
import { collect, happened, Key, putNew, query, read, type Table, withoutKeys } from './items.ts'
import { dueBy, type ItemKey, progressDue, remindedKey, remindedOf, standingIndex, standingKey } from './keys.ts'
import { isOf, type StandingPlace, type WakesAt } from './standing-store.ts'

export type ProgressReminderStore = {
  /**
   * Of which standings somebody may have to be reminded by then, as the index and the content have it: only the
   * standing itself says what is due.
   */
  due(at: Instant): AsyncIterable<StandingPlace>
  /** What was said to a unit that never said how far it is; of one, and of all of a commitment. */
  silent(place: StandingPlace): Promise<Reminded | undefined>
  silentOf(commitment: CommitmentId): Promise<ReadonlyMap<UnitCode, Reminded>>
  /** Notes what was said of a standing as it was read; `false` when somebody changed it or it was said meanwhile. */
  note(standing: Standing, reminded: Reminded): Promise<boolean>
  /** The same for a unit without a standing; `before`: what was said until then. */
  noteSilent(place: StandingPlace, noted: Noted): Promise<boolean>
  /** Notes that a region was asked what it says of an entry; `false` when that changed meanwhile, or it was asked. */
  noteAsked(standing: Standing, region: RegionCode, at: Instant): Promise<boolean>
}

/** What was said until then, and what now. */
export type Noted = { readonly before?: Reminded | undefined; readonly reminded: Reminded }

type Store = { readonly table: Table; readonly base: readonly Standing[]; readonly wakesAt: WakesAt }

/** `base` and `wakesAt` as the standings have them. */
export function createProgressReminderStore(
  table: Table,
  base: readonly Standing[],
  wakesAt: WakesAt,
): ProgressReminderStore {
  const store = { table, base, wakesAt }
  return {
    due: at => due(store, at),
    silent: place => silent(table, place),
    silentOf: commitment => silentOf(table, commitment),
    note: (standing, reminded) => note(store, standing, reminded),
    noteSilent: (place, noted) => noteSilent(table, place, noted),
    noteAsked: (standing, region, at) => noteAsked(store, standing, { region, at }),
  }
}

async function* due({ table, base, wakesAt }: Store, at: Instant): AsyncGenerator<StandingPlace> {
  const found = dueKeys(table, { partition: progressDue, before: dueBy(at) })
  for await (const item of found) yield placeIn(Key.parse(item))
  for (const standing of base) {
    const wakes = wakesAt(standing, at)
    if (wakes !== undefined && compareInstants(wakes, at) <= 0) yield standing
  }
}

const Silent = Standing.pick({ commitment: true, unit: true }).extend({ reminded: Reminded })

async function silent(table: Table, place: StandingPlace): Promise<Reminded | undefined> {
  const item = await read(table, remindedKey(place))
  return item && Silent.parse(withoutKeys(item)).reminded
}

async function silentOf(table: Table, commitment: CommitmentId): Promise<ReadonlyMap<UnitCode, Reminded>> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :commitment',
    ExpressionAttributeValues: { ':commitment': remindedOf(commitment) },
    ConsistentRead: true,
  })
  const items = (await collect(found)).map(item => Silent.parse(withoutKeys(item)))
  return new Map(items.map(({ unit, reminded }) => [unit, reminded]))
}

/** Only when nobody else said it since. */
function unlessSaidSince(before: Reminded | undefined) {
  if (!before) return { condition: 'attribute_not_exists(reminded)', names: {}, values: {} }
  return { condition: 'reminded.#at = :saidAt', names: { '#at': 'at' }, values: { ':saidAt': before.at } }
}

/** Its place in the list of what is due moves with it. */
function movedTo(standing: Standing, wakes: Instant | undefined) {
  const { DUE, DUE_SORT } = standingIndex(standing, wakes)
  if (DUE === undefined) return { expression: ' REMOVE DUE, DUE_SORT', values: {} }
  return { expression: ', DUE = :due, DUE_SORT = :dueSort', values: { ':due': DUE, ':dueSort': DUE_SORT } }
}

async function note({ table, base, wakesAt }: Store, standing: Standing, reminded: Reminded): Promise<boolean> {
  const unless = unlessSaidSince(standing.reminded)
  const after = { ...standing, reminded }
  const wakes = wakesAt(after, reminded.at)
  const moved = movedTo(after, wakes)
  const update = new UpdateCommand({
    TableName: table.name,
    Key: standingKey(standing),
    UpdateExpression: `SET reminded = :reminded${moved.expression}`,
    ConditionExpression: `version = :version AND ${unless.condition}`,
    ...(standing.reminded ? { ExpressionAttributeNames: unless.names } : {}),
    ExpressionAttributeValues: {
      ':reminded': reminded,
      ':version': standing.version,
      ...unless.values,
      ...moved.values,
    },
  })
  if (await happened(table.client.send(update))) return true
  // What the content says is not in the table until something happens to it.
  const isContent = base.some(one => isOf(one, standing) && one.version === standing.version)
  return isContent && putNew(table, { ...after, ...standingKey(after), ...standingIndex(after, wakes) })
}

async function noteSilent(
  { client, name }: Table,
  { commitment, unit }: StandingPlace,
  { before, reminded }: Noted,
): Promise<boolean> {
  const { condition, names, values } = unlessSaidSince(before)
  const put = new PutCommand({
    TableName: name,
    Item: { commitment, unit, reminded, ...remindedKey({ commitment, unit }) },
    ConditionExpression: condition,
    ...(before ? { ExpressionAttributeNames: names, ExpressionAttributeValues: values } : {}),
  })
  return happened(client.send(put))
}

async function noteAsked(
  { table: { client, name }, wakesAt }: Store,
  standing: Standing,
  { region, at }: { readonly region: RegionCode; readonly at: Instant },
): Promise<boolean> {
  const { pending, version } = standing
  if (!pending) return false
  const after = { ...standing, pending: { ...pending, asked: { ...pending.asked, [region]: at } } }
  const moved = movedTo(after, wakesAt(after, at))
  const update = ({ path, within, names, value }: Asked) =>
    happened(
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: standingKey(standing),
          UpdateExpression: `SET ${path} = :asked${moved.expression}`,
          ConditionExpression: `version = :version AND attribute_exists(${within}) AND attribute_not_exists(${path})`,
          ...(names ? { ExpressionAttributeNames: names } : {}),
          ExpressionAttributeValues: { ':asked': value, ':version': version, ...moved.values },
        }),
      ),
    )
  // The first region makes the list, every other joins it: two at once are both in it.
  return (
    (await update({ path: 'pending.asked', within: 'pending', value: { [region]: at } })) ||
    update({ path: 'pending.asked.#region', within: 'pending.asked', names: { '#region': region }, value: at })
  )
}

type Asked = {
  readonly path: string
  readonly within: string
  readonly names?: Record<string, string>
  readonly value: Instant | Readonly<Record<RegionCode, Instant>>
}

const Place = Standing.pick({ commitment: true, unit: true })

/** Reads of which standing a key is. */
function placeIn({ PK, SK }: ItemKey): StandingPlace {
  return Place.parse({ commitment: PK.replace(/^RECOMMENDATION#/, ''), unit: SK })
}
