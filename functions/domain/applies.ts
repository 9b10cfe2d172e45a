import { isMunicipality } from './geography.ts'
import type { Applies } from './route-schema.ts'
import type { Situation } from './situation.ts'

/** Whether a route or stop is for this situation. What it does not name does not matter. */
export function matches(applies: Applies, situation: Situation): boolean {
  return (
    allows(applies.where, isMunicipality(situation.where) ? 'municipality' : situation.where) &&
    allows(applies.kinds, situation.kind) &&
    allows(applies.forms, situation.form) &&
    allows(applies.reporterTypes, situation.reporterType) &&
    allowsAge(applies.ageGroups, situation)
  )
}

function allows<Value>(list: readonly Value[] | undefined, value: Value): boolean {
  return list === undefined || list.includes(value)
}

/** Perhaps under 18, or not asked, is both: nobody falls between two routes. A place has no age. */
function allowsAge(list: Applies['ageGroups'], { kind, ageGroup = 'perhapsUnder18' }: Situation): boolean {
  if (list === undefined) return true
  if (kind === 'place') return false
  return ageGroup === 'perhapsUnder18' || list.includes(ageGroup)
}
