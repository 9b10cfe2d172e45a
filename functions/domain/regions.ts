import * as z from 'zod'
import { parseContent } from './content.ts'
import type { Holder } from './directory.ts'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'
import { LocalDate } from './report.ts'
import { RegionCode, type ReporterType } from './situation.ts'

/** guidance: route and contacts only · prepare: a printable summary, nothing stored · intake: messages are taken. */
export const Mode = z.enum(['guidance', 'prepare', 'intake'])
export type Mode = z.infer<typeof Mode>

/** A working region (one of the 25 safety regions) or the national unit `NL`. */
export const Region = z.strictObject({
  code: RegionCode,
  name: Texts,
  slug: z.strictObject({ nl: z.string().regex(/^[a-z0-9-]+$/), en: z.string().regex(/^[a-z0-9-]+$/) }),
  mode: Mode,
  /** Whether this region takes messages of citizens; only counts in intake. */
  citizens: z.boolean(),
  /** Who is responsible for the messages under the GDPR. */
  controller: z.string().min(1).optional(),
  legalBasis: z.string().min(1).optional(),
  /** Reference of the data protection impact assessment. */
  dpia: z.string().min(1).optional(),
  privacyContact: z.email().optional(),
  approvedOn: LocalDate.optional(),
  /** Column and row on the tile grid; the national unit has no tile. */
  tile: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
})
export type Region = z.infer<typeof Region>

/** What the sender of a message may expect of a region. */
export type Connection = Mode | 'citizensNotAdmitted'

const governance = ['controller', 'legalBasis', 'dpia', 'privacyContact', 'approvedOn'] as const
const units = 26

/**
 * Reads the regions of a stage. Outside demo stages no region takes messages before somebody is answerable for them.
 * @throws InvalidContent
 */
export function readRegions(raw: unknown, stage: { readonly demo: boolean }): readonly Region[] {
  const regions = parseContent(z.array(Region), raw, 'regions')
  const codes = new Set(regions.map(({ code }) => code))
  if (regions.length !== units || codes.size !== units || !codes.has('NL')) {
    throw new InvalidContent(`regions: list each of the 25 working regions and NL exactly once, not ${regions.length}`)
  }
  if (!stage.demo) regions.forEach(refuseUngoverned)
  return regions
}

/**
 * Outside demo stages a region that takes messages has a directory that a person checked by phone.
 * @throws InvalidContent
 */
export function requireVerifiedDirectory(
  regions: readonly Region[],
  holders: readonly Holder[],
  stage: { readonly demo: boolean },
): void {
  if (stage.demo) return
  for (const { code } of regions.filter(({ mode }) => mode === 'intake')) {
    const own = holders.filter(({ region }) => region === code)
    if (own.length === 0 || own.some(({ verified }) => verified === undefined)) {
      throw new InvalidContent(`holders: ${code} takes messages: phone every role holder and write "verified"`)
    }
  }
}

/** How this reporter and this region are connected. The national unit follows the same rule with its own settings. */
export function connection(region: Region, reporterType: ReporterType): Connection {
  if (region.mode !== 'intake' || region.citizens) return region.mode
  return reporterType === 'citizen' || reporterType === 'self' ? 'citizensNotAdmitted' : region.mode
}

/** @throws when the code is none of the 26 units, which a parsed region code always is */
export function regionWith(code: RegionCode, regions: readonly Region[]): Region {
  const region = regions.find(candidate => candidate.code === code)
  if (region === undefined) throw new Error(`No region ${code}`)
  return region
}

function refuseUngoverned(region: Region): void {
  const missing = governance.filter(field => region[field] === undefined)
  if (region.mode !== 'intake' || missing.length === 0) return
  throw new InvalidContent(`regions: ${region.code}: intake needs ${missing.join(', ')}; write them or choose guidance`)
}
