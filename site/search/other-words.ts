import type { Language } from '#domain/language.ts'
import { synonyms } from '../facts.ts'
import type { Answers } from '../guide.ts'

/** An answer of which more than these lead to the same situation does not matter for it, and names nothing. */
const most = 3

/** What people call a situation that this site names otherwise: every word for each answer that leads to it. */
export function otherWords(situations: readonly Answers[], language: Language): readonly string[] {
  const { kind, ageGroup, form, reporterType } = synonyms.answers
  return [
    given(situations.map(one => one.ageGroup)).map(answer => ageGroup[answer]),
    given(situations.map(one => one.form)).map(answer => form[answer]),
    given(situations.map(one => one.kind)).map(answer => kind[answer]),
    given(situations.map(one => one.reporterType)).map(answer => reporterType[answer]),
  ].flatMap(found => found.flatMap(words => words?.[language] ?? []))
}

function given<Answer extends string>(answers: readonly (Answer | undefined)[]): readonly Answer[] {
  const all = [...new Set(answers)].filter(answer => answer !== undefined)
  return all.length > most ? [] : all
}
