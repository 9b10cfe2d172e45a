import { Publication } from '#domain/figures.ts'
import { Period } from '#domain/period.ts'
import { collect, Key, putNew, query, read, type Table, withoutKeys } from './items.ts'
import { figuresKey, publishedKey, publishedPeriods } from './keys.ts'

export type FiguresStore = {
  /**
   * Once for a period: answers the publication that stands, whichever came first. All tables of a period are one item, so
   * that no two of them were ever counted at different moments.
   */
  publish(publication: Publication): Promise<Publication>
  get(period: Period): Promise<Publication | undefined>
  /** The periods that were published, oldest first. */
  periods(): Promise<readonly Period[]>
}

export function createFiguresStore(table: Table): FiguresStore {
  return {
    publish: async publication => {
      const isFirst = await putNew(table, { ...publication, ...figuresKey(publication.period) })
      // Also by whoever came second: the first may have ended before it came to this.
      await putNew(table, publishedKey(publication.period))
      return isFirst ? publication : ((await get(table, publication.period)) ?? publication)
    },
    get: period => get(table, period),
    periods: async () => {
      const found = query(table, {
        KeyConditionExpression: 'PK = :figures',
        ExpressionAttributeValues: { ':figures': publishedPeriods },
        ConsistentRead: true,
      })
      return (await collect(found)).map(item => Period.parse(Key.parse(item).SK))
    },
  }
}

async function get(table: Table, period: Period): Promise<Publication | undefined> {
  const item = await read(table, figuresKey(period))
  return item && Publication.parse(withoutKeys(item))
}
