import type { Language } from '#domain/language.ts'
import type { Answers, Result, Topic } from './guide.ts'
import { siteWords } from './words.ts'

/** More names than these in a heading help nobody. */
const most = 3

/** For whom a route or stop is: the answers that lead there, without the ones that do not matter. */
export function forWhom(situations: readonly Answers[], language: Language): string[] {
  const { kind, ageGroup, formShort, reporterShort } = siteWords[language].route
  const values = <Topic extends keyof Answers>(topic: Topic) => [
    ...new Set(situations.flatMap(one => one[topic] ?? [])),
  ]
  const [kinds, ages, forms, reporters] = [values('kind'), values('ageGroup'), values('form'), values('reporterType')]
  return [
    kinds.length === 1 && kinds[0] === 'place' ? [kind.answers.place] : [],
    ages.length < 3 ? ages.map(one => ageGroup.answers[one]) : [],
    forms.length <= most ? forms.map(one => formShort[one]) : [],
    reporters.length < 3 ? reporters.map(one => reporterShort[one]) : [],
  ]
    .map(names => joined(names, language))
    .filter(Boolean)
}

/** The title of a result and what narrows it down: "Under 18", "work or household, from your work". */
export function titleOf({ section, situations }: Result, language: Language): { title: string; rest: string } {
  const [title = '', ...rest] = section === undefined ? forWhom(situations, language) : [section.title[language]]
  return { title, rest: rest.join(' · ') }
}

/** "2017", "2020-03" and "2024-07-01" as people read them. */
export function dateOf(date: string, language: Language): string {
  const parts = ['year', 'month', 'day'].slice(0, date.split('-').length)
  const styles = { year: 'numeric', month: 'long', day: 'numeric' } as const
  const options = Object.fromEntries(Object.entries(styles).filter(([part]) => parts.includes(part)))
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { ...options, timeZone: 'UTC' }).format(
    new Date(date),
  )
}

/** "Under 18 or perhaps under 18": answers begin with a capital, and only the first one begins the line. */
function joined([first = '', ...others]: readonly string[], language: Language): string {
  const within = others.map(name => name.charAt(0).toLowerCase() + name.slice(1))
  return new Intl.ListFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { type: 'disjunction' }).format([first, ...within])
}

/** An answer as the page offers it. */
export function answerWords(
  topic: Topic,
  answer: string,
  language: Language,
): { label: string; hint?: string | undefined } {
  const { answers, hints } = siteWords[language].route[topic]
  const find = (words: Readonly<Record<string, string>>) => words[answer]
  return { label: find(answers) ?? answer, hint: find(hints) }
}
