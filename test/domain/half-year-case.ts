import type {
  AdoptedReport,
  CountryState,
  PlannedReport,
  ReportedCommitment,
  ReportedUnit,
  Stated,
} from '#domain/half-year.ts'

/** Said by a region at the end of June 2026, unless said otherwise. */
export const said = (changes: Partial<Stated> = {}): Stated => ({
  status: 'underway',
  confirmedOn: '2026-05-12',
  isFaded: false,
  ...changes,
})

export const aUnit = (unit: string, stated?: Stated): ReportedUnit => ({
  unit,
  name: { nl: `Regio ${unit}`, en: `Region ${unit}` },
  ...(stated ? { stated } : {}),
})

export const aCommitment = (
  id: string,
  units: ReportedUnit[],
  changes: Partial<ReportedCommitment> = {},
): ReportedCommitment => ({
  id,
  level: 'region',
  title: { nl: `Titel van ${id}`, en: `Title of ${id}` },
  owner: { nl: 'Demo' },
  ...(id.startsWith('A') ? { line: id.slice(1, 3) } : {}),
  units,
  ...changes,
})

export const aState = (commitments: ReportedCommitment[], changes: Partial<CountryState> = {}): CountryState => ({
  asOf: '2026-06-30T21:59:59.999Z',
  lines: [],
  commitments,
  ...changes,
})

export const aPlanned = (date: string, changes: Partial<PlannedReport> = {}): PlannedReport => ({
  date,
  state: 'planned',
  plannedAt: '2026-04-24T14:00:00.000Z',
  plannedBy: 'subject-1',
  ...changes,
})

export const anAdopted = (date: string, changes: Partial<AdoptedReport> = {}): AdoptedReport => ({
  ...aPlanned(date),
  state: 'adopted',
  adoptedAt: '2026-07-02T08:00:00.000Z',
  adoptedBy: 'subject-1',
  digest: 'd1',
  ...changes,
})
