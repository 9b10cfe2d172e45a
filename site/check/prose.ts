import type { Governance } from '#domain/governance.ts'
import type { Knowledge } from '#domain/knowledge.ts'
import { type Language, languages } from '#domain/language.ts'
import { drawnInGovernance, drawnInKnowledge, drawnOfRegion } from '../drawn.ts'
import { namedPages } from '../page-names.ts'
import type { Contents } from './contents.ts'
import type { Fault } from './fault.ts'
import { type JsonFiles, member } from './json-file.ts'
import { type Markdown, type Placed, readMarkdown } from './markdown.ts'
import { driftFaults } from './prose-drift.ts'
import { listed, nearest } from './what-to-write.ts'

/** What every written page may name, by kind. */
type Names = ReadonlyMap<string, readonly string[]>

/** What the pages of one kind have in common. */
type Topic = {
  readonly folder: string
  readonly ids: readonly string[]
  /** Where their headings stand in the texts of knowledge; without it they are free. */
  readonly parts?: (id: string) => readonly string[]
  /** What `[](show:…)` draws there. */
  readonly drawn?: readonly string[]
}

/** Of governance these are pages without an id in pages.json. */
const aroundGovernance = ['overview', 'statement']
/** Lines left open for whoever fills in a printed form: `[](fill:4)`. */
const blanks = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const front = ['title', 'heading', 'lead']

/** Every page that JSON promises is written in every language, names what exists, and says the same in each. */
export function proseFaults(
  contents: Contents,
  files: JsonFiles,
  read: { readonly knowledge: Knowledge; readonly governance: Governance },
  channels: Iterable<string>,
): readonly Fault[] {
  const known = namesOf(read, channels)
  return topicsOf(read).flatMap(topic => {
    const names = new Map([...known, ['show', topic.drawn ?? []], ['fill', blanks]])
    const promised = topic.ids.flatMap(id => pageFaults({ topic, id, contents, files, names }))
    return [...promised, ...strayFaults(topic, contents)]
  })
}

type Read = Parameters<typeof proseFaults>[2]

function topicsOf({ knowledge, governance }: Read): readonly Topic[] {
  const { roles, organisations, explained, study, factors } = knowledge
  const isFactor = (id: string) => factors.has(id)
  const recommended = [...study.recommendations.map(({ id }) => id), ...factors.keys()]
  return [
    { folder: 'roles', ids: [...roles.keys()], parts: () => ['roles', 'parts'], drawn: drawnInKnowledge },
    { folder: 'organisations', ids: [...organisations.keys()], parts: () => ['organisations', 'parts'] },
    { folder: 'explained', ids: [...explained.keys()], drawn: drawnInKnowledge },
    {
      folder: 'governance',
      ids: [...governance.pages.keys(), ...aroundGovernance],
      drawn: [...drawnInGovernance, ...drawnOfRegion],
    },
    {
      folder: 'recommendations',
      ids: recommended,
      parts: id => ['recommendations', isFactor(id) ? 'factorParts' : 'parts'],
    },
  ]
}

function namesOf({ knowledge, governance }: Read, channels: Iterable<string>): Names {
  const { roles, organisations, explained, study, factors, sources } = knowledge
  return new Map([
    ['role', [...roles.keys()]],
    ['organisation', [...organisations.keys()]],
    ['explained', [...explained.keys()]],
    ['recommendation', [...study.recommendations.map(({ id }) => id), ...factors.keys()]],
    ['source', [...sources.keys()]],
    ['channel', [...channels]],
    ['governance', [...governance.pages.keys()]],
    ['page', namedPages],
  ])
}

type Checking = {
  readonly topic: Topic
  readonly id: string
  readonly contents: Contents
  readonly files: JsonFiles
  readonly names: Names
}

function pageFaults(checking: Checking): readonly Fault[] {
  const { topic, id, contents } = checking
  const pages = languages.map(language => {
    const file = `content/${topic.folder}/${language}/${id}.md`
    const text = contents.get(file)
    return { language, file, page: text === undefined ? undefined : readMarkdown(text) }
  })
  const own = pages.flatMap(({ language, file, page }) =>
    page
      ? faultsOn({ language, file, page }, checking)
      : [{ file, message: `is missing; write this page: ${topic.folder}.json names it` }],
  )
  return own.length > 0 ? own : driftFaults(pages)
}

type Written = { readonly language: Language; readonly file: string; readonly page: Markdown }

function faultsOn({ language, file, page }: Written, { topic, id, files, names }: Checking): readonly Fault[] {
  const above = front
    .filter(field => !page.front.get(field))
    .map(field => ({ file, line: 1, field, message: 'is missing; write it between the two lines of ---' }))
  const unknown = page.names.flatMap(name => unknownFault(name, names).map(fault => ({ file, ...fault })))
  const phones = page.phones.map(({ text, line }) => ({
    file,
    line,
    message: `write [](channel:…) instead of the number ${text}, in a paragraph of its own: numbers stand in channels.json only`,
  }))
  return [...above, ...headingFaults({ file, page }, partsOf(topic, id, language, files)), ...unknown, ...phones]
}

function partsOf({ parts }: Topic, id: string, language: Language, files: JsonFiles): readonly string[] | undefined {
  const words = files.get(`content/messages/${language}/knowledge.json`)?.value
  const found = parts?.(id).reduce(member, words)
  return Array.isArray(found) ? found.map(String) : undefined
}

function headingFaults(
  { file, page }: Pick<Written, 'file' | 'page'>,
  parts: readonly string[] | undefined,
): readonly Fault[] {
  if (parts === undefined) return []
  const has = new Set(page.headings.map(({ text }) => text))
  const missing = parts
    .filter(part => !has.has(part))
    .map(part => ({ file, message: `write a heading "## ${part}" and what belongs below it` }))
  const others = page.headings
    .filter(({ text }) => !parts.includes(text))
    .map(({ text, line }) => ({
      file,
      line,
      message: `"${text}" is no heading of such a page; write ${listed(parts.map(part => `"${part}"`))}`,
    }))
  return [...missing, ...others]
}

function unknownFault({ text, line }: Placed, names: Names): readonly Omit<Fault, 'file'>[] {
  const [kind = '', id = ''] = text.split(':')
  const known = names.get(kind)
  if (known === undefined) {
    const kinds = listed([...names.keys()].map(one => `${one}:…`))
    return [
      {
        line,
        message: `no page can be named ${text}; write ${kinds}. An address outside this site is a source: write [](source:…)`,
      },
    ]
  }
  if (known.includes(id)) return []
  const meant = nearest(id, known)
  const way = meant === undefined ? listed(known.slice(0, 8).map(one => `${kind}:${one}`)) : `${kind}:${meant}`
  return [
    {
      line,
      message: `there is no ${text}; write ${way}${meant === undefined ? ', or another that there is' : ', if that is meant'}`,
    },
  ]
}

function strayFaults({ folder, ids }: Topic, contents: Contents): readonly Fault[] {
  const expected = new Set(languages.flatMap(language => ids.map(id => `content/${folder}/${language}/${id}.md`)))
  return [...contents.keys()]
    .filter(file => file.startsWith(`content/${folder}/`) && file.endsWith('.md') && !expected.has(file))
    .map(file => ({ file, message: `nothing leads to this page; write its id in ${folder}.json, or remove it` }))
}
