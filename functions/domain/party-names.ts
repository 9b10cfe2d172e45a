import { isMunicipality, type Municipality, municipality } from './geography.ts'
import { type Language, languages, type Texts } from './language.ts'
import type { RouteContent } from './route-content.ts'
import type { Phrases } from './route-schema.ts'
import type { Where } from './situation.ts'
import { fill } from './text.ts'

/** How the parties of a route are called where somebody is, by language. */
export type PartyNames = { readonly [language in Language]: Readonly<Record<keyof Phrases, string>> }

/** "politie-eenheid Den Haag" in The Hague, "de politie" where no municipality is known. */
export function partyNames(where: Where, { geography, phrases }: RouteContent): PartyNames {
  const one = isMunicipality(where) ? municipality(where, geography) : undefined
  return { nl: namesIn('nl', phrases, one), en: namesIn('en', phrases, one) }
}

function namesIn(language: Language, phrases: Phrases, one: Municipality | undefined): PartyNames[Language] {
  const name = (phrase: keyof Phrases, own: string | undefined): string =>
    own === undefined ? phrases[phrase].elsewhere[language] : fill(phrases[phrase].here[language], { name: own })
  return {
    municipality: name('municipality', one?.name),
    region: name('region', one?.safetyRegion.name),
    policeUnit: name('policeUnit', one?.policeUnit),
    veiligThuis: name('veiligThuis', one?.veiligThuisRegion.name),
    careCoordinator: name('careCoordinator', one?.name),
    designatedOfficer: name('designatedOfficer', one?.name),
  }
}

/** Fills the names into a text; a text that begins with one begins with a capital. */
export function withNames(texts: Texts, names: PartyNames): Texts {
  if (!languages.some(language => texts[language].includes('{'))) return texts
  return { nl: capitalised(fill(texts.nl, names.nl)), en: capitalised(fill(texts.en, names.en)) }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
