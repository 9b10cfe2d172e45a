import * as z from 'zod'
import { parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { slug } from './names.ts'
import { LocalDate } from './report.ts'
import { Elsewhere, MunicipalityCode, RegionCode } from './situation.ts'

const Name = z.string().min(1)
const SomeCodes = [MunicipalityCode] as const

/** The facts as they stand in content/geography, one compact record a line. */
export const Facts = z.strictObject({
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
  const facts = parseContent(Facts, raw, 'geography')
  refuseUnknownCodes(facts)
  const { municipalities, partitions, ...rest } = facts
  const names = new Map(partitions)
  const named = <Code extends string>(code: Code) => ({ code, name: nameOf(code, names) })
  const shared = new Set(duplicates(municipalities.map(([, name]) => baseName(name))))
  return {
    ...rest,
    municipalities: municipalities.map(([code, name, aliases, province, safety, ...regions]) => {
      const [policeUnit, courtDistrict, veiligThuis, ggd, labourMarketRegion] = regions
      const base = baseName(name)
      return {
        code,
        name,
        slug: slug(shared.has(base) ? `${base} ${nameOf(province, names)}` : name),
        aliases,
        province: named(province),
        safetyRegion: named(safety),
        policeUnit,
        courtDistrict,
        veiligThuisRegion: named(veiligThuis),
        ggdRegion: named(ggd),
        labourMarketRegion,
      }
    }),
  }
}

function nameOf(code: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(code)
  if (name === undefined) throw new InvalidContent(`geography: partitions: no name for ${code}; write one`)
  return name
}

function refuseUnknownCodes({ municipalities, places, former, postcodes }: Facts): void {
  const known = new Set<string>(municipalities.map(([code]) => code))
  const used = [
    ...places.flatMap(([, ...codes]) => codes),
    ...former.flatMap(([, , ...codes]) => codes),
    ...postcodes.flatMap(([, , ...codes]) => codes),
  ]
  const unknown = used.find(code => !known.has(code))
  if (unknown !== undefined) throw new InvalidContent(`geography: no municipality ${unknown}; write its successor`)
}

/** "Bergen (NH.)" → "Bergen". */
function baseName(name: string): string {
  return name.replace(/ \(.*\)$/, '')
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}
