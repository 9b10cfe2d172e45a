import type { FormValues } from '#domain/form.ts'
import type { Receipt } from '#domain/receipt.ts'
import type { Status } from '#domain/status.ts'
import type { FieldError } from '#domain/submission.ts'
import { checkPage, preparePage, type Understood } from '#view/check.ts'
import type { StatusVisit } from '#view/conversation.ts'
import { dangerStopPage } from '#view/danger-stop.ts'
import { changedDraftPage, discardedDraftPage, openDraftPage, openedDraftPage, savedDraftPage } from '#view/draft.ts'
import { messageFormPage } from '#view/message-form.ts'
import { notConnectedPage } from '#view/not-connected.ts'
import { errorPage, tooManyPage } from '#view/problem.ts'
import { receiptPage } from '#view/receipt.ts'
import { askAgainPage, withdrawPage } from '#view/reporter.ts'
import { statusPage, statusQuestionPage } from '#view/status.ts'
import { closedPage, handlingPage, nothingToTakePage, takeoverPage, urgentTakeoverPage } from '#view/takeover.ts'
import type { ReporterWording, TakeoverWording } from '#view/wording.ts'
import { deskPages } from './desk-pages.ts'
import { directoryPages } from './directory-pages.ts'
import { figuresPages } from './figures-pages.ts'
import { halfYearPages } from './half-year-pages.ts'
import { mistakePages } from './mistake-pages.ts'
import { trackerPages } from './tracker-pages.ts'
import { updatingPages } from './updating-pages.ts'
import { draftWords } from './wordings.ts'

/** Whatever a person, a region or a holder may have written, on one string. */
export const plain = 'Ede'

const values = (text: string): FormValues => ({
  language: 'nl',
  danger: 'none',
  where: 'place',
  place: text,
  kind: 'person',
  ageGroup: text,
  forms: ['labourExploitation', text],
  reporterType: 'professional',
  asked: 'advice',
  contactChannel: 'email',
  contactEmail: text,
  contactName: text,
  pseudonym: text,
  location: text,
  text,
})

export const errors: readonly FieldError[] = [
  { field: 'form', code: 'unknownField' },
  { field: 'danger', code: 'dangerRequired' },
  {
    field: 'place',
    code: 'ambiguousPlace',
    choices: [
      { code: 'GM0373', name: 'Bergen (NH.)', province: 'Noord-Holland' },
      { code: 'GM0893', name: 'Bergen (L.)', province: 'Limburg' },
    ],
  },
  { field: 'forms', code: 'formsRequired' },
  { field: 'contactEmail', code: 'contactEmailInvalid' },
  { field: 'text', code: 'textTooLong' },
]

const at = '2026-04-24T14:00:00.000Z'
const dueAt = '2026-04-30T14:00:00.000Z'
const reference = 'MR-7K4T-92QF'

const understood = (text: string): Understood => ({
  values: values(text),
  region: text,
  municipality: { name: text, slug: 'ede' },
  at,
})

const receipt = (text: string): Receipt => ({
  reference,
  receipt: '4F9TK2MWQX7H83RD',
  region: { code: 'VR05', name: text },
  receivedAt: at,
  handler: 'careCoordinator',
  dueAt,
  explanation: text,
  next: 'chainDirector',
  phoneNow: true,
  stops: [
    { role: 'careCoordinator', at, held: true },
    { role: 'chainDirector', at: dueAt, held: false },
    { role: 'nationalDesk', at: dueAt, held: true },
  ],
})

const known: Status = {
  reference,
  region: 'VR05',
  phase: 'acknowledged',
  detail: 'known',
  phoneNow: false,
  overdue: { since: dueAt, alerted: true, role: 'chainDirector' },
  stops: [
    { what: 'received', place: 'past', at },
    { what: 'taken', place: 'past', at, role: 'careCoordinator' },
    { what: 'firstStepMissed', place: 'past', at: dueAt },
    { what: 'handedOver', place: 'past', at: dueAt },
    { what: 'reopened', place: 'past', at: dueAt },
    { what: 'waiting', place: 'now', at: dueAt, role: 'careCoordinator' },
    { what: 'next', place: 'later', at: dueAt, role: 'chainDirector' },
    { what: 'firstStep', place: 'now', firstStep: 'callReporter', by: '2026-04-30' },
    { what: 'firstStep', place: 'past', at: dueAt, firstStep: 'callReporter', by: '2026-04-30' },
    { what: 'dealtWith', place: 'later' },
  ],
  messages: [],
  may: { write: true, withdraw: true, reopen: false },
}

const closedStatus: Status = { ...known, phase: 'closed', detail: 'minimal', stops: [], overdue: undefined }

const withMessages = (text: string): Status => ({
  ...known,
  messages: [
    { from: 'desk', at, role: 'careCoordinator', text },
    { from: 'desk', at, text },
    { from: 'reporter', at: dueAt, text },
  ],
})

