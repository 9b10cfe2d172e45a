import type { Actor } from '#domain/access.ts'
import type { ActName } from '#domain/desk-act.ts'
import { DeskFilter, type DeskRow, rowsPerPage } from '#domain/desk-list.ts'
import { acceptHandover, proposeHandover, refuseHandover } from '#domain/handover.ts'
import { acknowledge, close, firstStepDone, snooze } from '#domain/lifecycle.ts'
import { NoticeState } from '#domain/notice.ts'
import { outlook } from '#domain/outlook.ts'
import type { HandlerRef, Report } from '#domain/report.ts'
import type { Account } from '#domain/session.ts'
import type { FieldError } from '#domain/submission.ts'
import { auditPage } from '#view/desk/audit.ts'
import { deskListPage } from '#view/desk/list.ts'
import type { Names } from '#view/desk/names.ts'
import { notTheirsPage } from '#view/desk/not-theirs.ts'
import { peoplePage } from '#view/desk/people.ts'
import { type ActState, type DeskReport, deskReportPage } from '#view/desk/report.ts'
import { signedInPage, signedOutPage, signInPage } from '#view/desk/sign-in.ts'
import type { PageWording } from '#view/wording.ts'
import { aNotice, aReport } from '../adapters/examples.ts'
import { chase, friday } from '../domain/chase-case.ts'
import { deskWordings } from './wordings.ts'

const at = friday
const later = '2026-04-30T14:00:00.000Z'
const by: HandlerRef = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' }
const reference = 'MR-7K4T-92QF'
const people = (text: string, ...groups: readonly string[]): Actor & { readonly kind: 'person' } => ({
  kind: 'person',
  person: { subject: text, name: text, email: text, groups: [...groups] },
})
const desk = (text: string) => people(text, 'desk-VR05-careCoordinator')
const administrator = (text: string) => people(text, 'administrator', 'lead-country', 'member-GM0153')
const namesOf = (text: string): Names => ({ region: () => text, municipality: () => text, unit: () => text })

const waiting = aReport({
  reference,
  urgency: 'urgent',
  urgentBecause: ['threat', 'noSafeBed'],
  timeline: [
    { at, what: 'received' },
    { at, what: 'rungSkipped', role: 'careCoordinator', reason: 'absent', times: 3 },
    { at: later, what: 'rungNotified', role: 'chainDirector' },
  ],
})
export const taken = acknowledge(
  waiting,
  { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: true },
  at,
)
const closed = close(taken, { by, outcome: 'registeredByUs' }, later)
const paused = snooze(firstStepDone(taken, by, at), { by, until: '2026-06-01', reason: 'waitsForPerson' }, at)
const offeredAway = proposeHandover(waiting, { to: 'VR06', by }, at)
const there: HandlerRef = { holder: 'VR06-careCoordinator-1', role: 'careCoordinator', region: 'VR06' }
const acceptedThere = acceptHandover(offeredAway, { by: there, channel: 'phone', on: '2026-04-24' }, at)
const refusedThere = refuseHandover(offeredAway, { by: there, reason: 'noCapacity' }, later)

const everyAct: readonly ActName[] = [
  'accept',
  'acknowledge',
  'first-step',
  'close',
  'notes',
  'handover',
  'record',
  'urgency',
  'consent',
  'snooze',
  'extend',
  'reopen',
  'not-for-me',
  'refuse',
  'withdraw',
  'messages',
  'send-again',
]

/** A mail in each state, to a holder and to the reporter; one did not arrive, and was sent again since. */
const ledger = NoticeState.options.flatMap(state => {
  const { role: _, ...toReporter } = aNotice({ reference, id: `${state} reporter`, purpose: 'reporter', state })
  return [aNotice({ reference, id: state, state }), toReporter]
})
const sentAgain = [
  aNotice({ reference, id: 'one', state: 'bounced' }),
  aNotice({ reference, id: 'one-again-1', state: 'planned', plannedAt: later }),
]

export const opened = (text: string, report: Report, acts: readonly ActName[]): DeskReport => ({
  actor: desk(text),
  report,
  names: namesOf(text),
  now: at,
  notices: ledger,
  outlook: report.state.phase === 'received' ? outlook(chase({ report })) : undefined,
  content: {
    text,
    location: text,
    pseudonym: text,
    contact: { name: text, organisation: text, email: text, phone: text },
  },
  notes: [{ at, role: 'careCoordinator', text }],
  said: [
    { from: 'desk', at, role: 'careCoordinator', text },
    { from: 'reporter', at, text },
  ],
  acts,
  needsReason: false,
  receivers: ['VR06', 'NL'],
  days: {
    firstStep: { firstDay: '2026-04-24', lastDay: '2026-05-24' },
    snooze: { firstDay: '2026-04-25', lastDay: '2026-07-23' },
    accepted: { firstDay: '2026-04-24', lastDay: '2026-04-24' },
  },
  formKey: '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11',
})

