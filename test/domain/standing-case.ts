import type { Published, Standing, StandingLine, Update } from '#domain/standing.ts'
import type { Edit, Step } from '#domain/standing-acts.ts'
import type { Unit } from '#domain/unit.ts'
import { friday } from './chase-case.ts'

/** Units of the country as they are, as far as the tests need them. */
export const twente: Unit = { code: 'VR05', level: 'region', name: { nl: 'Twente', en: 'Twente' }, regions: ['VR05'] }
export const enschede: Unit = {
  code: 'GM0153',
  level: 'municipality',
  name: { nl: 'Enschede', en: 'Enschede' },
  regions: ['VR05'],
}
export const police: Unit = {
  code: 'PEOostNederland',
  level: 'policeUnit',
  name: { nl: 'Politie-eenheid Oost-Nederland', en: 'Police unit Oost-Nederland' },
  regions: ['VR04', 'VR05'],
}
export const comensha: Unit = {
  code: 'comensha',
  level: 'national',
  name: { nl: 'CoMensha', en: 'CoMensha' },
  regions: [],
}

export const underway: Update = { status: 'underway', note: 'Test.' }

let count = 0
/** A Friday afternoon in April 2026, unless said otherwise; every edit has an id of its own. */
export function edit(changes: Partial<Edit> = {}): Edit {
  count += 1
  return { by: 'subject-1', side: 'owner', at: friday, id: String(count).padStart(4, '0'), ...changes }
}

export const aPublished = (changes: Partial<Published> = {}): Published => ({
  update: underway,
  at: friday,
  by: 'subject-9',
  confirmedAt: friday,
  comments: {},
  ...changes,
})

export const aStanding = (changes: Partial<Standing> = {}): Standing => ({
  commitment: 'R1',
  unit: 'VR05',
  version: 1,
  updatedAt: friday,
  line: 'first',
  published: aPublished(),
  ...changes,
})

/** The lines of some steps, oldest first. */
export const linesOf = (...steps: readonly Step[]): readonly StandingLine[] => steps.map(({ line }) => line)
