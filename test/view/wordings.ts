import enForm from '#content/messages/en/form.json' with { type: 'json' }
import enSite from '#content/messages/en/site.json' with { type: 'json' }
import enWords from '#content/messages/en/words.json' with { type: 'json' }
import nlForm from '#content/messages/nl/form.json' with { type: 'json' }
import nlSite from '#content/messages/nl/site.json' with { type: 'json' }
import nlWords from '#content/messages/nl/words.json' with { type: 'json' }
import type { Language } from '#domain/language.ts'
import type { PageWording } from '#view/wording.ts'

export const wordings: Readonly<Record<Language, PageWording>> = {
  nl: { language: 'nl', form: nlForm, shared: nlWords, site: nlSite, demo: true },
  en: { language: 'en', form: enForm, shared: enWords, site: enSite, demo: false },
}
