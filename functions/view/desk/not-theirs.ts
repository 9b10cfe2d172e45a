import type { Actor } from '#domain/access.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, html } from '../html.ts'
import { deskPage } from './frame.ts'
import type { DeskWording } from './wording.ts'

type Answers = Readonly<Record<string, string>>

/** Answers an act on a message that does not exist or is not theirs (any more); what they wrote is not lost. */
export function notTheirsPage(answers: Answers, actor: Actor, wording: DeskWording): string {
  const { conflict, back } = wording.desk.report
  const main = html`<h1 tabindex="-1">${wording.form.problems.notFoundHeading}</h1><p class="lead">${conflict.notTheirs}</p>
${writtenAnswers(answers, wording)}
<p><a href="${deskPath('reports', wording.language)}">${back}</a></p>`
  return deskPage({ title: wording.form.problems.title, main, address: { page: 'reports' }, actor }, wording)
}

/** What was written and has no form any more is shown, so that it can be used elsewhere. */
export function writtenAnswers({ note, text }: Answers, { desk }: DeskWording): Content {
  const written = note || text
  return written && html`<h2>${desk.report.conflict.typed}</h2><p class="written">${written}</p>`
}
