import type { Fault } from './fault.ts'
import type { Markdown } from './markdown.ts'
import { listed } from './what-to-write.ts'

type Page = { readonly file: string; readonly page: Markdown | undefined }

/** Two languages of one page have the same figures, names and number of headings. */
export function driftFaults(pages: readonly Page[]): readonly Fault[] {
  const [first, ...others] = pages
  return others.flatMap(other => [
    ...drift(first, other, 'figure', page => page.figures),
    ...drift(first, other, 'name', page => page.names.map(({ text }) => `[](${text})`)),
    ...drift(first, other, 'heading', page => page.headings.map((_, index) => `number ${index + 1}`)),
  ])
}

function drift(
  first: Page | undefined,
  other: Page,
  what: string,
  partsOf: (page: Markdown) => readonly string[],
): readonly Fault[] {
  if (!first?.page || !other.page) return []
  const [before, now] = [partsOf(first.page), partsOf(other.page)]
  const said = [
    ...onlyIn(before, now).map(part => `${part} stands in ${first.file} only`),
    ...onlyIn(now, before).map(part => `${part} stands here only`),
  ]
  if (said.length === 0) return []
  return [{ file: other.file, message: `write every ${what} in both languages: ${listed(said, 'conjunction')}` }]
}

/** What one list has more often than the other. */
function onlyIn(one: readonly string[], other: readonly string[]): readonly string[] {
  const count = (list: readonly string[], part: string) => list.filter(same => same === part).length
  return [...new Set(one)].filter(part => count(one, part) > count(other, part))
}
