import { createHash } from 'node:crypto'
import { localDateOf } from '#domain/working-time.ts'
import { addressOf } from '../origin.ts'

/** What every file says of itself besides its data. */
export type Publication = {
  /** Where the site is found, without a slash at the end. */
  readonly origin: string
  /** A demo says so in every file. */
  readonly demo: boolean
  readonly madeOn: string
}

/** Our words, and the facts of others that we adapted, may be used with a name under them. */
export const licence = 'https://creativecommons.org/licenses/by/4.0/'

export const attribution =
  'Meldroute, Samen tegen Mensenhandel (CC BY 4.0). Gebiedsindelingen: CBS (CC BY 4.0), bewerkt. Postcodes en plaatsen: GeoNames (CC BY 4.0), bewerkt.'

export function publicationOf({ demo }: { readonly demo: boolean }): Publication {
  return { origin: addressOf('/').origin, demo, madeOn: localDateOf(new Date().toISOString()) }
}

/** Of the content alone: as long as it is the same, nothing changed, whatever the day of the build. */
export function versionOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12)
}

/** What stands above the data of a JSON file of our own making. */
export function headOf(data: unknown, { madeOn, demo }: Publication) {
  return { ...(demo && { demo }), version: versionOf(data), madeOn, licence, attribution }
}
