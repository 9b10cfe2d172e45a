import { languages } from '#domain/language.ts'
import { type PageName, pathTo } from '#view/paths.ts'
import type { Document } from './document.ts'
import { placeDocuments } from './place-documents.ts'
import { serviceDocuments } from './service-documents.ts'

export type BuiltPage = { readonly address: string; readonly html: string }

/**
 * What the index holds. Of a place: its names and its situations, each a part of the page with an address of its own;
 * the steps are the same nearly everywhere and would drown everything else, so they are in the index once, with the
 * route for a place nobody knows. Of what can be done or followed here: what people call it. Of every other page: what
 * stands on it.
 */
export function documents(pages: readonly BuiltPage[]): readonly Document[] {
  const places = languages.flatMap(placeDocuments)
  const services = languages.flatMap(serviceDocuments)
  const isOfPlace = ({ address }: BuiltPage) => places.some(({ url }) => address.startsWith(url))
  const isService = ({ address }: BuiltPage) => services.some(({ url }) => address === url)
  const others = pages.filter(page => isForReaders(page) && !isOfPlace(page) && !isService(page))
  return [...places, ...services, ...others.map(pageDocument)]
}

/** Answers to a mistake, files to copy and the search itself are no finds. */
const left: readonly PageName[] = ['choose', 'embed', 'search']
const leftOut = left.flatMap(page => languages.map(language => pathTo(page, language)))

function isForReaders({ address, html }: BuiltPage): boolean {
  return !html.includes('content="noindex"') && !leftOut.some(path => address.startsWith(path))
}

function pageDocument({ address, html }: BuiltPage): Document {
  return { url: address, content: apart(html).replace('<main ', '<main data-pagefind-filter="kind:page" ') }
}

/** Pages have no blanks between elements, and the index would run the words of neighbours together. */
const apart = (html: string): string => html.replaceAll(/<\/\w+>(?=<\w)|\w(?=<small)/g, '$& ')