const messageKey = '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11'
const visit = { token: 'token', messageKey, errors: [] }
const typedIn = (field: 'text' | 'why', value: string, code: string): StatusVisit => ({
  ...visit,
  typed: { field, value },
  errors: [{ field, code }],
})

const minimal: Status = {
  reference,
  region: 'VR05',
  phase: 'received',
  detail: 'minimal',
  phoneNow: true,
  overdue: { since: dueAt, alerted: false },
  stops: [
    { what: 'received', place: 'past', at },
    { what: 'waiting', place: 'now', at: dueAt },
    { what: 'read', place: 'later' },
    { what: 'read', place: 'past', at },
    { what: 'dealtWith', place: 'now' },
  ],
  messages: [],
  may: { write: true, withdraw: false, reopen: false },
}

const waiting = (text: string) =>
  ({
    reference,
    region: text,
    urgency: 'normal',
    receivedAt: at,
    role: 'careCoordinator',
    organisation: text,
    token: text,
    firstDay: '2026-04-24',
    lastDay: '2026-05-24',
  }) as const

const handling = (text: string, isFirstStepDone: boolean) =>
  ({ reference, token: text, firstStep: 'seePerson', firstStepBy: '2026-04-30', isFirstStepDone }) as const

type Page = (text: string, wording: ReporterWording & TakeoverWording) => string

const words = ({ language }: ReporterWording) => draftWords[language]

