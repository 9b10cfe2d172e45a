import { fill } from '#domain/text.ts'
import { changeForm, type Understood } from './check.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { everywhere, pathTo } from './paths.ts'
import { phoneList } from './phones.ts'
import type { PageWording } from './wording.ts'

/** The region takes no messages, or none of citizens: whom to call instead. Nothing was kept. */
export function notConnectedPage(
  reason: 'guidance' | 'citizensNotAdmitted',
  understood: Understood,
  wording: PageWording,
): string {
  const { notConnected } = wording.form
  const isRegion = reason === 'guidance'
  const { region, values } = understood
  const main = html`<h1 tabindex="-1">${fill(isRegion ? notConnected.headingRegion : notConnected.headingCitizens, { region })}</h1>
<p class="lead">${isRegion ? notConnected.leadRegion : notConnected.leadCitizens}</p>
<h2>${notConnected.phones}</h2>
${phoneList(['emergency', 'police', 'safeHomeCentre', 'labourInspectorate', 'anonymousCrimeLine'], wording)}
<div class="actions">${routeLink(understood, wording)}</div>
${changeForm(values, notConnected.change)}`
  return page({ title: notConnected.title, main, counterpart: 'start' }, wording)
}

function routeLink({ municipality }: Understood, { language, form }: PageWording): Html {
  const primary = 'nl-button nl-button--primary'
  if (municipality === undefined) {
    return html`<a class="${primary}" href="${pathTo('national', language)}">${form.notConnected.routeNational}</a>`
  }
  const { slug, name } = municipality
  return html`<a class="${primary}" href="${pathTo('municipalities', language, everywhere(slug))}">${fill(form.notConnected.route, { municipality: name })}</a>`
}
