import * as z from 'zod'
import { parseContent } from './content.ts'
import type { Texts } from './language.ts'
import { MunicipalityCode, RegionCode } from './situation.ts'

/** A police unit by its name without spaces and hyphens: `PEOostNederland`. */
export const PoliceUnitCode = z.string().regex(/^PE[A-Za-z]+$/)
export type PoliceUnitCode = z.infer<typeof PoliceUnitCode>

/** Organisations of the whole country to which the study's recommendations are addressed. */
export const Organisation = z.enum(['comensha', 'labourInspectorate'])
export type Organisation = z.infer<typeof Organisation>

/** For whom a standing is kept; `NL` is the programme itself. */
export const UnitCode = z.union([RegionCode, Organisation, PoliceUnitCode, MunicipalityCode])
export type UnitCode = z.infer<typeof UnitCode>

export const Level = z.enum(['region', 'national', 'policeUnit', 'municipality'])
export type Level = z.infer<typeof Level>

/** Somebody who answers for a recommendation, and the working regions that it is about; none for the whole country. */
export type Unit = {
  readonly code: UnitCode
  readonly level: Level
  readonly name: Texts
  readonly regions: readonly RegionCode[]
}

export type Units = ReadonlyMap<UnitCode, Unit>

/** Code, name, then further on the safety region and the police unit: see content/geography/facts.ts. */
const Row = z.tuple(
  [MunicipalityCode, z.string(), z.unknown(), z.unknown(), RegionCode, z.string().min(1)],
  z.unknown(),
)

type Named = { readonly code: RegionCode; readonly name: Texts }

const organisations: readonly Unit[] = [
  { code: 'comensha', level: 'national', name: { nl: 'CoMensha', en: 'CoMensha' }, regions: [] },
  {
    code: 'labourInspectorate',
    level: 'national',
    name: { nl: 'Nederlandse Arbeidsinspectie', en: 'Labour Inspectorate' },
    regions: [],
  },
  {
    code: 'NL',
    level: 'national',
    name: { nl: 'Programma Samen tegen Mensenhandel', en: 'Programme Together against Human Trafficking' },
    regions: [],
  },
]

/** Everybody for whom a standing can be kept, from the records of content/geography/municipalities.json. */
export function readUnits(raw: unknown, regions: readonly Named[]): Units {
  const rows = parseContent(z.array(Row), raw, 'geography/municipalities.json')
  const every: readonly Unit[] = [
    ...organisations,
    ...regions.flatMap(({ code, name }): Unit[] =>
      code === 'NL' ? [] : [{ code, level: 'region', name, regions: [code] }],
    ),
    ...policeUnits(rows.map(([, , , , region, police]) => ({ region, police }))),
    ...rows.map(([code, name, , , region]): Unit => {
      return { code, level: 'municipality', name: { nl: name, en: name }, regions: [region] }
    }),
  ]
  return new Map(every.map(unit => [unit.code, unit]))
}

/** The units of a level, in the order of their names. */
export function unitsOf(level: Level, units: Units): readonly Unit[] {
  return [...units.values()]
    .filter(unit => unit.level === level)
    .toSorted((one, other) => one.name.nl.localeCompare(other.name.nl, 'nl'))
}

type Seat = { readonly region: RegionCode; readonly police: string }

/** A police unit covers one working region or several. */
function policeUnits(seats: readonly Seat[]): readonly Unit[] {
  const covered = new Map<string, Set<RegionCode>>()
  for (const { region, police } of seats) covered.set(police, (covered.get(police) ?? new Set()).add(region))
  return [...covered].map(([name, regions]) => ({
    code: `PE${name.replace(/[^A-Za-z]/g, '')}`,
    level: 'policeUnit',
    name: { nl: `Politie-eenheid ${name}`, en: `Police unit ${name}` },
    regions: [...regions].toSorted(),
  }))
}
