import * as z from 'zod'
import { parseContent } from './content.ts'
import { MunicipalityCode, RegionCode } from './situation.ts'

/** A municipality's name and working region: all that a list needs, and a tenth of what a look-up does. */
export type MunicipalityNames = ReadonlyMap<MunicipalityCode, { readonly name: string; readonly region: RegionCode }>

const Row = z.tuple([MunicipalityCode, z.string(), z.unknown(), z.unknown(), RegionCode], z.unknown())

/** Reads the records of content/geography/municipalities.json. */
export function readMunicipalityNames(raw: unknown): MunicipalityNames {
  const rows = parseContent(z.array(Row), raw, 'geography/municipalities.json')
  return new Map(rows.map(([code, name, , , region]) => [code, { name, region }]))
}

/** The codes of a region's municipalities. */
export const municipalitiesOf = (region: RegionCode, names: MunicipalityNames): readonly MunicipalityCode[] =>
  [...names].filter(([, own]) => own.region === region).map(([code]) => code)