const wrong: Readonly<Partial<Record<ActName, readonly FieldError[]>>> = {
  acknowledge: [
    { field: 'takeoverReason', code: 'takeoverReasonRequired' },
    { field: 'firstStep', code: 'firstStepRequired' },
    { field: 'firstStepBy', code: 'firstStepByOutOfRange' },
  ],
  notes: [{ field: 'note', code: 'noteTooLong' }],
  snooze: [
    { field: 'snoozeUntil', code: 'snoozeUntilPast' },
    { field: 'snoozeReason', code: 'snoozeReasonRequired' },
  ],
  extend: [{ field: 'extensionReason', code: 'extensionReasonRequired' }],
  handover: [{ field: 'toRegion', code: 'toRegionRequired' }],
  accept: [
    { field: 'acceptChannel', code: 'channelRequired' },
    { field: 'on', code: 'acceptedOnOutOfRange' },
  ],
  record: [
    { field: 'party', code: 'partyRequired' },
    { field: 'channel', code: 'channelRequired' },
  ],
  refuse: [{ field: 'refusal', code: 'refusalRequired' }],
  messages: [{ field: 'text', code: 'tooManyMessages' }],
}

const row = (report: Report, changes: Partial<DeskRow>): DeskRow => ({
  report,
  about: report,
  section: 'mine',
  role: 'careCoordinator',
  isDueToday: false,
  asksForExtension: false,
  ...changes,
})
const rows: readonly DeskRow[] = [
  row({ ...waiting, urgency: 'acute' }, { dueAt: later, overdueSince: at }),
  row(offeredAway, { dueAt: later }),
  row({ ...taken, kind: 'place', where: 'online' }, { dueAt: later, isDueToday: true }),
  row(waiting, {}),
  row(firstStepDone(taken, by, at), { section: 'running' }),
  row(paused, { section: 'running' }),
  row(firstStepDone(taken, by, at), { asksForExtension: true }),
  row(waiting, { section: 'others', dueAt: later, about: undefined }),
]
const list = (text: string, of: readonly DeskRow[], query: Readonly<Record<string, string>> = {}) =>
  ({
    actor: desk(text),
    rows: of,
    filter: DeskFilter.parse(query),
    regions: ['VR05', 'VR06'],
    names: namesOf(text),
  }) as const

const account = (text: string): Account => ({
  subject: text,
  name: text,
  email: text,
  groups: ['desk-VR05-careCoordinator', 'lead-VR05'],
  lastSignIn: at,
})
const line = (text: string) => ({ at, what: 'acknowledged', about: text, by: text, detail: text }) as const

type Page = (text: string, wording: PageWording) => string

const reportStates: Readonly<Record<string, (text: string) => readonly [DeskReport, Partial<ActState>?]>> = {
  'desk message waiting': text => [opened(text, waiting, ['acknowledge', 'notes', 'handover', 'not-for-me'])],
  'desk message, all forms': text => [opened(text, taken, everyAct)],
  'desk message from higher up': text => [
    { ...opened(text, waiting, ['acknowledge', 'not-for-me']), content: 'hidden', notes: [], needsReason: true },
  ],
  'desk message of another handler': text => [
    { ...opened(text, taken, []), content: 'hiddenOther', notes: [], notices: [] },
  ],
  'desk message offered here': text => [
    { ...opened(text, offeredAway, ['accept', 'refuse']), content: 'hiddenReceiver', notes: [] },
  ],
  'desk message offered by us': text => [opened(text, offeredAway, ['withdraw', 'messages'])],
  'desk message accepted here': text => [opened(text, acceptedThere, ['acknowledge'])],
  'desk message refused by the other region': text => [
    opened(text, refusedThere, ['acknowledge', 'handover', 'send-again']),
  ],
  'desk message with mail to send again': text => [opened(text, taken, ['close', 'send-again'])],
  'desk message with mail that was sent again': text => [
    { ...opened(text, taken, ['close', 'send-again']), notices: sentAgain },
  ],
  'desk message before any word or mail': text => [
    { ...opened(text, taken, ['messages']), said: [], notices: [], notes: [] },
  ],
  'desk message closed, conversation open': text => [opened(text, closed, ['messages', 'reopen'])],
  'desk message taken, just now': text => [opened(text, taken, ['first-step', 'close']), { done: 'acknowledge' }],
  'desk message, questions later': text => [{ ...opened(text, paused, ['close']), notes: [] }, { done: 'snooze' }],
  'desk message, untouched for long': text => [
    { ...opened(text, firstStepDone(taken, by, at), ['close', 'extend']), now: '2026-10-24T10:00:00.000Z' },
  ],
  'desk message closed': text => [opened(text, closed, ['reopen'])],
  'desk message closed, text destroyed': text => {
    const { sealed: _, ...destroyed } = closed
    return [{ ...opened(text, destroyed, []), content: {}, notes: [] }]
  },
  'desk message restricted, about a place': text => [
    opened(text, { ...waiting, region: 'NL', restricted: true, kind: 'place', hasContact: false }, ['acknowledge']),
  ],
  'desk message without contact': text => [
    opened(
      text,
      { ...waiting, hasContact: false, safeContact: { channel: 'none', hours: 'office', mayBeSaid: 'nothing' } },
      [],
    ),
  ],
  'desk message, a colleague was first': text => [
    opened(text, taken, ['notes']),
    { act: 'notes', answers: { note: text }, conflict: { since: '2026-04-24T13:00:00.000Z' } },
  ],
  'desk message, a colleague took along the right': text => [
    { ...opened(text, taken, []), content: 'hiddenOther', notes: [] },
    { act: 'notes', answers: { note: text }, conflict: { since: '2026-04-24T13:00:00.000Z' } },
  ],
  'desk message, not possible now': text => [opened(text, closed, ['reopen']), { act: 'close', conflict: {} }],
  ...Object.fromEntries(
    Object.entries(wrong).map(([act, errors]) => [
      `desk message, ${act} with errors`,
      (text: string): readonly [DeskReport, Partial<ActState>] => [
        { ...opened(text, taken, everyAct), needsReason: true },
        {
          act: act as ActName,
          errors,
          answers: { note: text, text, on: text, firstStepBy: text, toRegion: text, snoozeUntil: text },
        },
      ],
    ]),
  ),
}

