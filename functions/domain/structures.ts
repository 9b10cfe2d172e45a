import * as z from 'zod'
import { honesty, isHonest, isSigned, provenance, signature } from './channels.ts'
import { parseContent } from './content.ts'
import { Texts } from './language.ts'
import { RegionCode } from './situation.ts'

/** Something a region has of its own against trafficking, with its source; never a person. */
export const Structure = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    regions: z.array(RegionCode).min(1),
    /** Its own name, which nobody translates. */
    name: z.string().min(1).optional(),
    what: Texts,
    /** Who says so. */
    basis: z.string().min(1),
    ...provenance,
  })
  .refine(isHonest, honesty)
  .refine(isSigned, signature)
export type Structure = z.infer<typeof Structure>

/** @throws InvalidContent */
export function readStructures(raw: unknown): readonly Structure[] {
  return parseContent(z.array(Structure), raw, 'structures.json')
}
