import { InvalidContent } from '#domain/errors.ts'

/**
 * A piece of a written page: text, a line of sources, something that the page draws from the facts, or room for whoever
 * uses it as a form on paper.
 */
export type Piece =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'sources' | 'channel' | 'show' | 'fill'; readonly ids: readonly string[] }

/** The address behind a name such as `role:careCoordinator`; nothing when there is no such page. */
export type AddressOf = (kind: string, id: string) => string | undefined

/** A paragraph of names without words: `[](source:b83) [](source:ind)`, `[](channel:police)`, `[](show:ladder)`, `[](fill:4)`. */
const drawn = /<p>((?:\s*<a href="(?:source|channel|show|fill):[A-Za-z0-9]+"><\/a>)+)\s*<\/p>/
const name = /href="(source|channel|show|fill):([A-Za-z0-9]+)"/g
const address = /<a href="([^"]*)">/g
/** A page is read, not filled in: what Markdown makes a control is a box to tick on paper. */
const checkbox = /<input type="checkbox"[^>]*>/g
const tick = '<span class="tick" aria-hidden="true"></span>'

/**
 * Takes a page written in Markdown apart. It names other pages, sources and telephone numbers instead of repeating
 * their addresses, which would go stale; what it names must exist.
 * @throws InvalidContent
 */
export function piecesOf(html: string, file: string, addressOf: AddressOf): readonly Piece[] {
  return html
    .split(drawn)
    .flatMap((part, index) => (index % 2 === 0 ? textPiece(part, file, addressOf) : drawnPiece(part, file)))
}

function textPiece(part: string, file: string, addressOf: AddressOf): readonly Piece[] {
  if (part.trim() === '') return []
  const html = part.replace(address, (_, target: string) => `<a href="${resolved(target, file, addressOf)}">`)
  return [{ kind: 'text', html: html.replace(checkbox, tick) }]
}

function resolved(target: string, file: string, addressOf: AddressOf): string {
  const [kind = '', id = ''] = target.split(':')
  const found = addressOf(kind, id)
  if (found === undefined) {
    throw new InvalidContent(`${file}: no page ${target}; write a kind and an id, as in role:careCoordinator`)
  }
  return found
}

function drawnPiece(part: string, file: string): Piece {
  const names = [...part.matchAll(name)]
  const kinds = new Set(names.map(([, kind]) => kind))
  const [kind] = kinds
  if (kinds.size !== 1)
    throw new InvalidContent(`${file}: write ${[...kinds].join(' and ')} in paragraphs of their own`)
  const ids = names.map(([, , id = '']) => id)
  if (kind === 'source') return { kind: 'sources', ids }
  return { kind: kind === 'channel' || kind === 'fill' ? kind : 'show', ids }
}

/** @throws InvalidContent when a page has other headings than its kind must have */
export function requireHeadings(headings: readonly string[], expected: readonly string[], file: string): void {
  const [missing] = expected.filter(heading => !headings.includes(heading))
  if (missing !== undefined) throw new InvalidContent(`${file}: write a heading "${missing}" and what belongs below it`)
  const [unknown] = headings.filter(heading => !expected.includes(heading))
  if (unknown !== undefined)
    throw new InvalidContent(`${file}: every such page has the same headings; not "${unknown}"`)
}