/** Every page of the desk, in every state, with that text wherever a text can come from outside. */
export const deskPages: Readonly<Record<string, Page>> = {
  ...Object.fromEntries(
    Object.entries(reportStates).map(([name, state]): [string, Page] => [
      name,
      (text, { language }) => {
        const [report, act = {}] = state(text)
        return deskReportPage(report, { errors: [], ...act }, deskWordings[language])
      },
    ]),
  ),
  ...Object.fromEntries(
    (['accept', 'refuse', 'withdraw', 'messages', 'send-again'] as const).map((done): [string, Page] => [
      `desk message, ${done} done`,
      (text, { language }) =>
        deskReportPage(opened(text, taken, ['messages']), { errors: [], done }, deskWordings[language]),
    ]),
  ),
  'desk message, not theirs': (_, { language }) => notTheirsPage({}, desk('a'), deskWordings[language]),
  'desk message, not theirs, something written': (text, { language }) =>
    notTheirsPage({ text }, desk(text), deskWordings[language]),
  'desk list': (text, { language }) => deskListPage(list(text, rows), deskWordings[language]),
  'desk list after a refusal': (text, { language }) =>
    deskListPage({ ...list(text, []), done: 'refuse' }, deskWordings[language]),
  'desk list empty': (text, { language }) =>
    deskListPage(list(text, [], { urgency: 'acute', kind: 'place', region: 'VR06' }), deskWordings[language]),
  'desk list closed': (text, { language }) =>
    deskListPage(list(text, [row(closed, { section: 'closed' })], { show: 'closed' }), deskWordings[language]),
  'desk list long': (text, { language }) =>
    deskListPage(
      list(
        text,
        Array.from({ length: rowsPerPage * 3 }, () => row(waiting, { dueAt: later })),
        { page: '2' },
      ),
      deskWordings[language],
    ),
  'desk list without a role': (text, { language }) =>
    deskListPage({ ...list(text, []), actor: people(text), regions: [] }, deskWordings[language]),
  'sign in': (_, { language }) => signInPage({ to: '/loket/', people: [] }, deskWordings[language]),
  'sign in, demo': (text, { language }) => {
    const somebody = { email: text, name: text, function: { nl: text, en: text }, groups: [] }
    return signInPage({ to: text, people: [somebody, somebody] }, deskWordings[language])
  },
  'sign in refused': (text, { language }) =>
    signInPage({ why: 'refused', to: text, people: [] }, deskWordings[language]),
  'sign in with something unsent': (text, { language }) => {
    const unsent = { action: '/api/v1/desk/reports/MR-7K4T-92QF/notes', fields: { note: text, forms: [text, text] } }
    return signInPage({ why: 'ended', to: text, unsent, people: [] }, deskWordings[language])
  },
  'signed in': (text, { language }) => signedInPage(administrator(text).person, namesOf(text), deskWordings[language]),
  'signed in without a role': (text, { language }) =>
    signedInPage(people(text).person, namesOf(text), deskWordings[language]),
  'signed out': (text, { language }) => signedOutPage(text, deskWordings[language]),
  people: (text, { language }) => {
    const accounts = [account(text), { ...account('b'), groups: [], revoked: { at, by: text } }, account('c')]
    const view = { actor: administrator('c'), accounts, names: namesOf(text), done: 'revoke' } as const
    return peoplePage(view, deskWordings[language])
  },
  'people, nobody yet': (text, { language }) =>
    peoplePage({ actor: administrator(text), accounts: [], names: namesOf(text) }, deskWordings[language]),
  'audit, nothing asked': (text, { language }) =>
    auditPage({ actor: administrator(text), asked: {}, lines: [], nameOf: () => text }, deskWordings[language]),
  'audit of a message': (text, { language }) =>
    auditPage(
      { actor: administrator(text), asked: { about: text }, lines: [line(text), line('session')], nameOf: () => text },
      deskWordings[language],
    ),
  'audit of a person, empty': (text, { language }) =>
    auditPage(
      { actor: administrator(text), asked: { by: text }, lines: [], nameOf: () => text },
      deskWordings[language],
    ),
}
