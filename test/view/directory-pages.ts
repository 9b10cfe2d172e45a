import type { Actor } from '#domain/access.ts'
import type { CoverageRow } from '#domain/coverage.ts'
import type { Holder } from '#domain/directory.ts'
import { valuesOf } from '#domain/directory-entry.ts'
import { type EntryCode, type EntryField, entryOptions } from '#domain/directory-fields.ts'
import type { EntryChange } from '#domain/directory-history.ts'
import type { JudgedRung } from '#domain/drill.ts'
import { coverageOverviewPage, type RegionCoverage, regionCoveragePage } from '#view/desk/coverage.ts'
import { directoryRegionsPage, type RegionDirectory, regionDirectoryPage } from '#view/desk/directory.ts'
import { type EntryForm, entryPage } from '#view/desk/entry.ts'
import type { Names } from '#view/desk/names.ts'
import type { PageWording } from '#view/wording.ts'
import { friday as at } from '../domain/chase-case.ts'
import { directoryWordings } from './wordings.ts'

const lead = (text: string): Actor => ({
  kind: 'person',
  person: { subject: text, name: text, email: text, groups: ['lead-VR05'] },
})
const namesOf = (text: string): Names => ({ region: () => text, municipality: () => text, unit: () => text })

const plainEntry = (text: string, number = 1): Holder => ({
  id: `VR05-careCoordinator-${number}`,
  region: 'VR05',
  role: 'careCoordinator',
  organisation: text,
  language: 'nl',
  email: text,
  scope: {},
})
const fullEntry = (text: string): Holder => ({
  ...plainEntry(text),
  phone: text,
  scope: {
    municipalities: ['GM0141', 'GM0153'],
    kinds: ['person'],
    ageGroups: ['under18'],
    forms: ['labourExploitation', 'forcedMarriage'],
  },
  days: ['monday', 'friday'],
  deputy: 'VR05-careCoordinator-2',
  absence: { from: '2026-04-20', until: '2026-05-01' },
  onCall: { email: text, phone: text, drillPassedAt: '2026-04-07T08:00:00.000Z' },
  digest: { at: '07:30', every: 'week' },
  verified: { on: '2026-04-22', by: text, at: '2026-04-22T10:00:00Z' },
  version: 2,
  updatedAt: '2026-04-22T10:00:00Z',
  updatedBy: text,
})
const everyone = (text: string): readonly Holder[] => [
  fullEntry(text),
  { ...plainEntry(text, 2), bouncedAt: at, verified: { on: '2025-12-01', by: text } },
  { ...plainEntry(text, 3), onCall: { email: text, bouncedAt: at } },
  { ...plainEntry(text, 4), absence: { from: '2026-05-04', until: '2026-05-08' } },
  { ...plainEntry(text, 5), endedOn: '2026-04-01' },
  {
    ...plainEntry(text, 6),
    deputy: 'VR05-careCoordinator-4',
    absence: { from: '2026-04-20', until: '2026-04-30' },
  },
  { ...plainEntry(text), id: 'VR05-chainDirector-1', role: 'chainDirector', complainedAt: at },
]

const directory = (text: string, changes: Partial<RegionDirectory> = {}): RegionDirectory => ({
  actor: lead(text),
  region: 'VR05',
  holders: everyone(text),
  names: namesOf(text),
  now: at,
  drillValidDays: 30,
  nameOf: () => text,
  mayChange: true,
  ...changes,
})

const history = (text: string): readonly EntryChange[] => [
  { at, by: text, before: plainEntry(text), after: fullEntry(text) },
  { at, by: text, before: { ...fullEntry(text), verified: undefined }, after: fullEntry(text) },
  { at, by: text, before: fullEntry(text), after: fullEntry(text) },
  { at, by: undefined, before: undefined, after: plainEntry(text) },
]
const entry = (text: string, changes: Partial<EntryForm> = {}): EntryForm => ({
  actor: lead(text),
  region: 'VR05',
  holder: fullEntry(text),
  values: valuesOf(fullEntry(text)),
  errors: [],
  others: everyone(text).slice(1),
  municipalities: ['GM0141', 'GM0153', 'GM0164'],
  history: history(text),
  names: namesOf(text),
  nameOf: () => text,
  ...changes,
})
const newEntry = (text: string, changes: Partial<EntryForm> = {}): EntryForm =>
  entry(text, { holder: undefined, values: { language: 'nl' }, history: [], ...changes })

const wrong: readonly { readonly field: EntryField | 'form'; readonly code: EntryCode }[] = [
  { field: 'form', code: 'unknownField' },
  { field: 'organisation', code: 'organisationRequired' },
  { field: 'role', code: 'roleRequired' },
  { field: 'email', code: 'emailInvalid' },
  { field: 'phone', code: 'phoneInvalid' },
  { field: 'language', code: 'languageRequired' },
  { field: 'municipalities', code: 'municipalityUnknown' },
  { field: 'days', code: 'choiceInvalid' },
  { field: 'deputy', code: 'deputyUnknown' },
  { field: 'absenceFrom', code: 'dateInvalid' },
  { field: 'absenceUntil', code: 'absenceReversed' },
  { field: 'onCallEmail', code: 'onCallEmailRequired' },
  { field: 'digestEvery', code: 'otherHalfMissing' },
  { field: 'endedOn', code: 'dateInvalid' },
]
const typed = (text: string) => ({
  organisation: text,
  email: text,
  phone: text,
  absenceFrom: text,
  municipalities: ['GM0153', text],
  forms: entryOptions.forms,
})

