import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { CommitmentId } from '#domain/commitment.ts'
import { Conflict } from '#domain/errors.ts'
import type { Instant } from '#domain/report.ts'
import { Standing, StandingLine, stepsOf } from '#domain/standing.ts'
import type { Step } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { collect, happened, type Item, putNew, query, read, type Table, withoutKeys } from './items.ts'
import { standingIndex, standingKey, standingLineKey, standingsOf, tableKeys } from './keys.ts'

export type StandingPlace = Pick<Standing, 'commitment' | 'unit'>

export type StandingStore = {
  get(place: StandingPlace): Promise<Standing | undefined>
  /** Of one commitment, everybody of whom something is known. */
  of(commitment: CommitmentId): Promise<readonly Standing[]>
  /** Of one unit, as many of these commitments as something is known of. */
  ofUnit(unit: UnitCode, commitments: readonly CommitmentId[]): Promise<readonly Standing[]>
  /** What became of it, newest first. */
  history(place: StandingPlace): Promise<readonly StandingLine[]>
  /**
   * Writes the line of the history, then the standing that it tells of. `expires`: when the line goes, in seconds since
   * 1970.
   * @throws Conflict when somebody changed it since the version before this one
   */
  put(step: Step, expires: number): Promise<void>
}

/** From when on somebody may have to be reminded of a standing, seen from an instant. */
export type WakesAt = (standing: Standing, now: Instant) => Instant | undefined

/** `base`: what the content of a demo stage says; a standing in the table takes the place of the one for its unit. */
export function createStandingStore(table: Table, base: readonly Standing[], wakesAt: WakesAt): StandingStore {
  return {
    get: place => get(table, base, place),
    of: commitment => of(table, base, commitment),
    ofUnit: (unit, commitments) => ofUnit(table, base, { unit, commitments }),
    history: place => history(table, base, place),
    put: (step, expires) => put({ table, base, wakesAt }, { step, expires }),
  }
}

type Base = readonly Standing[]

async function get(table: Table, base: Base, place: StandingPlace): Promise<Standing | undefined> {
  const item = await read(table, standingKey(place))
  return item ? fromItem(item) : base.find(standing => isOf(standing, place))
}

async function of(table: Table, base: Base, commitment: CommitmentId): Promise<readonly Standing[]> {
  const found = query(table, {
    KeyConditionExpression: 'PK = :commitment',
    ExpressionAttributeValues: { ':commitment': standingsOf(commitment) },
  })
  const stored = (await collect(found)).map(fromItem)
  return merged(
    base.filter(standing => standing.commitment === commitment),
    stored,
  )
}

/** As many keys as DynamoDB takes in one question. */
const batch = 100

async function ofUnit(
  table: Table,
  base: Base,
  { unit, commitments }: { readonly unit: UnitCode; readonly commitments: readonly CommitmentId[] },
): Promise<readonly Standing[]> {
  const stored: Standing[] = []
  for (let first = 0; first < commitments.length; first += batch) {
    const keys = commitments.slice(first, first + batch).map(commitment => standingKey({ commitment, unit }))
    stored.push(...(await batchGet(table, keys)))
  }
  return merged(
    base.filter(standing => standing.unit === unit && commitments.includes(standing.commitment)),
    stored,
  )
}

async function batchGet(
  { client, name }: Table,
  keys: readonly Record<string, string>[],
): Promise<readonly Standing[]> {
  const found: Standing[] = []
  let asked = [...keys]
  while (asked.length > 0) {
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: asked } } }))
    found.push(...(answer.Responses?.[name] ?? []).map(fromItem))
    const left = answer.UnprocessedKeys?.[name]?.Keys ?? []
    asked = left.map(key => ({ ...key }))
  }
  return found
}

function merged(base: Base, stored: readonly Standing[]): readonly Standing[] {
  const left = base.filter(standing => !stored.some(one => isOf(one, standing)))
  return [...left, ...stored]
}

export const isOf = (standing: StandingPlace, { commitment, unit }: StandingPlace): boolean =>
  standing.commitment === commitment && standing.unit === unit

async function history(table: Table, base: Base, place: StandingPlace): Promise<readonly StandingLine[]> {
  const standing = await get(table, base, place)
  if (!standing) return []
  const found = query(table, {
    KeyConditionExpression: 'PK = :standing',
    ExpressionAttributeValues: { ':standing': standingLineKey(place, '').PK },
    ConsistentRead: true,
  })
  return stepsOf(
    standing,
    (await collect(found)).map(item => StandingLine.parse(lineOf(item))),
  )
}

/**
 * The line goes first: interrupted, the history holds a line that no standing and no other line names, and reading
 * passes over that. The other way round a change could stand that nothing tells of.
 */
async function put(
  { table, base, wakesAt }: { readonly table: Table; readonly base: Base; readonly wakesAt: WakesAt },
  { step: { standing, line }, expires }: { readonly step: Step; readonly expires: number },
): Promise<void> {
  await putNew(table, { ...line, ...standingLineKey(standing, line.id), [tableKeys.expires]: expires })
  const isWritten = await happened(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...standing,
          ...standingKey(standing),
          ...standingIndex(standing, wakesAt(standing, standing.updatedAt)),
        },
        ...unchangedSince(
          standing.version - 1,
          base.find(one => isOf(one, standing)),
        ),
      }),
    ),
  )
  // An answer that was lost makes the SDK try again, which then finds itself.
  if (isWritten || (await get(table, base, standing))?.line === standing.line) return
  throw new Conflict('The standing changed in the meantime')
}

/** What the content says may be in the table as it is, once somebody was reminded of it. */
function unchangedSince(version: number, content: Standing | undefined) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(PK)' }
  const isContent = content?.version === version
  return {
    ConditionExpression: isContent ? 'attribute_not_exists(PK) OR version = :before' : 'version = :before',
    ExpressionAttributeValues: { ':before': version },
  }
}

const fromItem = (item: Item): Standing => Standing.parse(withoutKeys(item))

function lineOf(item: Item): Item {
  const { [tableKeys.expires]: _expires, ...line } = withoutKeys(item)
  return line
}
