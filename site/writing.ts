import type { MarkdownInstance } from 'astro'
import * as z from 'zod'
import { parseContent } from '#domain/content.ts'
import { InvalidContent } from '#domain/errors.ts'
import type { Language } from '#domain/language.ts'
import { withDutchMarked } from './dutch-words.ts'
import { addressOfPage } from './knowledge.ts'
import { type Piece, piecesOf, requireHeadings } from './references.ts'

export type Topic = 'roles' | 'organisations' | 'recommendations' | 'explained' | 'governance'

/** What stands above a written page. */
const Front = z.looseObject({
  /** Neutral: it stays in the browser's history. */
  title: z.string('write a neutral title'),
  heading: z.string('write what the page says above its text'),
  lead: z.string('write the page in one or two sentences'),
})
export type Front = z.infer<typeof Front>
export type Writing = Front & { readonly pieces: readonly Piece[] }

const written = import.meta.glob<MarkdownInstance<Record<string, unknown>>>(
  '../content/{roles,organisations,recommendations,explained,governance}/*/*.md',
  { eager: true },
)

/** @throws InvalidContent when the page is not written in this language */
export function frontOf(topic: Topic, id: string, language: Language): Front {
  return parseContent(Front, pageOf(topic, id, language).frontmatter, fileOf(topic, id, language))
}

/** @throws InvalidContent when it is not written in this language, misses a heading or names what does not exist */
export async function writingOf(
  topic: Topic,
  id: string,
  language: Language,
  headings?: readonly string[],
): Promise<Writing> {
  const file = fileOf(topic, id, language)
  const page = pageOf(topic, id, language)
  if (headings !== undefined) {
    requireHeadings(
      page.getHeadings().map(({ text }) => text),
      headings,
      file,
    )
  }
  const html = withDutchMarked(await page.compiledContent(), language)
  const pieces = piecesOf(html, file, addressOfPage(language))
  return { ...frontOf(topic, id, language), pieces }
}

function pageOf(topic: Topic, id: string, language: Language) {
  const page = written[`../${fileOf(topic, id, language)}`]
  if (page === undefined) throw new InvalidContent(`${fileOf(topic, id, language)}: write this page`)
  return page
}

function fileOf(topic: Topic, id: string, language: Language): string {
  return `content/${topic}/${language}/${id}.md`
}
