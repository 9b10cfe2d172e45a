import type { Language } from '#domain/language.ts'
import { type Content, type Html, html, textOf } from './html.ts'
import { elsewhere, type PageName, pathTo } from './paths.ts'
import type { PageWording } from './wording.ts'

/** What differs from page to page; `counterpart` is where the other language begins, for an answer has no address. */
export type PageParts = { readonly title: string; readonly main: Content; readonly counterpart: PageName }

/** A whole page as an answer of the API: the same frame as the site's own pages. */
export function page({ title, main, counterpart }: PageParts, wording: PageWording): string {
  const { language, site } = wording
  const { frame } = site
  return textOf(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${frame.name}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
<link rel="stylesheet" href="/assets/form.css">
<script src="/assets/leave.js" defer></script>
</head>
<body class="utrecht-root">
<a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">${frame.skip}</a>
${top(counterpart, wording)}
<main id="inhoud" class="wrap" tabindex="-1">${main}</main>
${foot(wording)}
</body>
</html>
`)
}

function top(counterpart: PageName, { language, demo, site: { frame } }: PageWording): Html {
  const other: Language = language === 'nl' ? 'en' : 'nl'
  const menu = [
    ['start', frame.start],
    ['safety', frame.message],
    ['status', frame.status],
    ['about', frame.about],
  ] as const satisfies [PageName, string][]
  return html`<header class="top">
${demo && html`<p class="demo"><strong>${frame.demo}.</strong> ${frame.demoText}</p>`}
<div class="wrap">
<a class="brand" href="${pathTo('start', language)}">${sign}${frame.name}</a>
<nav aria-label="${frame.menu}">${menu.map(([name, label]) => html`<a href="${pathTo(name, language)}">${label}</a> `)}</nav>
<a class="language" href="${pathTo(counterpart, other)}" lang="${other}" hreflang="${other}">${frame.language}</a>
<a class="leave" href="${elsewhere}" rel="noreferrer">${frame.leave}</a>
</div></header>`
}

function foot({ language, site: { frame } }: PageWording): Html {
  const menu = [
    ['privacy', frame.privacy],
    ['accessibility', frame.accessibility],
    ['leaving', frame.leaving],
  ] as const satisfies [PageName, string][]
  return html`<footer class="foot"><div class="wrap">
<nav aria-label="${frame.footMenu}"><ul>${menu.map(([name, label]) => html`<li><a href="${pathTo(name, language)}">${label}</a></li>`)}</ul></nav>
<p>${frame.programme}</p>
</div></footer>`
}

const sign = html`<svg viewBox="0 0 20 28" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true"><path d="M10 4.5v19"/><circle cx="10" cy="4.5" r="3" fill="var(--sheet)"/><circle cx="10" cy="14" r="3" fill="currentColor"/><circle cx="10" cy="23.5" r="3" fill="var(--sheet)"/></svg>`
