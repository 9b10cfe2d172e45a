import type { Actor } from '#domain/access.ts'
import type { Commitment } from '#domain/commitment.ts'
import { summaryOf } from '#domain/commitment-summary.ts'
import type { Pending, Standing } from '#domain/standing.ts'
import { commentTime } from '#domain/standing-acts.ts'
import type { Possible } from '#domain/standing-doing.ts'
import { valuesOf } from '#domain/standing-entry.ts'
import { seenBy } from '#domain/standing-seen.ts'
import type { WorkItem } from '#domain/standing-worklist.ts'
import { workGroups } from '#domain/standing-worklist.ts'
import type { Unit } from '#domain/unit.ts'
import { deadline } from '#domain/working-time.ts'
import type { Names } from '#view/desk/names.ts'
import { bulkResult } from '#view/tracker/bulk-result.ts'
import { type PlanView, planPage } from '#view/tracker/plan.ts'
import { planImportPage } from '#view/tracker/plan-import.ts'
import { type StandingView, standingPage } from '#view/tracker/standing.ts'
import { faultsOf, outcomeOf, type StandingForms, standingForms } from '#view/tracker/standing-forms.ts'
import { standingImportPage } from '#view/tracker/standing-import.ts'
import { type WorklistView, worklistPage } from '#view/tracker/worklist.ts'
import type { PageWording } from '#view/wording.ts'
import { friday as at, calendar } from '../domain/chase-case.ts'
import { planWordings } from './wordings.ts'

const lead = (text: string): Actor => ({
  kind: 'person',
  person: { subject: text, name: text, email: text, groups: ['lead-VR05', 'lead-country'] },
})
const namesOf = (text: string): Names => ({ region: () => text, municipality: () => text, unit: () => text })
const unitOf = (text: string): Unit => ({
  code: 'PEOostNederland',
  level: 'policeUnit',
  name: { nl: text, en: text },
  regions: ['VR04', 'VR05'],
})
const commitmentOf = (text: string): Commitment => ({
  id: 'R3a',
  level: 'policeUnit',
  title: { nl: text },
  owner: { nl: text },
})

const full = (text: string) => ({
  status: 'embedded' as const,
  note: text,
  evidence: { title: text, url: 'https://example.org/plan', on: '2026-04-01' },
  owner: text,
  targetDate: '2026-09-01',
  dateReason: text,
})
const pending = (text: string, changes: Partial<Pending> = {}): Pending => ({
  update: full(text),
  enteredAt: at,
  enteredBy: text,
  side: 'programme',
  commentUntil: deadline(at, commentTime, calendar).at,
  comments: { VR05: { at, by: text, text } },
  ...changes,
})
const published = (text: string, confirmedAt = at) => ({ update: full(text), at, by: text, confirmedAt, comments: {} })
const standing = (changes: Partial<Standing>): Standing => ({
  commitment: 'R3a',
  unit: 'PEOostNederland',
  version: 4,
  updatedAt: at,
  line: 'x',
  ...changes,
})

const everything: Possible = {
  enter: 'owner',
  confirm: 'entry',
  speaksFor: ['VR05'],
  comment: ['VR05'],
  publish: true,
  withdraw: true,
}

function forms(text: string, of: Partial<Standing>, changes: Partial<StandingForms> = {}): StandingForms {
  const actor = lead(text)
  const view: StandingView = {
    actor,
    commitment: commitmentOf(text),
    unit: unitOf(text),
    standing: seenBy({ actor, now: at }, { commitment: 'R3a', unit: unitOf(text) }, standing(of)),
    steps: [{ at, what: 'entered', side: 'programme', by: text, pending: { ...pending(text), comments: [] } }],
    names: namesOf(text),
    nameOf: () => text,
    now: at,
  }
  const { explanation } = deadline(at, commentTime, calendar)
  return { view, possible: everything, commentTime: explanation, waits: explanation, ...changes }
}

const typed = (text: string) => ({ ...valuesOf(full(text)), targetDate: text })
const faults = [
  { field: 'form', code: 'unknownField' },
  { field: 'status', code: 'statusRequired' },
  { field: 'evidence', code: 'evidenceRequired' },
  { field: 'evidenceOn', code: 'evidenceInFuture' },
  { field: 'targetDate', code: 'dateInvalid' },
  { field: 'dateReason', code: 'dateReasonRequired' },
]

