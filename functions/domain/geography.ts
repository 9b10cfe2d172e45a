import type { Geography, Municipality } from './geography-facts.ts'
import { normalise, slug } from './names.ts'
import { Elsewhere, type MunicipalityCode, type RegionCode, type Where } from './situation.ts'

export { type Geography, type Municipality, readGeography } from './geography-facts.ts'
export { normalise, slug }

export type Choice = { readonly code: MunicipalityCode; readonly name: string; readonly province: string }

/** `via` tells which kind of name led there. */
export type Found =
  | {
      readonly kind: 'municipality'
      readonly code: MunicipalityCode
      readonly via: 'name' | 'alias' | 'place' | 'former' | 'postcode'
    }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[]; readonly key: string }
  | { readonly kind: 'elsewhere'; readonly where: Elsewhere }
  | { readonly kind: 'unknown' }

/**
 * Finds the municipality somebody means by a name or a postcode ("6711", "6711 AB"). Never guesses: a name or postcode
 * that belongs to more than one municipality gives the choices, the most likely of a split postcode first.
 */
export function find(query: string, geography: Geography): Found {
  return indexOf(geography).names.get(postcodeIn(query) ?? normalise(query)) ?? { kind: 'unknown' }
}

/** Every ambiguous name and split postcode, by the key of its page. */
export function choiceKeys(geography: Geography): ReadonlyMap<string, readonly Choice[]> {
  const keys = new Map<string, readonly Choice[]>()
  for (const found of indexOf(geography).names.values()) {
    if (found.kind === 'choices') keys.set(found.key, found.choices)
  }
  return keys
}

/** @throws when the code is not a municipality of this geography */
export function municipality(code: MunicipalityCode, geography: Geography): Municipality {
  return known(code, indexOf(geography).municipalities)
}

/** The working region of a municipality; without a municipality the national unit. */
export function regionOf(where: Where, geography: Geography): RegionCode {
  return isMunicipality(where) ? municipality(where, geography).safetyRegion.code : 'NL'
}

export function isMunicipality(where: Where): where is MunicipalityCode {
  return where.startsWith('GM')
}

type Via = Extract<Found, { kind: 'municipality' }>['via']
type Codes = readonly [MunicipalityCode, ...MunicipalityCode[]]
type Entry = {
  readonly label: string
  readonly via: Via
  readonly code: MunicipalityCode
  others: Set<MunicipalityCode>
}
type ByCode = ReadonlyMap<MunicipalityCode, Municipality>
type Index = { readonly municipalities: ByCode; readonly names: ReadonlyMap<string, Found> }

/** Built on the first question and kept as long as the geography itself. */
const indexes = new WeakMap<Geography, Index>()

function indexOf(geography: Geography): Index {
  const index = indexes.get(geography) ?? buildIndex(geography)
  indexes.set(geography, index)
  return index
}

function buildIndex(geography: Geography): Index {
  const municipalities = new Map(geography.municipalities.map(one => [one.code, one]))
  const names = new Map<string, Found>()
  for (const [name, entry] of entriesOf(geography)) {
    const found = answer(entry, municipalities)
    names.set(name, found)
    for (const [longer, code] of withProvince(entry.label, found)) {
      names.set(longer, { kind: 'municipality', code, via: entry.via })
    }
  }
  // Last, because "Nederland" is a hamlet too, and who types it means: somewhere in the country.
  for (const where of Elsewhere.options) {
    for (const word of geography.elsewhere[where]) names.set(normalise(word), { kind: 'elsewhere', where })
  }
  return { municipalities, names }
}

/** "Rijswijk Gelderland" says which one, unless that province has two of them. */
function withProvince(label: string, found: Found): [name: string, code: MunicipalityCode][] {
  if (found.kind !== 'choices') return []
  return found.choices
    .filter(({ province }) => found.choices.filter(choice => choice.province === province).length === 1)
    .map(({ province, code }) => [normalise(`${label} ${province}`), code])
}

function entriesOf(geography: Geography): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const [label, via, codes] of labelsOf(geography)) {
    const name = normalise(label)
    const entry = entries.get(name) ?? { label, via, code: codes[0], others: new Set() }
    for (const code of codes) if (code !== entry.code) entry.others.add(code)
    entries.set(name, entry)
  }
  return entries
}

/** Every name somebody may use; a municipality's own name comes before all others. */
function* labelsOf(geography: Geography): Generator<[label: string, via: Via, codes: Codes]> {
  for (const { name, code } of geography.municipalities) yield [name, 'name', [code]]
  for (const { aliases, code } of geography.municipalities) {
    for (const alias of aliases) yield [alias, 'alias', [code]]
  }
  for (const [label, ...codes] of geography.places) yield [label, 'place', codes]
  for (const [label, , ...codes] of geography.former) yield [label, 'former', codes]
  for (const [first, last, ...codes] of geography.postcodes) {
    for (let postcode = first; postcode <= last; postcode += 1) yield [String(postcode), 'postcode', codes]
  }
}

function answer({ label, via, code, others }: Entry, municipalities: ByCode): Found {
  if (others.size === 0) return { kind: 'municipality', code, via }
  const choices = [code, ...others].map(one => {
    const { name, province } = known(one, municipalities)
    return { code: one, name, province: province.name }
  })
  return { kind: 'choices', choices, key: slug(label) }
}

function known(code: MunicipalityCode, municipalities: ByCode): Municipality {
  const found = municipalities.get(code)
  if (found === undefined) throw new Error(`No municipality ${code}`)
  return found
}

/** The four digits of "6711", "6711 AB" and "6711ab". */
function postcodeIn(query: string): string | undefined {
  return /^\s*(\d{4})\s*([a-z]{2})?\s*$/i.exec(query)?.[1]
}
