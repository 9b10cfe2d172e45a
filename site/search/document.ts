import type { Language } from '#domain/language.ts'
import { type Html, html, textOf } from '#view/html.ts'

/** A page as the index gets it. */
export type Document = { readonly url: string; readonly content: string }

type Parts = {
  readonly language: Language
  readonly kind: 'municipality' | 'situation' | 'service' | 'page'
  readonly meta: Readonly<Record<string, string>>
  readonly about?: readonly string[]
  readonly content: Html
}

/** What the index knows of a page that it does not read itself. */
export function written(url: string, { language, kind, meta, about = [], content }: Parts): Document {
  const known = Object.entries(meta).map(
    ([key, value]) => html`<i data-pagefind-meta="${key}[content]" content="${value}"></i>`,
  )
  const filters = about.map(value => html`<i data-pagefind-filter="about[content]" content="${value}"></i>`)
  const page = html`<!doctype html><html lang="${language}"><body><main data-pagefind-filter="kind:${kind}">${known}${filters}${content}</main></body></html>`
  return { url, content: textOf(page) }
}
