import { languages } from '#domain/language.ts'
import { type PageName, pathTo } from '#view/paths.ts'
import { placeDocuments } from './place-documents.ts'

/** A page as the index gets it. */
export type Document = { readonly url: string; readonly content: string }
export type BuiltPage = { readonly address: string; readonly html: string }

/**
 * What the index holds. Of a place: its names and its situations, each a part of the page with an address of its own;
 * the steps are the same nearly everywhere and would drown everything else, so they are in the index once, with the
 * route for a place nobody knows. Of every other page: what stands on it.
 */
export function documents(pages: readonly BuiltPage[]): readonly Document[] {
  const places = languages.flatMap(placeDocuments)
  const isOfPlace = ({ address }: BuiltPage) => places.some(({ url }) => address.startsWith(url))
  return [...places, ...pages.filter(page => isForReaders(page) && !isOfPlace(page)).map(pageDocument)]
}

/** Answers to a mistake, files to copy and the search itself are no finds. */
const left: readonly PageName[] = ['choose', 'embed', 'search']
const leftOut = left.flatMap(page => languages.map(language => pathTo(page, language)))

function isForReaders({ address, html }: BuiltPage): boolean {
  return !html.includes('content="noindex"') && !leftOut.some(path => address.startsWith(path))
}

function pageDocument({ address, html }: BuiltPage): Document {
  return { url: address, content: html.replace('<main ', '<main data-pagefind-filter="kind:page" ') }
}