type Page = (text: string, wording: PageWording) => string

const standingStates: Readonly<Record<string, (text: string) => StandingForms>> = {
  'standing of which nothing is known, to enter': text =>
    forms(text, {}, { possible: { ...everything, confirm: undefined, comment: [], publish: false, withdraw: false } }),
  'standing with everything to do': text => forms(text, { pending: pending(text), published: published(text) }),
  'standing to comment on for two regions': text =>
    forms(
      text,
      { pending: pending(text, { comments: {} }) },
      { possible: { ...everything, enter: undefined, comment: ['VR04', 'VR05'], confirm: undefined } },
    ),
  'standing that is still so': text =>
    forms(text, { published: published(text) }, { possible: { ...everything, confirm: 'published', comment: [] } }),
  'standing that is old': text =>
    forms(
      text,
      { published: published(text, '2025-01-01T12:00:00.000Z') },
      { possible: { ...everything, confirm: 'published', comment: [], enter: 'programme' } },
    ),
  'standing with faults': text =>
    forms(
      text,
      { published: published(text) },
      { state: { act: 'enter', values: typed(text), errors: faults }, possible: { ...everything, confirm: undefined } },
    ),
  'standing with a comment too long': text =>
    forms(
      text,
      { pending: pending(text) },
      { state: { act: 'comment', values: { text }, errors: [{ field: 'text', code: 'commentTooLong' }] } },
    ),
  'standing that a colleague changed': text =>
    forms(text, { pending: pending(text) }, { state: { act: 'enter', values: typed(text), errors: [], seen: 3 } }),
  'standing that does not allow it': text =>
    forms(text, { pending: pending(text) }, { state: { act: 'publish', values: {}, errors: [], seen: 4 } }),
  'standing with nothing to do': text =>
    forms(
      text,
      { published: published(text) },
      {
        possible: { ...everything, enter: undefined, confirm: undefined, comment: [], publish: false, withdraw: false },
      },
    ),
}

const standingPages = Object.entries(standingStates).map(([name, state]): [string, Page] => [
  name,
  (text, { language }) => {
    const wording = planWordings[language]
    const of = state(text)
    const outcome = of.state ? faultsOf(of, wording) : outcomeOf('enter', wording)
    return standingPage({ ...of.view, outcome, acts: standingForms(of, wording) }, wording)
  },
])

const item = (text: string, of?: Partial<Standing>): WorkItem => ({
  commitment: commitmentOf(text),
  unit: unitOf(text),
  standing: of && standing(of),
})
const worklist = (text: string, changes: Partial<WorklistView> = {}): WorklistView => {
  const one = [item(text, { pending: pending(text), published: published(text) }), item(text)]
  return {
    actor: lead(text),
    list: {
      toConfirm: one,
      toComment: one,
      toPublish: one,
      faded: [item(text, { published: published(text) })],
      overdue: [item(text, { published: published(text) })],
      unknown: Array.from({ length: 101 }, () => item(text)),
      underWay: one,
    },
    now: at,
    mayEnter: true,
    ...changes,
  }
}
const nothing = Object.fromEntries(workGroups.map(group => [group, []]))
const nothingWaits = (text: string, mayEnter: boolean): WorklistView =>
  worklist(text, { list: { ...worklist(text).list, ...nothing }, mayEnter })
const place = (text: string) => ({ commitment: commitmentOf(text), unit: unitOf(text) })

const title = (text: string) => ({ nl: text })
const action = (text: string) => ({ id: 'A01.01', level: 'region' as const, title: title(text), owner: text })
const planned = (text: string, changes: Partial<PlanView> = {}): PlanView => ({
  actor: lead(text),
  mayChange: true,
  lines: [
    {
      line: '01',
      title: { nl: text, en: text },
      actions: [
        { action: commitmentOf(text), units: [unitOf(text)], summary: summaryOf(3, []) },
        {
          action: { ...commitmentOf(text), unit: 'PEOostNederland' },
          units: [unitOf(text)],
          summary: summaryOf(3, [published(text), { update: { status: 'underway' } }]),
        },
      ],
    },
    { line: '02', title: title(text), actions: [] },
  ],
  ...changes,
})

