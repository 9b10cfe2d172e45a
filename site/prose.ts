import type { MarkdownInstance } from 'astro'
import { InvalidContent } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'

type Front = { title: string }
const written = import.meta.glob<MarkdownInstance<Front>>('../content/pages/*/*.md', { eager: true })

/** @throws InvalidContent when a page is not written in this language */
export function proseOf(page: string, language: Language) {
  const found = written[`../content/pages/${language}/${page}.md`]
  if (found === undefined) throw new InvalidContent(`content/pages/${language}/${page}.md: write this page`)
  return { title: found.frontmatter.title, Content: found.Content }
}
