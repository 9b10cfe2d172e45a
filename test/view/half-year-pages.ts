import type { Actor } from '#domain/access.ts'
import type { CountryState, ReportedCommitment } from '#domain/half-year.ts'
import { reportOf } from '#domain/half-year-report.ts'
import { Status } from '#domain/standing.ts'
import { type ReportList, reportListPage } from '#view/half-year/list.ts'
import { reportPage, type ShownReport } from '#view/half-year/report.ts'
import type { PageWording } from '#view/wording.ts'
import { aCommitment, anAdopted, aPlanned, aState, aUnit, said } from '../domain/half-year-case.ts'
import { halfYearWordings } from './wordings.ts'

const now = '2026-11-25T10:00:00.000Z'
const everybody: Actor = { kind: 'public' }
const lead = (text: string, group = 'lead-country'): Actor => ({
  kind: 'person',
  person: { subject: text, name: text, email: text, groups: [group] },
})

const named = (text: string, commitment: ReportedCommitment): ReportedCommitment => ({
  ...commitment,
  title: { nl: text },
  owner: { nl: text, en: text },
  units: commitment.units.map(unit => ({ ...unit, name: { nl: text, en: text } })),
})

/** Every status, evidence with and without an address, dates and none, many and one, lines with and without a title. */
export const everything = (text: string): CountryState =>
  aState(
    [
      aCommitment('R1', [
        ...Status.options.map((status, number) => aUnit(`VR0${number + 1}`, said({ status }))),
        aUnit('VR08', said({ evidence: { title: text, on: '2026-05-01' }, targetDate: '2027-01-01', isFaded: true })),
        aUnit('VR09', said({ evidence: { title: text, url: 'https://example.org/plan', on: '2026-05-01' } })),
        aUnit('VR10'),
      ]),
      aCommitment('R2a', [aUnit('comensha', said({ status: 'embedded' }))], { level: 'national' }),
      aCommitment('R3b', [aUnit('labourInspectorate')], { level: 'national' }),
      aCommitment(
        'R3c',
        [aUnit('GM0153', said()), ...Array.from({ length: 31 }, (_, number) => aUnit(`GM${1000 + number}`))],
        { level: 'municipality' },
      ),
      aCommitment('A01.01', [aUnit('PELimburg', said())], { level: 'policeUnit' }),
      aCommitment('A02.01', [aUnit('NL')], { level: 'national' }),
    ].map(commitment => named(text, commitment)),
    { lines: ['01', '03'].map(line => ({ line, title: { nl: text } })) },
  )

/** What the report before it said: there something of every kind changed. */
const before = (text: string): CountryState =>
  aState(
    [
      aCommitment('R1', [
        aUnit('VR01', said({ targetDate: '2026-12-01' })),
        aUnit('VR07', said()),
        aUnit('VR08', said()),
      ]),
      aCommitment('A09.09', [aUnit('comensha')]),
      aCommitment('R2a', [aUnit('comensha', said({ status: 'embedded', isFaded: true }))], {
        title: { nl: `${text}!` },
      }),
    ].map(commitment => named(text, commitment)),
  )

const shown = (text: string, changes: Partial<ShownReport> = {}): ShownReport => ({
  actor: everybody,
  date: '2026-06-30',
  entry: anAdopted('2026-06-30', { title: text }),
  asOf: '2026-06-30T21:59:59.999Z',
  report: reportOf(everything(text), { date: '2025-12-31', state: before(text) }),
  digest: 'b2f1c4',
  now,
  isOvertaken: false,
  ...changes,
})
const draft = (text: string, changes: Partial<ShownReport> = {}): ShownReport =>
  shown(text, { actor: lead(text), entry: aPlanned('2026-06-30', { title: text }), ...changes })

const list = (text: string, changes: Partial<ReportList> = {}): ReportList => ({
  actor: everybody,
  reports: [anAdopted('2025-12-31', { title: text }), anAdopted('2026-06-30')],
  now,
  typed: { values: {}, errors: [] },
  ...changes,
})
const planned = (text: string) => [
  ...list(text).reports,
  aPlanned('2026-09-30', { title: text }),
  aPlanned('2026-12-31'),
]

const wordingOf = ({ language }: PageWording) => halfYearWordings[language]
const listing = (make: (text: string) => ReportList) => (text: string, wording: PageWording) =>
  reportListPage(make(text), wordingOf(wording))
const reporting = (make: (text: string) => ShownReport) => (text: string, wording: PageWording) =>
  reportPage(make(text), wordingOf(wording))

/** The half-yearly reports in every state, for whoever may see them. */
export const halfYearPages: Readonly<Record<string, (text: string, wording: PageWording) => string>> = {
  'reports for everybody': listing(list),
  'reports, none yet': listing(text => list(text, { reports: [] })),
  'reports for the programme': listing(text =>
    list(text, { actor: lead(text), reports: planned(text), done: 'dropped' }),
  ),
  'reports for the lead of a region': listing(text =>
    list(text, { actor: lead(text, 'lead-VR05'), reports: planned(text) }),
  ),
  'reports for somebody without a role': listing(text => list(text, { actor: lead(text, 'member-GM0153') })),
  'reports, planned wrongly': listing(text =>
    list(text, {
      actor: lead(text),
      reports: [],
      typed: {
        values: { date: text, title: text },
        errors: [
          { field: 'form', code: 'unknownField' },
          { field: 'date', code: 'dateRequired' },
          { field: 'title', code: 'titleTooLong' },
        ],
      },
    }),
  ),
  'reports, looked at no day': listing(text =>
    list(text, {
      actor: lead(text),
      typed: { values: { day: text }, errors: [{ field: 'day', code: 'dateRequired' }] },
    }),
  ),
  'report adopted': reporting(shown),
  'report adopted just now': reporting(text => shown(text, { actor: lead(text), done: 'adopted' })),
  'report, the first': reporting(text => shown(text, { report: reportOf(everything(text)) })),
  'report, nothing changed': reporting(text =>
    shown(text, { report: reportOf(everything(text), { date: '2025-12-31', state: everything(text) }) }),
  ),
  'report without a plan': reporting(text =>
    shown(text, { entry: anAdopted('2026-06-30'), report: reportOf(aState([aCommitment('R1', [aUnit('VR01')])])) }),
  ),
  'report to be adopted': reporting(text => draft(text, { done: 'planned' })),
  'report to be adopted, stale': reporting(text => draft(text, { isStale: true })),
  'report of a day that is not over': reporting(text => draft(text, { now: '2026-06-30T10:00:00.000Z' })),
  'report that was overtaken': reporting(text => draft(text, { isOvertaken: true })),
  'report not planned': reporting(text => draft(text, { entry: undefined })),
  'report not planned, overtaken': reporting(text => draft(text, { entry: undefined, isOvertaken: true })),
  'report in draft for the lead of a region': reporting(text => draft(text, { actor: lead(text, 'lead-VR05') })),
}
