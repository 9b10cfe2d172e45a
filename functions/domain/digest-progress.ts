import type { CommitmentId } from './commitment.ts'
import type { Language } from './language.ts'
import type { DigestProgressTexts, SharedWords } from './mail-texts.ts'
import type { Telling, TellingNote } from './progress-telling.ts'
import type { LocalDate } from './report.ts'
import { fill } from './text.ts'
import { fullDateInWords, listInWords } from './words.ts'

/** What the digest says of one telling: by number and unit, nothing that anybody wrote. */
export type ProgressLine = {
  readonly commitment: CommitmentId
  /** By name. */
  readonly unit: string
  readonly about: Telling['about']
  readonly day: LocalDate
  readonly note?: TellingNote | undefined
}

type Wording = {
  readonly texts: DigestProgressTexts
  readonly words: Pick<SharedWords, 'roles' | 'reasons'>
  readonly language: Language
}

/** So many units are named, the others counted. */
const mostNamed = 5

/** What is the same about several units is said once, in the order of the numbers. */
export function progressItems(lines: readonly ProgressLine[], wording: Wording): readonly (readonly string[])[] {
  const alike = new Map<string, Alike>()
  for (const line of lines) {
    const key = keyOf(line)
    const { units = [], days = [] } = alike.get(key) ?? {}
    alike.set(key, { line, units: [...units, line.unit], days: [...days, line.day] })
  }
  return [...alike]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => [titleOf(group, wording), wording.texts.about[group.line.about], ...detailsOf(group, wording)])
}

/** Lines that say the same, of several units. */
type Alike = { readonly line: ProgressLine; readonly units: readonly string[]; readonly days: readonly LocalDate[] }

function keyOf({ commitment, about, day, note }: ProgressLine): string {
  return [commitment, about, about === 'reportSoon' ? day : '', ...Object.values(note ?? {})].join(' ')
}

function titleOf({ line: { commitment }, units }: Alike, { texts, language }: Wording): string {
  const sorted = units.toSorted((one, other) => one.localeCompare(other, language))
  const left = sorted.length - mostNamed
  const named = left > 1 ? [...sorted.slice(0, mostNamed), fill(texts.others, { count: left })] : sorted
  const title = commitment.startsWith('A') ? texts.action : texts.recommendation
  return fill(title, { number: commitment, units: listInWords(named, language) })
}

function detailsOf({ line: { about, note }, days }: Alike, { texts, words, language }: Wording): readonly string[] {
  const [first = ''] = days.toSorted()
  const when = texts.when[isToCome(about) ? 'on' : 'since']
  const dated = fill(new Set(days).size === 1 ? when.one : when.first, { day: fullDateInWords(first, language) })
  return [dated, ...noteIn(note, { texts, words, language })]
}

/** The day of these lies ahead. */
const isToCome = (about: ProgressLine['about']): boolean => ['due', 'fading', 'reportSoon'].includes(about)

function noteIn(note: TellingNote | undefined, { texts, words }: Wording): readonly string[] {
  if (!note) return []
  if (note.kind !== 'skipped') return [texts.note[note.kind]]
  return [fill(texts.note.skipped, { role: words.roles[note.role].name, why: words.reasons[note.why] })]
}
