import type { Language } from '#domain/language.ts'
import { deskPath } from '#view/desk-paths.ts'
import { html } from '#view/html.ts'
import { pathTo } from '#view/paths.ts'
import { synonyms } from '../facts.ts'
import { searchWords } from '../words.ts'
import { type Document, written } from './document.ts'

/**
 * What can be done or followed here, by every word people have for it. Of a form the index would see nothing but
 * questions, and of a page that the API answers nothing at all.
 */
export function serviceDocuments(language: Language): readonly Document[] {
  const addresses = {
    message: pathTo('safety', language),
    status: pathTo('status', language),
    progress: deskPath('progress', language),
    figures: deskPath('figures', language),
  }
  return (['message', 'status', 'progress', 'figures'] as const).map(service => {
    const { title, about } = searchWords[language].services[service]
    const called = synonyms.services[service][language]
    const content = html`<p data-pagefind-weight="10">${title}, ${called.join(', ')}</p>`
    const meta = { title, about, names: called.join('|') }
    return written(addresses[service], { language, kind: 'service', meta, content })
  })
}
