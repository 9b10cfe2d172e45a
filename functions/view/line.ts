import { type Content, type Html, html } from './html.ts'

/** One stop of the line that runs through everything: when, what, and what is behind it. */
export type Stop = {
  readonly place: 'past' | 'now' | 'later'
  readonly when?: string | undefined
  readonly title: string
  readonly more?: Content
}

/** How a place is said aloud; the dot itself is only drawn. */
export type PlaceWords = Readonly<Record<Stop['place'], string>>

/** What happened, happens and would happen, readable as an ordered list. */
export function line(stops: readonly Stop[], places: PlaceWords): Html {
  return html`<ol class="line">${stops.map(stop => stopItem(stop, places))}</ol>`
}

function stopItem({ place, when, title, more }: Stop, places: PlaceWords): Html {
  const sign = { past: '✓', now: places.now, later: '?' }[place]
  return html`<li class="stop ${place}"><span class="dot" aria-hidden="true">${sign}</span><span class="hidden-visually">${places[place]}: </span>${when !== undefined && html`<span class="when">${when}</span>`}
<h2>${title}</h2>${more}</li>`
}
