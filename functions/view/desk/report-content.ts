import type { Contact } from '#domain/report.ts'
import { type Content, type Html, html } from '../html.ts'
import type { DeskReport } from './report.ts'
import type { DeskWording } from './wording.ts'

type Row = readonly [label: string, text: Content]

/** What the message says: what was chosen, and, for whoever may read it, what was written. */
export function contentOf({ report, content }: DeskReport, wording: DeskWording): Html {
  const { content: words } = wording.desk.report
  if (typeof content === 'string') return html`<h2>${words.heading}</h2><p class="notice">${words[content]}</p>`
  const written: readonly Row[] = report.sealed
    ? [
        [words.text, content.text && html`<span class="written">${content.text}</span>`],
        [words.location, content.location && html`<span class="written">${content.location}</span>`],
        [words.pseudonym, content.pseudonym],
      ]
    : []
  return html`<h2>${words.heading}</h2>
${!report.sealed && report.state.phase === 'closed' && html`<p class="notice">${words.gone}</p>`}
<dl class="answers">${[...written, ...chosen(report, wording)].map(([label, text]) => html`<div><dt>${label}</dt><dd>${text ?? html`<span class="quiet">${words.none}</span>`}</dd></div>`)}</dl>
${contactOf(report, content.contact, wording)}
<p class="quiet">${words.recorded}</p>`
}

/** The answers that were chosen from a list, in the words of the form. */
function chosen(report: DeskReport['report'], { form, desk }: DeskWording): readonly Row[] {
  const { questions } = form
  const { persons, urgentBecause, consent, consentBy } = report
  const because = urgentBecause.map(reason => questions.urgentBecause.options[reason])
  const rows: Row[] = [[questions.persons.label, questions.persons.options[persons]]]
  if (because.length > 0) rows.push([questions.urgentBecause.label, because.join('\n')])
  if (report.kind === 'person') rows.push([desk.acts.fields.consent, consent && desk.acts.consents[consent]])
  if (consentBy !== undefined) rows.push([questions.consentBy.label, questions.consentBy.options[consentBy]])
  return rows
}

/** How the reporter may be reached, and what must not be said: before the address, for it binds whoever uses it. */
function contactOf(
  { safeContact, hasContact }: DeskReport['report'],
  contact: Contact | undefined,
  { desk }: DeskWording,
): Html {
  const { content: words, safe } = desk.report
  if (!hasContact && safeContact.channel === 'none') {
    return html`<h3>${words.contact}</h3><p>${safe.channel.none}</p>`
  }
  const rules = [
    safe.channel[safeContact.channel],
    safe.hours[safeContact.hours],
    safe.mayBeSaid[safeContact.mayBeSaid],
  ]
  const { name, organisation, email, phone } = contact ?? {}
  const lines = [name, organisation, email, phone].filter(line => line !== undefined)
  return html`<h3>${words.contact}</h3><p class="notice">${rules.join(' ')}</p><p class="written">${lines.join('\n')}</p>`
}
