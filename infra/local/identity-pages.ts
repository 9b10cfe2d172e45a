import type { Person } from './identity-pool.ts'

export type PageLanguage = 'nl' | 'en'

const words = {
  nl: {
    signIn: 'Demo: aanmelden',
    explanation:
      'Dit staat in de plaats van echt aanmelden. De mensen hieronder zijn verzonnen; er is geen wachtwoord.',
    choose: 'Wie ben je?',
    continueAs: 'Ga verder als',
    somebodyElse: 'Iemand anders',
    nobody: 'Deze omgeving heeft geen demo-mensen.',
    refused: 'Aanmelden kan zo niet',
    refusal: 'Begin opnieuw op de pagina waar je vandaan kwam.',
    signedOut: 'Je bent afgemeld',
  },
  en: {
    signIn: 'Demo: sign in',
    explanation: 'This stands in for real sign-in. The people below are invented; there is no password.',
    choose: 'Who are you?',
    continueAs: 'Continue as',
    somebodyElse: 'Somebody else',
    nobody: 'This stage has no demo people.',
    refused: 'You cannot sign in like this',
    refusal: 'Start again on the page you came from.',
    signedOut: 'You are signed out',
  },
} as const

/** `ui_locales` and Cognito's own `lang` may hold several, the preferred one first. Dutch unless it is English. */
export const languageOf = (...asked: readonly unknown[]): PageLanguage =>
  /^en\b/i.test(String(asked.find(Boolean) ?? '')) ? 'en' : 'nl'

type Choice = { language: PageLanguage; people: readonly Person[]; action: string; everybody?: string | undefined }

/** One button a person; with a single one, who was asked for, and a link to all. */
export function signInPage({ language, people, action, everybody }: Choice): string {
  const text = words[language]
  const buttons = people.map(person => button(person, everybody === undefined ? '' : `${text.continueAs} `)).join('\n')
  const form =
    people.length === 0
      ? `<p>${text.nobody}</p>`
      : `<form method="post" action="${escaped(action)}">
${everybody === undefined ? `<h2>${text.choose}</h2>\n` : ''}${buttons}
</form>`
  const link = everybody === undefined ? '' : `<p><a href="${escaped(everybody)}">${text.somebodyElse}</a></p>`
  return page(language, text.signIn, `<p>${text.explanation}</p>\n${form}\n${link}`)
}

export function refusalPage(language: PageLanguage, reason: string): string {
  const text = words[language]
  return page(language, text.refused, `<p>${text.refusal}</p>\n<p><code>${escaped(reason)}</code></p>`)
}

export const signedOutPage = (language: PageLanguage): string => page(language, words[language].signedOut, '')

const button = ({ subject, name, email, groups }: Person, before: string) =>
  `<button name="person" value="${escaped(subject)}">${before}<b>${escaped(name)}</b>
${[email, groups.join(' · ')].map(line => `<small>${escaped(line)}</small>`).join('')}</button>`

const page = (language: PageLanguage, title: string, content: string) => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
html { color-scheme: light dark; color: light-dark(#1b1b1f, #f3f3f6); background: light-dark(#fff, #1b1b1f) }
body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif }
button { display: block; width: 100%; margin: 0 0 .75rem; padding: .75rem 1rem; text-align: start; font: inherit; color: inherit; background: light-dark(#f3f3f6, #2c2c33); border: 1px solid #80808c; border-radius: .25rem; cursor: pointer }
button:hover { background: light-dark(#e6e6ec, #3a3a43) }
:focus-visible { outline: 3px solid light-dark(#154273, #9cc4f2); outline-offset: 2px }
small { display: block; overflow-wrap: anywhere; color: light-dark(#4a4a55, #c4c4ce) }
</style>
<main>
<h1>${title}</h1>
${content}
</main>
</html>
`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, character => entities[character] ?? '')
