import type { MessageStore } from '#adapters/message-store.ts'
import type { NoteStore } from '#adapters/note-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReportStore } from '#adapters/report-store.ts'
import type { Seal } from '#adapters/seal.ts'
import type { Keyring } from '#adapters/secrets.ts'
import type { Workflows } from '#adapters/workflows.ts'
import { type Actor, may } from '#domain/access.ts'
import { type Act, type ActName, actIn, isActName, rightFor } from '#domain/desk-act.ts'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import { compareInstants } from '#domain/local-time.ts'
import { type HandlerRef, Instant, type Report } from '#domain/report.ts'
import { nextLine } from '#domain/sending.ts'
import type { RegionCode } from '#domain/situation.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import { isReplaced, tries } from '#runtime/change-report.ts'
import { writeToReporter } from '#runtime/conversation.ts'
import {
  deskEndpoint,
  deskReportDependencies,
  deskWordings,
  keyring,
  log,
  messages,
  notes,
  notices,
  reports,
  seal,
  workflows,
} from '#runtime/dependencies.ts'
import { actorFor, afterAct, auditNames, type ReportAct } from '#runtime/desk-act.ts'
import { type Desk, type DeskReportDependencies, enterReport, openReport } from '#runtime/desk-report.ts'
import type { Log } from '#runtime/log.ts'
import type { ApiRequest } from '#runtime/request.ts'
import { textsIn } from '#runtime/sent-fields.ts'
import { notTheirsPage } from '#view/desk/not-theirs.ts'
import { type ActState, deskReportPage } from '#view/desk/report.ts'
import type { DeskWording } from '#view/desk/wording.ts'
import { deskPath } from '#view/desk-paths.ts'

export type ActDependencies = DeskReportDependencies & {
  readonly reports: Pick<ReportStore, 'get' | 'replace'>
  readonly notes: Pick<NoteStore, 'list' | 'add'>
  readonly seal: Pick<Seal, 'open' | 'seal'>
  readonly notices: Pick<NoticeStore, 'list' | 'plan'>
  readonly messages: MessageStore
  readonly keyring: Pick<Keyring, 'messageId'>
  readonly workflows: Workflows
  readonly log: Log
}

type Asked = {
  readonly reference: string | undefined
  readonly act: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
  readonly actor: Actor
}

/**
 * Does something to a message, in the name of whoever is signed in.
 * @throws NotFound, InvalidInput; Conflict when somebody else acted first
 */
export async function actOnReport(asked: Asked, dependencies: ActDependencies): Promise<Report> {
  if (!isActName(asked.act)) throw new NotFound('No such act')
  const desk = await enterReport(asked.reference, asked.actor, dependencies)
  if (await isWritten(asked, desk, dependencies)) return desk.chase.report
  if (asked.act === 'messages' && may(asked.actor, rightFor.messages, desk.view)) return ask(asked, desk, dependencies)
  // Before the right: a colleague who took the message took the right along, and whoever typed must see that.
  if (isStale(asked.fields, desk)) throw new Conflict('Somebody acted in the meantime')
  const by = actorFor(asked.act, desk)
  const act = actIn(asked.act, asked.fields)
  if (act.act === 'messages') throw new NotFound('Not for this person')
  if (act.act === 'handover') requireRegion(act.toRegion, dependencies)
  return write(act, { desk, by }, dependencies)
}

/** What is offered where no messages are taken, or to a code that is nobody's, would wait in vain. */
function requireRegion(to: RegionCode, { regions }: Pick<ActDependencies, 'regions'>): void {
  if (!regions.some(({ code, mode }) => code === to && mode === 'intake')) {
    throw new InvalidInput([{ field: 'toRegion', code: 'toRegionRequired' }])
  }
}

/** A word to the reporter: the same one sent again is one, so what a colleague did meanwhile is no conflict with it. */
async function ask({ fields }: Asked, desk: Desk, dependencies: ActDependencies): Promise<Report> {
  const by = actorFor('messages', desk)
  const act = actIn('messages', fields)
  if (act.act !== 'messages') throw new Error('The form of a message is the form of a message')
  const { report } = desk.chase
  const line = { what: 'reporterAsked', about: report.reference, by: subjectOf(desk.actor, by) } as const
  return writeToReporter(report, act, by, { ...dependencies, beforehand: () => dependencies.audit(line) })
}

const subjectOf = (actor: Actor, by: HandlerRef): string => (actor.kind === 'person' ? actor.person.subject : by.holder)

/** The same note sent again: pressing twice writes it once, and is no conflict with oneself. */
async function isWritten(
  { act, fields: { noteKey } }: Asked,
  { chase: { report } }: Desk,
  { notes }: Pick<ActDependencies, 'notes'>,
): Promise<boolean> {
  if (act !== 'notes' || typeof noteKey !== 'string') return false
  return (await notes.list(report.reference)).some(({ id }) => id === noteKey)
}

