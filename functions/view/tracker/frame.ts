import type { Actor } from '#domain/access.ts'
import { addressOf, type DeskAddress, deskPage } from '../desk/frame.ts'
import { signInPath } from '../desk-paths.ts'
import { type Content, html } from '../html.ts'
import type { Sheet } from '../page.ts'
import type { TrackerWording } from './wording.ts'

type Parts = {
  readonly title: string
  readonly main: Content
  readonly address: DeskAddress
  readonly actor: Actor
  /** A style sheet beside those of every such page. */
  readonly sheet?: Sheet
}

/** A page of the tracker: the same for everybody, with the menu of the desk for whoever is signed in. */
export function trackerPage({ title, main, address, actor, sheet }: Parts, wording: TrackerWording): string {
  const { signIn } = wording.tracker
  const door = signInPath(addressOf(address, wording.language), wording.language)
  const whole = html`${main}${actor.kind !== 'person' && html`<p class="quiet sign-in print-hide">${signIn.lead} <a href="${door}" rel="nofollow">${signIn.link}</a></p>`}`
  return deskPage(
    { title, main: whole, address, actor, sheets: ['desk', 'tracker', ...(sheet ? [sheet] : [])] },
    wording,
  )
}
