import { normalise } from '#domain/names.ts'

/** A municipality that somebody may mean, and the name of theirs that fits; `isExact` when it is all they typed. */
export type Suggestion = {
  readonly slug: string
  readonly municipality: string
  readonly name: string
  readonly isExact: boolean
}

type Name = Omit<Suggestion, 'isExact'> & { readonly key: string; readonly rank: number }
type Run = Omit<Suggestion, 'isExact' | 'name'> & { readonly first: number; readonly last: number }
export type Places = { readonly names: readonly Name[]; readonly runs: readonly Run[] }

/** More than these nobody reads, and on a phone the keyboard would cover them. */
const most = 6

/** Reads the file that site/places-file.ts writes. */
export function readPlaces(text: string): Places {
  const lines = text
    .trim()
    .split('\n')
    .map(line => line.split('|'))
  return {
    names: lines.flatMap(([slug = '', municipality = '', others = '']) =>
      [municipality, ...parts(others)].map((name, index) => {
        return { slug, municipality, name, key: normalise(name), rank: index === 0 ? 0 : 1 }
      }),
    ),
    runs: lines.flatMap(([slug = '', municipality = '', , postcodes = '']) =>
      parts(postcodes).map(run => {
        const [first, last = first] = run.split('-').map(Number)
        return { slug, municipality, first: first ?? 0, last: last ?? 0 }
      }),
    ),
  }
}

/** What somebody may mean who typed this much: names that begin so, municipalities first; or the postcode. */
export function suggest(typed: string, { names, runs }: Places): readonly Suggestion[] {
  const postcode = /^\s*(\d{4})\s*([a-z]{0,2})\s*$/i.exec(typed)?.[1]
  if (postcode) return inPostcode(postcode, runs)
  const key = normalise(typed)
  if (key.length < 2) return []
  const order = (one: Name) => [one.key === key ? 0 : 1, one.rank, one.key].join(' ')
  return names
    .filter(one => one.key.startsWith(key))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .slice(0, most)
    .map(one => ({ slug: one.slug, municipality: one.municipality, name: one.name, isExact: one.key === key }))
}

function inPostcode(postcode: string, runs: readonly Run[]): readonly Suggestion[] {
  const number = Number(postcode)
  return runs
    .filter(({ first, last }) => first <= number && number <= last)
    .map(({ slug, municipality }) => ({ slug, municipality, name: postcode, isExact: true }))
}

function parts(text: string): readonly string[] {
  return text === '' ? [] : text.split(';')
}
