import * as z from 'zod'
import { honesty, isHonest, isSigned, provenance, signature } from './channels.ts'
import { forEvery, parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'

export const ContentId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'write an id in camelCase')

/** Where something was published: how it is called, its address, its date, and since when nobody confirmed it. */
export const Source = z
  .strictObject({ id: ContentId, title: Texts, ...provenance })
  .refine(isHonest, honesty)
  .refine(isSigned, signature)
export type Source = z.infer<typeof Source>

/** @throws InvalidContent */
export function readSources(raw: unknown): ReadonlyMap<string, Source> {
  return byId(parseContent(z.array(Source), raw, 'sources'), 'sources')
}

/** @throws InvalidContent when two have the same id */
export function byId<Item extends { readonly id: string }>(items: readonly Item[], file: string): Map<string, Item> {
  const found = new Map<string, Item>()
  forEvery(items, item => {
    if (found.has(item.id)) throw new InvalidContent(`${file}: ${item.id}: used twice; give each its own id`)
    found.set(item.id, item)
  })
  return found
}
