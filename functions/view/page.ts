import type { Language } from '#domain/language.ts'
import { foot, isMirrored, top } from './frame.ts'
import { type Content, html, textOf } from './html.ts'
import { type PageName, pathTo } from './paths.ts'
import type { PageWording } from './wording.ts'

/** A style sheet of its own, served at `/latest/<name>.css`. */
export type Sheet = 'desk' | 'figures' | 'half-year' | 'tracker'

/**
 * What differs from page to page. `counterpart` is where another language begins, for most answers have no address;
 * `sheets` are style sheets that only some pages need.
 */
export type PageParts = {
  readonly title: string
  readonly main: Content
  readonly counterpart: PageName | ((language: Language) => string)
  readonly sheets?: readonly Sheet[]
}

/** A whole page as an answer of the API: the same frame as the site's own pages. */
export function page({ title, main, counterpart, sheets = [] }: PageParts, wording: PageWording): string {
  const { language, site } = wording
  const { frame } = site
  const inLanguage = (other: Language) =>
    typeof counterpart === 'string' ? pathTo(counterpart, other) : counterpart(other)
  return textOf(html`<!doctype html>
<html lang="${language}"${isMirrored(site) && html` dir="rtl"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${frame.name}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/latest/site.css">
<link rel="stylesheet" href="/latest/more.css">${sheets.map(
    sheet => html`
<link rel="stylesheet" href="/latest/${sheet}.css">`,
  )}
${
  isMirrored(site) &&
  html`<link rel="stylesheet" href="/latest/mirrored.css">
`
}<script src="/latest/leave.js" defer></script>
</head>
<body>
<a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">${frame.skip}</a>
${top({ counterpart: inLanguage }, wording)}
<main id="inhoud" class="wrap" tabindex="-1">${main}</main>
${foot(wording)}
</body>
</html>
`)
}
