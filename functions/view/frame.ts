import { type Language, languages } from '#domain/language.ts'
import { deskPath } from './desk-paths.ts'
import { type Html, html } from './html.ts'
import { awayFromHere, type PageName, pathTo } from './paths.ts'
import type { FrameWords, PageWording } from './wording.ts'

/** Which entry of the menu is this page, and where the same page is in another language. */
export type Place = {
  readonly current?: PageName | undefined
  readonly counterpart: (language: Language) => string
}

/** The top of every page, static or answered: ribbon of a demo, menu, other languages, the way out. */
export function top({ current, counterpart }: Place, { language, demo, site: { frame } }: PageWording): Html {
  const menu = [
    ['start', frame.start],
    ['safety', frame.message],
    ['status', frame.status],
    ['explained', frame.explained],
    ['search', frame.search],
  ] as const satisfies [PageName, string][]
  const others = languages.filter(other => other !== language)
  return html`<header class="top">
${demo && html`<p class="demo"><strong>${frame.demo}.</strong> ${frame.demoText}</p>`}
<div class="wrap">
<a class="brand" href="${pathTo('start', language)}">${sign}${frame.name}</a>
<nav aria-label="${frame.menu}">${menu.map(([name, label]) => html`<a href="${pathTo(name, language)}"${name === current && html` aria-current="page"`}>${label}</a> `)}</nav>
${others.map(other => html`<a class="language" href="${counterpart(other)}" lang="${other}" hreflang="${other}">${frame.languages[other]}</a>`)}
<div class="exit"><a class="leave" href="${awayFromHere}" rel="noreferrer">${frame.leave}</a><small class="keys">${frame.leaveKeys}</small></div>
</div></header>`
}

/** The foot of every page: what the site is, and whose facts it uses. */
export function foot({ language, site: { frame } }: PageWording): Html {
  const menu = [
    ['about', frame.about],
    ['municipalities', frame.municipalities],
    ['regions', frame.regions],
    ['progress', frame.progress],
    ['figures', frame.figures],
    ['privacy', frame.privacy],
    ['accessibility', frame.accessibility],
    ['safeUse', frame.safeUse],
    ['leaving', frame.leaving],
    ['openData', frame.openData],
  ] as const satisfies [PageName | 'progress' | 'figures', string][]
  const address = (name: PageName | 'progress' | 'figures') =>
    name === 'progress' || name === 'figures' ? deskPath(name, language) : pathTo(name, language)
  return html`<footer class="foot"><div class="wrap">
<nav aria-label="${frame.footMenu}"><ul>${menu.map(([name, label]) => html`<li><a href="${address(name)}">${label}</a></li>`)}</ul></nav>
<p>${frame.programme}</p>
<p>${frame.attribution}</p>
</div></footer>`
}

/** Written from right to left: the file of the frame says so. */
export function isMirrored({ frame }: FrameWords): boolean {
  return frame.direction === 'rtl'
}

const sign = html`<svg viewBox="0 0 20 28" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true"><path d="M10 4.5v19"/><circle cx="10" cy="4.5" r="3" fill="var(--sheet)"/><circle cx="10" cy="14" r="3" fill="currentColor"/><circle cx="10" cy="23.5" r="3" fill="var(--sheet)"/></svg>`
