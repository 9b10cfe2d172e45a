import { type AccessibilityResults, type CheckSummary, countOf, type Looked, summaryOf } from '#domain/accessibility.ts'
import { type Language, languages } from '#domain/language.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { type Html, html } from './html.ts'

export type TestedWords = typeof import('#content/messages/nl/accessibility.json')

/** What the tests of accessibility found on this very version of the site, or that nobody knows. */
export function testedSection(results: AccessibilityResults | undefined, words: TestedWords, language: Language): Html {
  const found = results === undefined ? html`<p>${words.noResults}</p>` : foundBy(results, words, language)
  return html`<section class="prose" aria-labelledby="toetsen"><h2 id="toetsen">${words.heading}</h2>${found}</section>`
}

function foundBy(results: AccessibilityResults, words: TestedWords, language: Language): Html {
  const { on, axe, browser } = results
  const checks = summaryOf(results)
  const count = checks.filter(({ failed }) => failed.length > 0).length
  const lead = fill(words.lead, {
    date: fullDateInWords(on, language),
    pages: countOf(results, 'page'),
    answers: countOf(results, 'answer'),
    languages: languages.length,
  })
  return html`<p>${lead}</p>
<p>${count === 0 ? words.allPassed : fill(words.someFailed, { count })} ${fill(words.tools, { axe, browser })}</p>
<table class="facts"><caption class="hidden-visually">${words.caption}</caption>
<thead><tr><th scope="col">${words.check}</th><th scope="col">${words.outcome}</th></tr></thead>
<tbody>${checks.map(check => row(check, words))}</tbody></table>`
}

function row({ check, times, failed }: CheckSummary, words: TestedWords): Html {
  const outcome =
    failed.length === 0
      ? html`${fill(words.passed, { times })}`
      : html`${fill(words.failed, { count: failed.length, times })}<ul>${failed.map(one => place(one, words))}</ul>`
  return html`<tr><th scope="row">${words.checks[check]}</th><td>${outcome}</td></tr>`
}

/** The names are those of the tests. */
const place = ({ name, language }: Looked, words: TestedWords): Html =>
  html`<li><span lang="en">${name}</span> (${words.languages[language]})</li>`
