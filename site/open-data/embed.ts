import type { Municipality } from '#domain/geography.ts'
import type { Language } from '#domain/language.ts'
import { type RouteContent, type Step, sections } from '#domain/route.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { type Html, html, textOf } from '#view/html.ts'
import type { openDataWords } from '../words.ts'
import { type Publication, versionOf } from './publication.ts'
import { pagesOf } from './route.ts'

type Words = (typeof openDataWords)[Language]['snippet']
type Sources = {
  readonly content: RouteContent
  readonly publication: Publication
  readonly language: Language
  readonly words: Words
}

/** What a colleague asks first; every other situation is behind the link. */
const shown = ['under18', 'adult', 'place']

/**
 * A municipality's route to paste into a page of somebody else: headings, lists and links, without style, script or
 * anything that is loaded. It says of which day it is, for it does not change with us.
 */
export function snippet(one: Municipality, { content, publication, language, words }: Sources): string {
  const parts = sections(one.code, content).filter(({ id }) => shown.includes(id))
  const { madeOn, demo } = publication
  const page = pagesOf(one, publication)[language] ?? ''
  const date = fullDateInWords(madeOn, language)
  return textOf(html`<section lang="${language}">
<h2>${fill(words.heading, { name: one.name })}</h2>
${demo && html`<p><strong>${words.demo}</strong></p>\n`}<p><strong>${words.danger} <a href="tel:112">112</a>.</strong> ${words.dangerText}</p>
${parts.map(({ title, steps }) => html`<h3>${title[language]}</h3>\n<ol>\n${steps.filter(isNotDanger).map(step => stop(step, language, words))}</ol>\n`)}<p>${words.more} <a href="${page}" rel="noreferrer">${fill(words.link, { name: one.name })}</a>.</p>
<p><small>${fill(words.asOf, { date, version: versionOf(parts) })} ${words.check} ${words.licence}</small></p>
</section>
`)
}

/** The number with the name of whoever answers it: that is not always whom the stop is about. */
function stop(
  { condition, what, who, channel, contactUnknown, whenClosed }: Step,
  language: Language,
  words: Words,
): Html {
  const before = condition && html`<em>${condition[language]}</em> `
  const unknown = contactUnknown && html` ${contactUnknown[language]}`
  const number =
    channel?.phone &&
    html` ${channel.name[language]}: <a href="tel:${channel.phone.dial}">${channel.phone.shown}</a>. ${channel.hours[language]}`
  return html`<li>${before}<strong>${what[language]}</strong> ${who[language]}.${unknown}${number} ${words.whenClosed} ${whenClosed[language]}</li>
`
}

/** Danger stands above everything already. */
const isNotDanger = ({ acts }: Step): boolean => !acts.includes('emergency')
