import { fill } from '#domain/text.ts'
import { type Content, type Html, html } from './html.ts'
import { page } from './page.ts'
import { pathTo } from './paths.ts'
import { type PhoneName, phoneList } from './phones.ts'
import type { PageWording } from './wording.ts'

const whomToCall: readonly PhoneName[] = ['emergency', 'police', 'safeHomeCentre']

/** Too much from one address; `retryAfter` in seconds. Says whom to call, for somebody may be in need. */
export function tooManyPage(retryAfter: number, wording: PageWording): string {
  const { problems } = wording.form
  const count = Math.max(1, Math.ceil(retryAfter / 60))
  const minutes = count === 1 ? problems.minute : fill(problems.minutes, { count })
  return problemPage(problems.tooManyHeading, fill(problems.tooManyLead, { minutes }), wording)
}

/** One page for every status that has no page of its own. */
export function errorPage(status: number, wording: PageWording): string {
  const { problems } = wording.form
  if (status === 404) return problemPage(problems.notFoundHeading, problems.notFoundLead, wording)
  if (status === 409) return problemPage(problems.conflictHeading, problems.conflictLead, wording)
  if (status < 500) return problemPage(problems.badHeading, problems.badLead, wording)
  return problemPage(problems.brokenHeading, problems.brokenLead, wording)
}

function problemPage(heading: string, lead: string, wording: PageWording): string {
  const { problems, form } = wording.form
  const main: Content = html`<h1 tabindex="-1">${heading}</h1><p class="lead">${lead}</p>
<p class="quiet">${form.notReport}</p>
<h2>${problems.phones}</h2>${phoneList(whomToCall, wording)}
${ways(wording)}`
  return page({ title: problems.title, main, counterpart: 'start' }, wording)
}

/** Whom to call, in one line, where no page is asked for. */
export function phonesInWords({ form }: Pick<PageWording, 'form'>): string {
  return whomToCall.map(name => `${form.phones[name].who}: ${form.phones[name].number}.`).join(' ')
}

function ways({ language, form }: PageWording): Html {
  return html`<div class="actions"><a class="nl-button nl-button--secondary" href="${pathTo('status', language)}">${form.problems.status}</a>
<a class="nl-button nl-button--secondary" href="${pathTo('start', language)}">${form.problems.start}</a></div>`
}
