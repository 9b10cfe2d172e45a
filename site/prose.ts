import type { MarkdownInstance } from 'astro'
import { InvalidContent } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'

type Front = { title?: string }
const written = import.meta.glob<MarkdownInstance<Front>>('../content/pages/*/*.md', { eager: true })

/** @throws InvalidContent when a page is not written in this language, or has no title */
export function proseOf(page: string, language: Language) {
  const found = written[`../content/pages/${language}/${page}.md`]
  const title = found?.frontmatter.title
  if (found === undefined || title === undefined) {
    throw new InvalidContent(`content/pages/${language}/${page}.md: write this page, with a title above it`)
  }
  return { title, Content: found.Content }
}
