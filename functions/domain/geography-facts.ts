import * as z from 'zod'
import { parseContent } from './content.ts'
import { slug } from './names.ts'
import { LocalDate } from './report.ts'
import { Elsewhere, MunicipalityCode, RegionCode } from './situation.ts'

const Name = z.string().min(1)
const SomeCodes = [MunicipalityCode] as const

/** The facts as they stand in content/geography, one compact record a line. */
const Facts = z.strictObject({
  /** Code, name, aliases, province, safety region, police unit, court district, Veilig Thuis, GGD, labour market. */
  municipalities: z.array(
    z.tuple([MunicipalityCode, Name, z.array(Name), Name, RegionCode, Name, Name, Name, Name, Name]),
  ),
  /** Names of the partitions that have a code: provinces, safety regions, Veilig Thuis and GGD regions. */
  partitions: z.array(z.tuple([Name, Name])),
  /** Name, then every municipality that has a place of this name. */
  places: z.array(z.tuple([Name, ...SomeCodes], MunicipalityCode)),
  /** First and last postcode of a run, then its municipalities, the one with most of the area first. */
  postcodes: z.array(z.tuple([z.int(), z.int(), ...SomeCodes], MunicipalityCode)),
  /** Name of an abolished municipality, since when, successors. */
  former: z.array(z.tuple([Name, LocalDate, ...SomeCodes], MunicipalityCode)),
  /** Planned, not yet law: shown to maintainers, not used in a lookup. */
  pending: z.array(
    z.strictObject({ from: LocalDate, old: MunicipalityCode, new: MunicipalityCode, status: Name, source: z.url() }),
  ),
  /** What people type when there is no municipality to name. */
  elsewhere: z.record(Elsewhere, z.array(Name).min(1)),
})

/** A region of a partition that has CBS codes. */
export type Named = { readonly code: string; readonly name: string }

/** One municipality with its region in every partition. The partitions do not nest: route on each by itself. */
export type Municipality = {
  readonly code: MunicipalityCode
  readonly name: string
  /** Unique in the country; two municipalities of one name carry their province. */
  readonly slug: string
  readonly aliases: readonly string[]
  readonly province: Named
  readonly safetyRegion: Named & { readonly code: RegionCode }
  readonly policeUnit: string
  readonly courtDistrict: string
  readonly veiligThuisRegion: Named
  readonly ggdRegion: Named
  readonly labourMarketRegion: string
}

type Facts = z.infer<typeof Facts>
export type Geography = Omit<Facts, 'municipalities' | 'partitions'> & {
  readonly municipalities: readonly Municipality[]
}

/** @throws InvalidContent */
export function readGeography(raw: unknown): Geography {
  const { municipalities, partitions, ...facts } = parseContent(Facts, raw, 'geography')
  const names = new Map(partitions)
  const named = <Code extends string>(code: Code) => ({ code, name: names.get(code) ?? code })
  const byBaseName = Map.groupBy(municipalities, ([, name]) => slug(baseName(name)))
  return {
    ...facts,
    municipalities: municipalities.map(
      ([code, name, aliases, province, safety, police, court, veiligThuis, ggd, labourMarket]) => ({
        code,
        name,
        slug: slug(
          byBaseName.get(slug(baseName(name)))?.length === 1 ? name : `${baseName(name)} ${names.get(province)}`,
        ),
        aliases,
        province: named(province),
        safetyRegion: named(safety),
        policeUnit: police,
        courtDistrict: court,
        veiligThuisRegion: named(veiligThuis),
        ggdRegion: named(ggd),
        labourMarketRegion: labourMarket,
      }),
    ),
  }
}

/** "Bergen (NH.)" → "Bergen". */
function baseName(name: string): string {
  return name.replace(/ \(.*\)$/, '')
}
