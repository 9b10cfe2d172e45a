import { type ChamberStatus, chamberStatus, type Published, type Status } from './standing.ts'

/** How many of those who answer for it are how far, by what is published. */
export type CommitmentSummary = {
  readonly units: number
  readonly counts: Readonly<Record<Status, number>>
  /** Of whom nothing is published. */
  readonly unknown: number
  /** The government's word for the whole; absent while nobody of them has begun. */
  readonly chamber: ChamberStatus | undefined
}

/** `published`: of everybody who answers for it and has published something; `units`: how many answer for it. */
export function summaryOf(units: number, published: readonly Pick<Published, 'update'>[]): CommitmentSummary {
  const count = (status: Status) => published.filter(({ update }) => update.status === status).length
  const counts = {
    notStarted: count('notStarted'),
    inPreparation: count('inPreparation'),
    underway: count('underway'),
    embedded: count('embedded'),
    notApplicable: count('notApplicable'),
  }
  const unknown = units - published.length
  return { units, counts, unknown, chamber: chamberOf(published, unknown) }
}

/** Finished when everybody to whom it applies is; running once somebody has begun. */
function chamberOf(published: readonly Pick<Published, 'update'>[], unknown: number): ChamberStatus | undefined {
  const applying = published.filter(({ update }) => update.status !== 'notApplicable')
  const words = applying.map(({ update }) => chamberStatus(update.status))
  if (words.length > 0 && unknown === 0 && words.every(word => word === 'finished')) return 'finished'
  return words.some(word => word !== undefined) ? 'running' : undefined
}
