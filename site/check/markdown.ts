/** A written page: what stands above it, its headings, and the names in it, each with its line. */
export type Markdown = {
  readonly front: ReadonlyMap<string, string>
  readonly headings: readonly Placed[]
  readonly names: readonly Placed[]
  /** Numbers as they are counted or dated, without what languages write differently. */
  readonly figures: readonly string[]
  readonly phones: readonly Placed[]
}
export type Placed = { readonly text: string; readonly line: number }

const frontMatter = /^---\n(.*?)\n---\n/s
const field = /^(\w+): *(.*)$/gm

export function readMarkdown(text: string): Markdown {
  const above = frontMatter.exec(text)?.[1] ?? ''
  const front = new Map(Array.from(above.matchAll(field), ([, key = '', value = '']) => [key, unquoted(value)]))
  return {
    front,
    headings: found(text, /^#+ (.*)$/gm),
    names: found(text, /\]\(([^)\s]*)\)/g),
    figures: (text.match(/\d[\d.,]*\d|\d/g) ?? []).map(figure => figure.replace(/[.,]/g, '')).toSorted(),
    phones: found(text, /\b(0\d{2,3}[- ]?\d{3,})/g),
  }
}

const unquoted = (value: string): string =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim()

function found(text: string, pattern: RegExp): readonly Placed[] {
  return Array.from(text.matchAll(pattern), match => ({
    text: match[1] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }))
}
