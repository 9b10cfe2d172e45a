import { type Language, languages } from './language.ts'
import { placeholders } from './text.ts'

/** What is wrong with the texts of one file, beside those of the first language; each begins with its place. */
export function holesIn(texts: unknown, first: unknown): readonly string[] {
  const [mine, theirs] = [textsIn(texts), textsIn(first)]
  return [
    ...[...theirs.keys()].filter(path => !mine.has(path)).map(path => `${path}: write this text`),
    ...[...mine.keys()].filter(path => !theirs.has(path)).map(path => `${path}: no other language has this text`),
    ...[...mine].flatMap(([path, text]) => faultsOf(text, theirs.get(path)).map(fault => `${path}: ${fault}`)),
  ]
}

/** What is wrong where a file has its languages side by side. */
export function holesSideBySide(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const fields = new Map(Object.entries(value))
  const [first, ...others] = languages
  if (!languages.some(language => fields.has(language))) {
    return [...fields].flatMap(([key, inner]) => holesSideBySide(inner, joined(path, key)))
  }
  const holes = (language: Language) => holesIn(asOne(fields.get(language)), asOne(fields.get(first)))
  return others.flatMap(language => holes(language).map(hole => `${joined(path, language)}${beside(hole)}`))
}

/** A list of words has as many as its language needs. */
const asOne = (value: unknown): unknown => (Array.isArray(value) ? value.join(', ') : (value ?? {}))

function faultsOf(text: string, other: string | undefined): readonly string[] {
  if (text.trim() === '') return ['write this text; it is empty']
  if (other === undefined) return []
  const [mine, theirs] = [text, other].map(one => placeholders(one).toSorted().join(', '))
  return mine === theirs ? [] : [`has the places {${mine}} to fill in, not {${theirs}}`]
}

/** Every text with its place in the file. */
function textsIn(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]])
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...textsIn(inner, joined(path, key))]))
}

const joined = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
/** A text that stands there by itself has no place of its own. */
const beside = (hole: string): string => (hole.startsWith(':') ? hole : `.${hole}`)
