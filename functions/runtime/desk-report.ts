import { randomUUID } from 'node:crypto'
import type { Clock } from '#adapters/clock.ts'
import type { MessageStore } from '#adapters/message-store.ts'
import type { NoteStore } from '#adapters/note-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Seal } from '#adapters/seal.ts'
import { type Action, type Actor, inView, may, positionTowards, type ReportInView } from '#domain/access.ts'
import type { Chase } from '#domain/chase.ts'
import { NotFound } from '#domain/errors.ts'
import { firstStepDays, snoozeDays } from '#domain/lifecycle.ts'
import { outlook } from '#domain/outlook.ts'
import { possibleActs } from '#domain/possible-acts.ts'
import { normaliseReference } from '#domain/reference.ts'
import type { Region } from '#domain/regions.ts'
import { Contact, type Instant, type Report } from '#domain/report.ts'
import { localDateOf } from '#domain/working-time.ts'
import type { Names } from '#view/desk/names.ts'
import type { DeskReport, OpenedContent, OpenedNote } from '#view/desk/report.ts'
import type { Audit } from './audit.ts'
import { readConversation } from './conversation.ts'
import type { ReadPolicy } from './policy.ts'

export type DeskReportDependencies = {
  readonly reports: Pick<ReportStore, 'get'>
  readonly notices: Pick<NoticeStore, 'list'>
  readonly notes: Pick<NoteStore, 'list'>
  readonly messages: Pick<MessageStore, 'list'>
  readonly seal: Pick<Seal, 'open'>
  readonly clock: Pick<Clock, 'now'>
  readonly policyFor: ReadPolicy
  readonly regions: readonly Region[]
  readonly names: Names
  readonly audit: Audit
}

/** A message and all that decides what this person may do to it. */
export type Desk = { readonly chase: Chase; readonly view: ReportInView; readonly actor: Actor }

/** @throws NotFound for what does not exist, and for what this person may not know of */
export async function enterReport(
  typed: string | undefined,
  actor: Actor,
  { reports, notices, clock, policyFor }: Pick<DeskReportDependencies, 'reports' | 'notices' | 'clock' | 'policyFor'>,
): Promise<Desk> {
  const reference = normaliseReference(typed ?? '')
  const report = reference && (await reports.get(reference))
  if (!report) throw new NotFound('No such message')
  const [ledger, policy] = await Promise.all([notices.list(report.reference), policyFor(report)])
  const chase = { report, notices: ledger, now: clock.now(), ...policy }
  const view = inView(chase)
  if (!may(actor, 'seeThatItWaits', view)) throw new NotFound('Not for this person')
  return { chase, view, actor }
}

/** Everything the page shows. Opening what somebody wrote is noted before it is opened. */
export async function openReport(
  { chase, view, actor }: Desk,
  dependencies: DeskReportDependencies,
): Promise<DeskReport> {
  const { report, now, notices } = chase
  const allowed = (action: Action): boolean => may(actor, action, view)
  const isOpen = may(actor, 'openContent', view)
  return {
    actor,
    report,
    names: dependencies.names,
    now,
    notices,
    outlook: report.state.phase === 'received' ? outlook(chase) : undefined,
    content: isOpen ? await contentOf(report, actor, dependencies) : whyHidden({ chase, view, actor }),
    notes: isOpen ? await notesOf(report, dependencies) : [],
    said: isOpen ? await readConversation(await dependencies.messages.list(report.reference), dependencies) : [],
    acts: possibleActs(report, allowed, now),
    needsReason: !may(actor, 'takeWithoutReason', view),
    receivers: dependencies.regions
      .filter(({ code, mode }) => mode === 'intake' && code !== report.region)
      .map(({ code }) => code),
    days: { firstStep: firstStepDays(now), snooze: snoozeDays(now), accepted: acceptedDays(report, now) },
    formKey: randomUUID(),
  }
}

/** The days on which a hand-over can have been agreed. */
function acceptedDays({ handover }: Report, now: Instant) {
  const lastDay = localDateOf(now)
  return { firstDay: handover ? localDateOf(handover.proposedAt) : lastDay, lastDay }
}

function whyHidden({ chase, view, actor }: Desk): 'hidden' | 'hiddenReceiver' | 'hiddenOther' {
  if (may(actor, 'answerHandover', view) && !positionTowards(actor, { ...view, handover: undefined })) {
    return 'hiddenReceiver'
  }
  return chase.report.state.phase === 'received' ? 'hidden' : 'hiddenOther'
}

async function contentOf(
  { reference, sealed }: Report,
  actor: Actor,
  { seal, audit }: Pick<DeskReportDependencies, 'seal' | 'audit'>,
): Promise<OpenedContent> {
  const by = actor.kind === 'person' ? actor.person.subject : actor.kind
  await audit({ what: 'contentOpened', about: reference, by })
  if (!sealed) return {}
  const { contact, ...written } = await seal.open(reference, sealed, ['text', 'location', 'pseudonym', 'contact'])
  return { ...written, contact: contact === undefined ? undefined : Contact.parse(JSON.parse(contact)) }
}

async function notesOf(
  { reference }: Report,
  { notes, seal }: Pick<DeskReportDependencies, 'notes' | 'seal'>,
): Promise<readonly OpenedNote[]> {
  const sealed = await notes.list(reference)
  return Promise.all(
    sealed.map(async note => {
      const { text = '' } = await seal.open(reference, note.sealed, ['text'])
      return { at: note.at, role: note.by.role, text }
    }),
  )
}
