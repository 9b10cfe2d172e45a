import type { Actor } from '#domain/access.ts'
import type { ActName } from '#domain/desk-act.ts'
import { explain } from '#domain/explanation.ts'
import { asksForExtension } from '#domain/extension.ts'
import { compareInstants } from '#domain/local-time.ts'
import type { Notice } from '#domain/notice.ts'
import type { Outlook } from '#domain/outlook.ts'
import type { Contact, Instant, LocalDate, Report, Role, TimelineEvent } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { SaidMessage } from '#domain/status.ts'
import type { FieldError } from '#domain/submission.ts'
import { capitalised, fill } from '#domain/text.ts'
import { dateInWords, exactlyInWords, fullDateInWords, inWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { deskPath } from '../desk-paths.ts'
import { errorSummary } from '../error-summary.ts'
import { type Content, type Html, html } from '../html.ts'
import { actForms } from './acts.ts'
import { deskPage } from './frame.ts'
import { doneNotice, urgencyBadge } from './list.ts'
import { aboutInWords, type Names } from './names.ts'
import { writtenAnswers } from './not-theirs.ts'
import { contentOf } from './report-content.ts'
import { eventInWords, reportLine } from './report-line.ts'
import { noticesOf } from './report-notices.ts'
import type { DeskWording } from './wording.ts'

/** What somebody wrote, opened for this person; absent while it is not theirs to read. */
export type OpenedContent = {
  readonly text?: string | undefined
  readonly location?: string | undefined
  readonly pseudonym?: string | undefined
  readonly contact?: Contact | undefined
}

export type OpenedNote = { readonly at: Instant; readonly role: Role; readonly text: string }

/** A message as one person may see it. */
export type DeskReport = {
  readonly actor: Actor
  readonly report: Report
  readonly names: Names
  readonly now: Instant
  /** While nobody has it. */
  readonly outlook?: Outlook | undefined
  readonly content: OpenedContent | 'hidden' | 'hiddenReceiver' | 'hiddenOther'
  readonly notes: readonly OpenedNote[]
  /** What desk and reporter wrote to each other. */
  readonly said: readonly SaidMessage[]
  readonly notices: readonly Notice[]
  readonly acts: readonly ActName[]
  /** Taking it asks for a reason. */
  readonly needsReason: boolean
  /** Regions it can be handed over to. */
  readonly receivers: readonly RegionCode[]
  readonly days: {
    readonly firstStep: { readonly firstDay: LocalDate; readonly lastDay: LocalDate }
    readonly snooze: { readonly firstDay: LocalDate; readonly lastDay: LocalDate }
    readonly accepted: { readonly firstDay: LocalDate; readonly lastDay: LocalDate }
  }
  /** Goes with what is written, so that pressing twice writes it once. */
  readonly formKey: string
}

/** What came of the last act: done, refused with what was typed, or overtaken by a colleague. */
export type ActState = {
  readonly act?: ActName | undefined
  readonly done?: ActName | undefined
  readonly answers?: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** What happened since the page was made that the act came from. */
  readonly conflict?: { readonly since?: Instant }
}

export function deskReportPage(desk: DeskReport, state: ActState, wording: DeskWording): string {
  const { report, actor } = desk
  const main = html`<p class="print-hide"><a href="${deskPath('reports', wording.language)}">${wording.desk.report.back}</a></p>
${headingOf(desk, wording)}
${banner(state, desk, wording)}
${standing(desk, wording)}
${desk.acts.length > 0 && html`<p class="print-hide"><a href="#acts">${wording.desk.acts.heading}</a></p>`}
<div class="two"><div>${contentOf(desk, wording)}${saidOf(desk, wording)}${notesOf(desk, wording)}${actForms(desk, state, wording)}</div>
<div><h2>${wording.desk.report.line}</h2>${reportLine(desk, wording)}${noticesOf(desk, wording)}</div></div>`
  const address = { page: 'message', rest: [report.reference] } as const
  return deskPage({ title: report.reference, main, address, actor }, wording)
}

/** While it is not theirs to open, its region and how urgent it is are all that somebody learns of it. */
function headingOf({ report, names, content }: DeskReport, wording: DeskWording): Html {
  const { list } = wording.desk
  const badge = urgencyBadge(report.urgency, wording)
  const region = names.region(report.region)
  if (typeof content === 'string') {
    return html`<p class="quiet">${region}</p><h1 tabindex="-1">${badge}${fill(wording.desk.report.heading, { reference: report.reference })}</h1>`
  }
  const { what, which } = aboutInWords(report, wording, names)
  return html`<p class="quiet">${report.reference} · ${region} · ${list.asked[report.asked]}, ${list.reporters[report.reporterType]}</p>
<h1 tabindex="-1">${badge}${capitalised(what)}, ${which}</h1>`
}

function banner(state: ActState, desk: DeskReport, wording: DeskWording): Content {
  if (state.conflict) return html`${conflict(state.conflict.since, desk, wording)}${typed(state, desk, wording)}`
  if (state.done) return doneNotice(state.done, wording)
  return errorSummary(state.errors, wording)
}

function conflict(since: Instant | undefined, { report }: DeskReport, wording: DeskWording): Html {
  const { conflict: words } = wording.desk.report
  const later =
    since === undefined
      ? []
      : report.timeline.filter(event => isBySomebody(event) && compareInstants(event.at, since) > 0)
  if (later.length === 0) {
    return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${words.impossible}</p></div>`
  }
  const events = later.map(
    event => html`<li>${eventInWords(event, wording)} (${inWords(event.at, wording.language)})</li>`,
  )
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><h2>${words.heading}</h2><p>${words.lead}</p><p>${words.done}</p><ul>${events}</ul></div>`
}

/** The ladder asks on by itself, and stands in the line; it stopped nobody. */
const isBySomebody = ({ what }: TimelineEvent): boolean =>
  !['rungNotified', 'rungSkipped', 'rungUnreachable', 'repeated'].includes(what)

function typed({ act, answers = {} }: ActState, { acts }: DeskReport, wording: DeskWording): Content {
  return acts.some(possible => possible === act) ? undefined : writtenAnswers(answers, wording)
}

/** Where it stands, in a sentence or two, with the sum behind the date on demand. */
function standing({ report, outlook, names, now }: DeskReport, wording: DeskWording): Html {
  const { desk, shared, language } = wording
  const words = desk.report
  const { state } = report
  const restricted = report.restricted && html`<p class="notice">${words.restricted}</p>`
  const untouched =
    asksForExtension(report, now) &&
    html`<p class="notice">${fill(words.untouched, { date: fullDateInWords(localDateOf(report.lastActivityAt), language) })}</p>`
  const the = (role: Role): string => shared.roles[role].the
  switch (state.phase) {
    case 'received':
      return html`${outlook && waiting(outlook, wording)}${restricted}`
    case 'acknowledged': {
      const { by, firstStep, firstStepBy, firstStepDoneAt } = state
      const promise = fill(words.promise, {
        step: shared.firstSteps[firstStep],
        date: dateInWords(firstStepBy, language),
      })
      return html`<p class="lead">${fill(words.takenBy, { role: the(by.role), region: names.region(by.region) })}. ${firstStepDoneAt === undefined ? promise : `${capitalised(desk.list.stepDone)}.`}</p>${restricted}${untouched}`
    }
    case 'closed':
      return html`<p class="lead">${fill(words.closedBy, { role: the(state.by.role) })}, ${exactlyInWords(state.closedAt, language)}: ${shared.outcomes[state.outcome]}.</p>${restricted}`
  }
}

function waiting({ handler, dueAt, next, missedAt, explanation }: Outlook, wording: DeskWording): Html {
  const { desk, shared, language } = wording
  const words = desk.report
  const late =
    missedAt !== undefined &&
    html` <strong class="late">${fill(desk.list.overdue, { time: inWords(missedAt, language) })}.</strong>`
  const then = next === undefined ? words.again : fill(words.next, { next: shared.roles[next].the })
  return html`<p class="lead">${fill(words.waitsFor, { role: shared.roles[handler].the })}.${late} ${fill(words.dueAt, { time: inWords(dueAt, language) })} ${then}</p>
<details class="why"><summary>${words.why}</summary><p>${explain(explanation, language)}</p></details>`
}

/** The conversation with the reporter: it may be somebody else who reads it. */
function saidOf({ said, content }: DeskReport, { desk, shared, language }: DeskWording): Content {
  const { said: words, notes } = desk.report
  if (typeof content === 'string' || said.length === 0) return undefined
  const items = said.map(({ from, at, role, text }) => {
    const who = from === 'reporter' ? words.reporter : role === undefined ? words.desk : shared.roles[role].name
    return html`<li class="${from}"><p class="quiet">${fill(notes.byline, { role: who, time: inWords(at, language) })}</p><p class="written">${text}</p></li>`
  })
  return html`<h2>${words.heading}</h2><ul class="notes">${items}</ul>`
}

function notesOf({ notes, content }: DeskReport, { desk, shared, language }: DeskWording): Content {
  const { notes: words } = desk.report
  if (typeof content === 'string') return undefined
  if (notes.length === 0) return html`<h2>${words.heading}</h2><p class="quiet">${words.none}</p>`
  const items = notes.map(({ at, role, text }) => {
    const byline = fill(words.byline, { role: shared.roles[role].name, time: inWords(at, language) })
    return html`<li><p class="quiet">${byline}</p><p class="written">${text}</p></li>`
  })
  return html`<h2>${words.heading}</h2><ul class="notes">${items}</ul>`
}