const everything = { paces: 'all', places: 'all', ageGroups: 'all', forms: 'all', moments: 'all' } as const
const stop = (role: 'careCoordinator' | 'chainDirector' | 'nationalDesk', ...holders: string[]) => ({ role, holders })
const rows: readonly CoverageRow[] = [
  {
    ...everything,
    kind: 'person',
    first: ['VR05-careCoordinator-1'],
    chain: [stop('careCoordinator', 'VR05-careCoordinator-1'), stop('chainDirector'), stop('nationalDesk', 'NL')],
  },
  {
    kind: 'person',
    paces: ['urgent'],
    places: ['GM0153'],
    ageGroups: ['under18'],
    forms: ['labourExploitation'],
    moments: ['thursday'],
    first: ['VR05-chainDirector-1'],
    chain: [stop('careCoordinator'), stop('chainDirector', 'VR05-chainDirector-1')],
    gap: { role: 'careCoordinator', reason: 'absent' },
  },
  { ...everything, kind: 'place', moments: ['closed'], first: [], chain: [], gap: { reason: 'nobodyOnCall' } },
  { ...everything, kind: 'place', places: ['online'], moments: ['closed'], first: ['NL'], chain: [] },
]
const rung = (changes: Partial<JudgedRung>): JudgedRung => ({
  region: 'VR05',
  kind: 'person',
  role: 'careCoordinator',
  holders: [],
  result: 'passed',
  ...changes,
})
const drilled: readonly JudgedRung[] = [
  rung({}),
  rung({ result: 'failed', role: 'chainDirector' }),
  rung({ result: 'waiting', kind: 'place' }),
  rung({ result: 'unheld', unheld: 'nobodyHoldsRole' }),
]
const coverage = (text: string, changes: Partial<RegionCoverage> = {}): RegionCoverage => ({
  actor: lead(text),
  region: 'VR05',
  rows,
  drill: { day: '2026-04-07', rungs: drilled },
  names: namesOf(text),
  organisationOf: () => text,
  ...changes,
})

type Page = (text: string, wording: PageWording) => string

const directoryStates: Readonly<Record<string, (text: string) => RegionDirectory>> = {
  'directory of a region': text => directory(text),
  'directory after saving': text => directory(text, { done: 'saved' }),
  'directory after a phone check': text => directory(text, { done: 'verified' }),
  'directory, a colleague was first': text => directory(text, { done: 'stale' }),
  'directory of a region, to read': text => directory(text, { mayChange: false }),
  'directory, nobody yet': text => directory(text, { holders: [] }),
  'directory of the country': text =>
    directory(text, {
      region: 'NL',
      mayChange: false,
      holders: [{ ...plainEntry(text), id: 'NL-nationalDesk-1', region: 'NL', role: 'nationalDesk' }],
    }),
}
const entryStates: Readonly<Record<string, (text: string) => EntryForm>> = {
  'directory entry': text => entry(text),
  'directory entry, new': text => newEntry(text),
  'directory entry with errors': text => entry(text, { values: typed(text), errors: wrong }),
  'directory entry, new, with errors': text => newEntry(text, { values: typed(text), errors: wrong }),
  'directory entry, a colleague was first': text => entry(text, { isStale: true }),
  'directory entry, never changed': text => entry(text, { holder: plainEntry(text), history: [] }),
}
const coverageStates: Readonly<Record<string, (text: string) => RegionCoverage>> = {
  'coverage of a region': text => coverage(text),
  'coverage without gaps or drill': text => coverage(text, { rows: rows.slice(0, 1), drill: undefined }),
  'coverage of a region without part in the drill': text => coverage(text, { drill: { day: '2026-04-07', rungs: [] } }),
}

const drawn = <View>(
  states: Readonly<Record<string, (text: string) => View>>,
  draw: (view: View, wording: (typeof directoryWordings)['nl']) => string,
): Readonly<Record<string, Page>> =>
  Object.fromEntries(
    Object.entries(states).map(([name, state]): [string, Page] => [
      name,
      (text, { language }) => draw(state(text), directoryWordings[language]),
    ]),
  )

/** Every page of the directory and of its proof, in every state. */
export const directoryPages: Readonly<Record<string, Page>> = {
  ...drawn(directoryStates, regionDirectoryPage),
  ...drawn(entryStates, entryPage),
  ...drawn(coverageStates, regionCoveragePage),
  'directory, the regions': (text, { language }) =>
    directoryRegionsPage(
      { actor: lead(text), regions: ['VR05', 'NL'], names: namesOf(text) },
      directoryWordings[language],
    ),
  'directory without a role': (text, { language }) =>
    directoryRegionsPage({ actor: lead(text), regions: [], names: namesOf(text) }, directoryWordings[language]),
  'coverage, the regions': (text, { language }) => {
    const summaries = [
      { region: 'VR05', isComplete: true, gaps: [], isOnCall: true },
      {
        region: 'VR06',
        isComplete: false,
        gaps: [
          { role: 'careCoordinator', reason: 'absent' },
          { role: 'designatedOfficer', reason: 'nobodyHoldsRole' },
        ],
        isOnCall: false,
      },
    ] as const
    return coverageOverviewPage({ actor: lead(text), summaries, names: namesOf(text) }, directoryWordings[language])
  },
  'coverage without a role': (text, { language }) =>
    coverageOverviewPage({ actor: lead(text), summaries: [], names: namesOf(text) }, directoryWordings[language]),
}