function isStale({ seen }: Asked['fields'], { chase: { report } }: Desk): boolean {
  const known = Instant.safeParse(seen)
  return known.success && compareInstants(known.data, report.lastActivityAt) !== 0
}

/** The ladder writes to the same report; only what a person did since the page was made stops the act. */
async function write(
  act: ReportAct,
  { desk, by }: { readonly desk: Desk; readonly by: HandlerRef },
  dependencies: ActDependencies,
): Promise<Report> {
  let current = desk
  for (let tried = 1; tried <= tries; tried += 1) {
    const changed = afterAct(act, current, by)
    if (tried === 1) await keep(act, current, { by, ...dependencies })
    if (await isReplaced(changed, current.chase.report, dependencies)) return changed
    const again = await enterReport(current.chase.report.reference, desk.actor, dependencies)
    // The ledger of the first try: what was planned then is this act's own, and no mail that is under way already.
    current = { ...again, chase: { ...again.chase, notices: desk.chase.notices } }
  }
  throw new Conflict('The report kept changing')
}

/**
 * What must not be missing once the act is done: its line in the audit, the text of a note, the line of a mail that goes
 * out again. Each is written once.
 */
async function keep(
  act: ReportAct,
  { chase, actor }: Desk,
  { by, notices, audit, ...dependencies }: ActDependencies & { readonly by: HandlerRef },
): Promise<void> {
  const { reference } = chase.report
  await audit({ what: auditNames[act.act], about: reference, by: subjectOf(actor, by), ...detailOf(act) })
  if (act.act === 'send-again') await notices.plan(nextLine(act.notice, chase))
  if (act.act === 'notes') await keepNote(act, chase, { by, ...dependencies })
}

async function keepNote(
  act: Act & { readonly act: 'notes' },
  { report: { reference }, now }: Desk['chase'],
  { by, notes, seal }: Pick<ActDependencies, 'notes' | 'seal'> & { readonly by: HandlerRef },
): Promise<void> {
  const sealed = await seal.seal(reference, { text: act.note })
  const text = sealed?.fields.text
  if (!sealed || text === undefined) throw new Error('A note without a text')
  await notes.add(reference, { at: now, id: act.noteKey, by, sealed: { key: sealed.key, fields: { text } } })
}

function detailOf(act: Act): { readonly detail?: string } {
  if (act.act === 'acknowledge' && act.takeoverReason !== undefined) return { detail: act.takeoverReason }
  if (act.act === 'handover') return { detail: act.toRegion }
  return act.act === 'record' ? { detail: `${act.party} ${act.channel}` } : {}
}

/** As a page: the message as it is now, or the form with what was typed and what was wrong or happened meanwhile. */
export async function actAsPage(asked: Asked, wording: DeskWording, dependencies: ActDependencies): Promise<Answer> {
  try {
    const { reference } = await actOnReport(asked, dependencies)
    // Whoever refused what was offered no longer sees it.
    if (asked.act === 'refuse') return seeOther(`${deskPath('reports', wording.language)}?done=refuse`)
    return seeOther(`${deskPath('message', wording.language, reference)}?done=${asked.act}`)
  } catch (error) {
    if (!isActName(asked.act)) throw error
    if (error instanceof InvalidInput) return again(422, { errors: error.fields }, { ...asked, act: asked.act })
    if (error instanceof Conflict) {
      return again(409, { errors: [], conflict: sinceOf(asked.fields) }, { ...asked, act: asked.act })
    }
    if (error instanceof NotFound) return page(404, notTheirsPage(textsIn(asked.fields), asked.actor, wording))
    throw error
  }

  async function again(status: number, state: ActState, { act, ...of }: Asked & { act: ActName }): Promise<Answer> {
    const desk = await enterReport(of.reference, of.actor, dependencies)
    const opened = await openReport(desk, dependencies)
    const typed = { ...state, act, answers: textsIn(of.fields) }
    return page(status, deskReportPage(opened, typed, wording))
  }
}

const sinceOf = ({ seen }: Asked['fields']): { readonly since?: Instant } => {
  const known = Instant.safeParse(seen)
  return known.success ? { since: known.data } : {}
}

export const handler = deskEndpoint(
  {
    route: 'POST /desk/reports/{reference}/{act}',
    accepts: ['json', 'form'],
    address: ({ path, language }) => deskPath('message', language, path.reference ?? ''),
  },
  async (request: ApiRequest, actor) => {
    const { path, body, wants, language } = request
    const asked = { reference: path.reference, act: path.act, fields: body, actor }
    const stores = { reports: reports(), notes: notes(), notices: notices(), messages: messages(), seal: seal() }
    const others = { keyring: keyring(), workflows: workflows(), log }
    const dependencies = { ...deskReportDependencies(language), ...stores, ...others }
    if (wants === 'page') return actAsPage(asked, deskWordings()[language], dependencies)
    const { reference, lastActivityAt, state } = await actOnReport(asked, dependencies)
    return json(200, { reference, seen: lastActivityAt, phase: state.phase })
  },
)
