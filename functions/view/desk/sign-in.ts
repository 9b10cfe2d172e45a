import type { DemoPerson } from '#domain/demo-person.ts'
import { type Grant, grantsIn, type Person } from '#domain/person.ts'
import { isRegion } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { hiddenAnswers } from '../answer-list.ts'
import { signInPath } from '../desk-paths.ts'
import { type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { deskPage } from './frame.ts'
import type { Names } from './names.ts'
import type { DeskWording } from './wording.ts'

/** Something that was sent when the session had ended: it must not be lost. */
export type Unsent = { readonly action: string; readonly fields: Readonly<Record<string, string | readonly string[]>> }

export type SigningIn = {
  /** Why the page is shown, when it was not asked for. */
  readonly why?: 'ended' | 'refused' | undefined
  /** The page of the desk to come to. */
  readonly to: string
  readonly unsent?: Unsent | undefined
  /** Only on demo stages. */
  readonly people: readonly DemoPerson[]
}

/** One button to the identity provider, or, on a demo stage, one for each role. */
export function signInPage({ why, to, unsent, people }: SigningIn, wording: DeskWording): string {
  const { signIn } = wording.desk
  // In another tab: this one holds what was typed.
  const beside = unsent && html` target="_blank"`
  const main = html`<h1 tabindex="-1">${signIn.heading}</h1>
${why && html`<p class="notice" role="status"><strong>${signIn.why[why]}</strong></p>`}
<p class="lead">${unsent === undefined ? signIn.lead : signIn.kept}</p>
<div class="actions"><a class="nl-button nl-button--primary" href="${signInPath(to, wording.language)}"${beside}>${signIn.button}</a></div>
${unsent && sendAgain(unsent, wording)}
${people.length > 0 && demoPeople(people, { to, beside }, wording)}
<p class="quiet">${signIn.whoMay}</p>`
  return deskPage({ title: signIn.heading, main, address: { page: 'signIn' } }, wording)
}

/** Who is signed in, in which roles, and how to leave. */
export function signedInPage(person: Person, names: Names, wording: DeskWording): string {
  const { signIn, menu } = wording.desk
  const grants = grantsIn(person.groups)
  const roles = grants.map(grant => html`<li>${grantInWords(grant, names, wording)}</li>`)
  const main = html`<h1 tabindex="-1">${fill(signIn.signedInAs, { name: person.name })}</h1>
${grants.length > 0 ? html`<h2>${signIn.roles}</h2><ul>${roles}</ul>` : html`<p class="notice">${signIn.noRole}</p>`}
<p class="quiet">${signIn.endsByItself}</p>
<form class="actions" action="${endpoints.signOut}" method="post"><input type="hidden" name="language" value="${wording.language}">
<button class="nl-button nl-button--primary" type="submit">${menu.signOut}</button>
<button class="nl-button nl-button--secondary" type="submit" name="everywhere" value="1">${signIn.signOutEverywhere}</button></form>
<p class="quiet">${signIn.everywhereMeans}</p>`
  return deskPage(
    { title: signIn.heading, main, address: { page: 'signIn' }, actor: { kind: 'person', person } },
    wording,
  )
}

export function signedOutPage(provider: string, wording: DeskWording): string {
  const { signIn } = wording.desk
  const main = html`<h1 tabindex="-1">${signIn.signedOut}</h1><p class="lead">${signIn.providerToo}</p>
<p><a href="${provider}">${signIn.goOn}</a></p>`
  return deskPage({ title: signIn.signedOut, main, address: { page: 'signIn' } }, wording)
}

/** A role as people call it: with the names of region and municipality. */
export function grantInWords(grant: Grant, names: Names, { desk, shared }: DeskWording): string {
  const { grants } = desk
  switch (grant.as) {
    case 'member':
      return fill(grants.member, { municipality: names.municipality(grant.municipality) })
    case 'desk':
      return fill(grants.desk, { role: shared.roles[grant.role].name, region: names.region(grant.region) })
    case 'lead':
      if (grant.of === 'country') return grants.leadCountry
      return isRegion(grant.of)
        ? fill(grants.lead, { region: names.region(grant.of) })
        : fill(grants.leadUnit, { unit: names.unit(grant.of) })
    case 'administrator':
      return grants.administrator
  }
}

/** What was typed goes again with one press, after signing in beside this page. */
function sendAgain({ action, fields }: Unsent, { desk: { signIn } }: DeskWording): Html {
  return html`<form action="${action}" method="post">${hiddenAnswers(fields)}
<div class="actions"><button class="nl-button nl-button--secondary" type="submit">${signIn.sendAgain}</button></div></form>`
}

type Way = { readonly to: string; readonly beside: Html | undefined }

function demoPeople(people: readonly DemoPerson[], { to, beside }: Way, wording: DeskWording): Html {
  const { demo } = wording.desk.signIn
  const items = people.map(
    ({ email, name, function: does }) =>
      html`<li><a href="${signInPath(to, wording.language, email)}"${beside}>${name}</a><br><span class="quiet">${does[wording.language]}</span></li>`,
  )
  return html`<section class="group"><h2>${demo.heading}</h2><p>${demo.lead}</p><ul class="people">${items}</ul></section>`
}