/** Every page there is, in every state, with that text wherever a text can come from outside. */
export const everyPage: Readonly<Record<string, Page>> = {
  'form untouched': (_, wording) => messageFormPage({ values: {}, errors: [] }, wording),
  'form with answers': (text, wording) => messageFormPage({ values: values(text), errors: [] }, wording),
  'form with errors': (text, wording) => messageFormPage({ values: values(text), errors }, wording),
  'form after 112': (text, wording) =>
    messageFormPage({ values: { ...values(text), danger: 'called', where: 'GM0228' }, errors: [] }, wording),
  'danger stop': (text, wording) => dangerStopPage(values(text), wording),
  check: (text, wording) => checkPage(understood(text), '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11', wording),
  'check elsewhere': (text, wording) =>
    checkPage(
      { ...understood(text), values: { ...values(text), where: 'online' }, municipality: undefined },
      text,
      wording,
    ),
  prepare: (text, wording) => preparePage(understood(text), wording),
  guidance: (text, wording) => notConnectedPage('guidance', understood(text), wording),
  'citizens not admitted': (text, wording) =>
    notConnectedPage('citizensNotAdmitted', { ...understood(text), municipality: undefined }, wording),
  receipt: (text, wording) => receiptPage(receipt(text), wording),
  'receipt of the last rung': (text, wording) =>
    receiptPage({ ...receipt(text), handler: 'nationalDesk', phoneNow: false, next: undefined }, wording),
  'status known': (_, wording) => statusPage(known, visit, wording),
  'status known, not alerted': (_, wording) =>
    statusPage({ ...known, overdue: { since: dueAt, alerted: false, role: 'chainDirector' } }, visit, wording),
  'status minimal': (_, wording) => statusPage(minimal, visit, wording),
  'status minimal, alerted': (_, wording) =>
    statusPage({ ...minimal, overdue: { since: dueAt, alerted: true } }, visit, wording),
  'status in time': (_, wording) => statusPage({ ...minimal, overdue: undefined }, visit, wording),
  'status with messages': (text, wording) => statusPage(withMessages(text), { ...visit, done: 'sent' }, wording),
  'status with an empty message': (text, wording) =>
    statusPage(withMessages(text), typedIn('text', text, 'messageRequired'), wording),
  'status full of messages': (text, wording) =>
    statusPage(
      { ...withMessages(text), may: { write: false, withdraw: true, reopen: false } },
      typedIn('text', text, 'tooManyMessages'),
      wording,
    ),
  'status without contact': (_, wording) =>
    statusPage({ ...minimal, may: { ...minimal.may, withdraw: false } }, { ...visit, done: 'withdrawn' }, wording),
  'status closed': (_, wording) =>
    statusPage({ ...closedStatus, may: { write: true, withdraw: true, reopen: true } }, visit, wording),
  'status closed, why is empty': (text, wording) =>
    statusPage(
      { ...closedStatus, may: { write: true, withdraw: true, reopen: true } },
      typedIn('why', text, 'whyRequired'),
      wording,
    ),
  'status closed long ago': (_, wording) =>
    statusPage(
      { ...closedStatus, may: { write: false, withdraw: false, reopen: false } },
      { ...visit, done: 'tooLateNotice' },
      wording,
    ),
  'status closed, too late for what was written': (text, wording) =>
    statusPage(
      { ...closedStatus, may: { write: false, withdraw: false, reopen: false } },
      { ...visit, done: 'tooLateNotice', typed: { field: 'why', value: text } },
      wording,
    ),
  'status full': (_, wording) =>
    statusPage({ ...known, may: { write: false, withdraw: true, reopen: false } }, visit, wording),
  'status opened again': (_, wording) => statusPage(known, { ...visit, done: 'reopened' }, wording),
  'withdraw contact': (text, wording) => withdrawPage({ reference, token: text, isKnown: false }, wording),
  'withdraw contact of a known professional': (text, wording) =>
    withdrawPage({ reference, token: text, isKnown: true }, wording),
  'visit over while writing': (text, wording) =>
    askAgainPage(
      {
        reference: text,
        errors: [{ field: 'reference', code: 'visitExpired' }],
        isWrong: false,
        goal: 'write',
        messageKey,
        typed: { field: 'text', value: text },
      },
      wording,
    ),
  'visit over, wrong code while reopening': (text, wording) =>
    askAgainPage(
      { reference: text, errors: [], isWrong: true, goal: 'reopen', messageKey, typed: { field: 'why', value: text } },
      wording,
    ),
  'visit over before withdrawing': (text, wording) =>
    askAgainPage(
      {
        reference: text,
        errors: [{ field: 'reference', code: 'visitExpired' }],
        isWrong: false,
        goal: 'withdraw',
        messageKey,
        typed: undefined,
      },
      wording,
    ),
  'status question wrong': (text, wording) =>
    statusQuestionPage({ reference: text, errors: [], isWrong: true }, wording),
  'status question with errors': (text, wording) => {
    const wrong = [
      { field: 'reference', code: 'referenceInvalid' },
      { field: 'receipt', code: 'receiptInvalid' },
    ]
    return statusQuestionPage({ reference: text, errors: wrong, isWrong: false }, wording)
  },
  'draft saved': (text, wording) =>
    savedDraftPage({ token: text, until: dueAt, code: '4F9TK2MWQX7H83RD' }, values(text), wording, words(wording)),
  'draft saved under another code': (text, wording) =>
    savedDraftPage(
      { token: text, until: dueAt, code: '4F9TK2MWQX7H83RD', isAnotherCode: true },
      values(text),
      wording,
      words(wording),
    ),
  'draft saved again': (text, wording) =>
    savedDraftPage({ token: text, until: dueAt }, values(text), wording, words(wording)),
  'draft opened': (text, wording) =>
    openedDraftPage(values(text), { token: text, until: dueAt }, wording, words(wording)),
  'draft changed elsewhere': (text, wording) =>
    changedDraftPage({ ...values(text), draft: text }, wording, words(wording)),
  'draft thrown away': (_, wording) => discardedDraftPage(wording, words(wording)),
  'draft code wrong': (_, wording) => openDraftPage({ errors: [], isWrong: true }, wording, words(wording)),
  'draft code with errors': (_, wording) =>
    openDraftPage({ errors: [{ field: 'code', code: 'receiptInvalid' }], isWrong: false }, wording, words(wording)),
  takeover: (text, wording) => takeoverPage(waiting(text), wording),
  'takeover with errors': (text, wording) => {
    const wrong = [
      { field: 'firstStep', code: 'firstStepRequired' },
      { field: 'firstStepBy', code: 'firstStepByOutOfRange' },
    ]
    return takeoverPage(waiting(text), wording, {
      firstStep: text,
      firstStepBy: text,
      reporterKnown: true,
      errors: wrong,
    })
  },
  'takeover, urgent': (text, wording) => urgentTakeoverPage({ ...waiting(text), urgency: 'urgent' }, wording, false),
  'takeover, urgent, refused': (text, wording) =>
    urgentTakeoverPage({ ...waiting(text), urgency: 'acute' }, wording, true),
  taken: (text, wording) => handlingPage(handling(text, false), wording),
  'taken, step done': (text, wording) => handlingPage(handling(text, true), wording),
  'closing with errors': (text, wording) =>
    handlingPage({ ...handling(text, true), errors: [{ field: 'outcome', code: 'outcomeRequired' }] }, wording),
  'not for me': (_, wording) => nothingToTakePage('notForMeDone', wording),
  'taken by another': (_, wording) => nothingToTakePage('elsewhere', wording),
  'link expired': (_, wording) => nothingToTakePage('expired', wording),
  closed: (_, wording) => closedPage('registeredByUs', wording),
  ...deskPages,
  ...directoryPages,
  ...figuresPages,
  ...trackerPages,
  ...updatingPages,
  ...halfYearPages,
  ...mistakePages,
  'too many': (_, wording) => tooManyPage(600, wording),
  'too many, soon over': (_, wording) => tooManyPage(3, wording),
  ...Object.fromEntries(
    [400, 404, 409, 413, 422, 500].map(status => [
      `error ${status}`,
      (_: string, wording: ReporterWording) => errorPage(status, wording),
    ]),
  ),
}
