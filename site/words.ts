import accessibilityEn from '#content/messages/en/accessibility.json' with { type: 'json' }
import draftEn from '#content/messages/en/draft.json' with { type: 'json' }
import formEn from '#content/messages/en/form.json' with { type: 'json' }
import frameEn from '#content/messages/en/frame.json' with { type: 'json' }
import governanceEn from '#content/messages/en/governance.json' with { type: 'json' }
import knowledgeEn from '#content/messages/en/knowledge.json' with { type: 'json' }
import openDataEn from '#content/messages/en/open-data.json' with { type: 'json' }
import placesEn from '#content/messages/en/places.json' with { type: 'json' }
import searchEn from '#content/messages/en/search.json' with { type: 'json' }
import sheetEn from '#content/messages/en/sheet.json' with { type: 'json' }
import siteEn from '#content/messages/en/site.json' with { type: 'json' }
import statusEn from '#content/messages/en/status.json' with { type: 'json' }
import sharedEn from '#content/messages/en/words.json' with { type: 'json' }
import accessibilityNl from '#content/messages/nl/accessibility.json' with { type: 'json' }
import draftNl from '#content/messages/nl/draft.json' with { type: 'json' }
import formNl from '#content/messages/nl/form.json' with { type: 'json' }
import frameNl from '#content/messages/nl/frame.json' with { type: 'json' }
import governanceNl from '#content/messages/nl/governance.json' with { type: 'json' }
import knowledgeNl from '#content/messages/nl/knowledge.json' with { type: 'json' }
import openDataNl from '#content/messages/nl/open-data.json' with { type: 'json' }
import placesNl from '#content/messages/nl/places.json' with { type: 'json' }
import searchNl from '#content/messages/nl/search.json' with { type: 'json' }
import sheetNl from '#content/messages/nl/sheet.json' with { type: 'json' }
import siteNl from '#content/messages/nl/site.json' with { type: 'json' }
import statusNl from '#content/messages/nl/status.json' with { type: 'json' }
import sharedNl from '#content/messages/nl/words.json' with { type: 'json' }
import type { Language } from '#domain/language.ts'
import type { TestedWords } from '#view/tested.ts'
import type { DraftWords, StatusWording } from '#view/wording.ts'
import { demo } from './facts.ts'

const wordings = {
  nl: { language: 'nl', demo, site: frameNl, form: formNl, shared: sharedNl, status: statusNl },
  en: { language: 'en', demo, site: frameEn, form: formEn, shared: sharedEn, status: statusEn },
} as const satisfies Record<Language, StatusWording>

export const draftWords: Readonly<Record<Language, DraftWords>> = { nl: draftNl, en: draftEn }

export const sheetWords: Readonly<Record<Language, typeof sheetNl>> = { nl: sheetNl, en: sheetEn }

/** The words of the pages that explain. */
export const knowledgeWords: Readonly<Record<Language, typeof knowledgeNl>> = { nl: knowledgeNl, en: knowledgeEn }

/** The words of the pages on who answers for what. */
export const governanceWords: Readonly<Record<Language, typeof governanceNl>> = { nl: governanceNl, en: governanceEn }

/** The words of what belongs to a place: its night, its region, its poster. */
export const placeWords: Readonly<Record<Language, typeof placesNl>> = { nl: placesNl, en: placesEn }

export const openDataWords: Readonly<Record<Language, typeof openDataNl>> = { nl: openDataNl, en: openDataEn }

/** The words of what the tests of accessibility found. */
export const testedWords: Readonly<Record<Language, TestedWords>> = { nl: accessibilityNl, en: accessibilityEn }

export const searchWords: Readonly<Record<Language, typeof searchNl>> = { nl: searchNl, en: searchEn }

/** The words of the site in a language. */
export const siteWords: Readonly<Record<Language, typeof frameNl & typeof siteNl>> = {
  nl: { ...frameNl, ...siteNl },
  en: { ...frameEn, ...siteEn },
}

/** The words that site and answers of the API share. */
export function wordingOf(language: Language): StatusWording {
  return wordings[language]
}