/** Every page on which somebody says how far it is, or enters the action plan, in every state. */
export const updatingPages: Readonly<Record<string, Page>> = {
  ...Object.fromEntries(standingPages),
  worklist: (text, { language }) => worklistPage(worklist(text), planWordings[language]),
  'worklist without anything': (text, { language }) => worklistPage(nothingWaits(text, true), planWordings[language]),
  'worklist of somebody without a role': (text, { language }) =>
    worklistPage({ ...nothingWaits(text, false), actor: { kind: 'public' } }, planWordings[language]),
  'worklist with faults': (text, { language }) => {
    const errors = [
      { field: 'item-status', code: 'itemRequired' },
      { field: 'status', code: 'statusRequired' },
    ]
    return worklistPage(worklist(text, { state: { values: { note: text }, errors } }), planWordings[language])
  },
  'worklist after several': (text, { language }) => {
    const outcome = bulkResult([{ place: place(text), done: true }], planWordings[language])
    return worklistPage(worklist(text, { outcome }), planWordings[language])
  },
  'worklist after several, not all done': (text, { language }) => {
    const outcomes = [
      { place: place(text), done: true },
      { place: place(text), done: false, why: 'stale' },
      { place: place(text), done: false, why: 'unknown' },
      { place: place(text), done: false, why: 'invalid', errors: [{ field: 'note', code: 'noteRequired' }] },
    ] as const
    return worklistPage(
      worklist(text, { outcome: bulkResult(outcomes, planWordings[language]) }),
      planWordings[language],
    )
  },
  'table of standings with faults': (text, { language }) =>
    standingImportPage(
      {
        actor: lead(text),
        table: text,
        found: {
          problems: [
            { row: 2, column: 'status', code: 'statusUnknown' },
            { row: 3, column: 'unit', code: 'rowTwice', other: 2 },
          ],
          changes: [],
          same: [],
        },
      },
      planWordings[language],
    ),
  'table of standings that is none': (text, { language }) =>
    standingImportPage(
      { actor: lead(text), table: text, fault: { code: 'columnMissing', columns: ['unit', 'status'] } },
      planWordings[language],
    ),
  'table of standings to read in': (text, { language }) =>
    standingImportPage(
      {
        actor: lead(text),
        table: text,
        found: {
          problems: [],
          changes: [
            { row: 2, ...place(text), standing: undefined, update: full(text) },
            {
              row: 3,
              ...place(text),
              standing: standing({ published: published(text) }),
              update: { status: 'underway', note: text },
            },
          ],
          same: [4],
        },
      },
      planWordings[language],
    ),
  'table of standings that changes nothing': (text, { language }) =>
    standingImportPage(
      { actor: lead(text), table: text, found: { problems: [], changes: [], same: [2, 3] } },
      planWordings[language],
    ),
  'action plan, empty': (_, { language }) =>
    planPage({ actor: { kind: 'public' }, mayChange: false, lines: [] }, planWordings[language]),
  'action plan': (text, { language }) => planPage(planned(text), planWordings[language]),
  'action plan, just read in': (text, { language }) =>
    planPage(planned(text, { isDone: true, mayChange: false }), planWordings[language]),
  'table of the plan with faults': (text, { language }) =>
    planImportPage(
      {
        actor: lead(text),
        table: text,
        seen: text,
        found: { problems: [{ row: 2, column: 'owner', code: 'ownerRequired' }], changes: [], same: [], absent: [] },
      },
      planWordings[language],
    ),
  'table of the plan to read in, after a change': (text, { language }) =>
    planImportPage(
      {
        actor: lead(text),
        table: text,
        seen: text,
        isStale: true,
        found: {
          problems: [],
          changes: [
            { row: 2, what: 'line', was: undefined, becomes: { line: '01', title: title(text) } },
            {
              row: 3,
              what: 'action',
              was: action(text),
              becomes: { ...action(text), title: { nl: text, en: text }, unit: 'VR05' },
            },
          ],
          same: [4],
          absent: [{ line: '02', title: title(text) }, action(text)],
        },
      },
      planWordings[language],
    ),
}
