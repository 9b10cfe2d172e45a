import { languages } from '#domain/language.ts'
import { placeholders } from '#domain/text.ts'
import type { Fault } from './fault.ts'
import type { Path } from './issues.ts'
import { type JsonFile, type JsonFiles, member } from './json-file.ts'
import { listed } from './what-to-write.ts'

const folder = 'content/messages/'

/** Every text in every language, with the same places for what is filled in. */
export function messageFaults(files: JsonFiles, present: ReadonlySet<string>): readonly Fault[] {
  const topics = new Set([...present].flatMap(file => topicOf(file) ?? []))
  return [...topics].toSorted().flatMap(topic => {
    const missing = languages
      .map(language => `${folder}${language}/${topic}`)
      .filter(file => !present.has(file))
      .map(file => ({
        file,
        message: `is missing; write this file, with every text that ${topic} has in the other language`,
      }))
    if (missing.length > 0) return missing
    return languages.flatMap(language => faultsIn(language, topic, files))
  })
}

function topicOf(file: string): string | undefined {
  const [language, topic] = file.startsWith(folder) ? file.slice(folder.length).split('/') : []
  return languages.some(one => one === language) ? topic : undefined
}

/** What one language lacks of the others, and what is wrong in itself. */
function faultsIn(language: string, topic: string, files: JsonFiles): readonly Fault[] {
  const own = files.get(`${folder}${language}/${topic}`)
  if (own === undefined) return []
  const empty = textsIn(own.value).filter(({ text }) => typeof text !== 'string' || text.trim() === '')
  const faults = empty.map(({ path }) => ({ ...own.at(path), message: 'write a text between quotation marks' }))
  const others = languages
    .filter(other => other !== language)
    .flatMap(other => files.get(`${folder}${other}/${topic}`) ?? [])
  return [
    ...faults,
    ...others.flatMap(other => textsIn(other.value).flatMap(text => missingOrDrifted(text, own, other))),
  ]
}

function missingOrDrifted({ path, text }: Text, own: JsonFile, other: JsonFile): readonly Fault[] {
  const ours = path.reduce(member, own.value)
  if (ours === undefined) {
    const message = `is missing; translate ${JSON.stringify(text)} of ${other.file}, or remove it there`
    return [{ ...own.at(path), message }]
  }
  const expected = placeholders(String(text))
  const lost = expected.filter(name => !placeholders(String(ours)).includes(name))
  if (lost.length === 0) return []
  const names = listed(
    lost.map(name => `{${name}}`),
    'conjunction',
  )
  const message = `write ${names} where it is filled in, as ${other.file} does: ${JSON.stringify(text)}`
  return [{ ...own.at(path), message }]
}

type Text = { readonly path: Path; readonly text: unknown }

function textsIn(value: unknown, path: Path = []): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [{ path, text: value }]
  return Object.entries(value).flatMap(([key, inner]) => {
    return textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key])
  })
}
