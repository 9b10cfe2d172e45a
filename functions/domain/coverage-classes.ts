import type { CoverageSetting } from './coverage.ts'
import { covers, type Holder } from './directory.ts'
import { AgeGroup, ExploitationForm, Kind, type Where } from './situation.ts'

/** Messages between which no holder's scope makes a difference: one of them stands for all. */
export type Sort = {
  readonly kind: Kind
  readonly places: readonly Where[]
  /** Empty for a place, which has no age. */
  readonly ageGroups: readonly AgeGroup[]
  readonly forms: readonly ExploitationForm[]
  readonly example: Example
}

type Example = {
  readonly kind: Kind
  readonly where: Where
  readonly ageGroup?: AgeGroup
  readonly forms: ExploitationForm[]
}

/** The answers beside the one that a part of a scope looks at. */
const anything: Example = { kind: 'person', where: 'unknown', forms: ['unknown'] }

/** Every message a region can get, by what the scopes of its holders tell apart. */
export function coverageClasses({ region, places, directory }: CoverageSetting): readonly Sort[] {
  const own = directory.filter(holder => holder.region === region)
  const wheres = alike(places, where => seenBy(own, { ...anything, where }, 'municipalities'))
  const forms = alike(ExploitationForm.options, form => seenBy(own, { ...anything, forms: [form] }, 'forms'))
  const ages = alike(AgeGroup.options, ageGroup => seenBy(own, { ...anything, ageGroup }, 'ageGroups'))
  return Kind.options.flatMap(kind =>
    wheres.flatMap(where =>
      (kind === 'person' ? ages : [[]]).flatMap(age => forms.map(form => sortOf({ kind, where, age, form }))),
    ),
  )
}

type Dimensions = {
  readonly kind: Kind
  readonly where: readonly Where[]
  readonly age: readonly AgeGroup[]
  readonly form: readonly ExploitationForm[]
}

function sortOf({ kind, where, age, form }: Dimensions): Sort {
  const [ageGroup] = age
  const [first = 'unknown'] = where
  const example = { kind, where: first, forms: form.slice(0, 1), ...(ageGroup ? { ageGroup } : {}) }
  return { kind, places: where, ageGroups: age, forms: form, example }
}

/** Which of the holders the answer fits, looking at that part of their scope only. */
function seenBy(holders: readonly Holder[], message: Example, part: keyof Holder['scope']): string {
  return holders.map(({ scope }) => Number(covers({ scope: { [part]: scope[part] } }, message))).join('')
}

/** Values with the same sign, in the order of their first. */
function alike<Value>(values: readonly Value[], sign: (value: Value) => string): readonly (readonly Value[])[] {
  const groups = new Map<string, Value[]>()
  for (const value of values) groups.set(sign(value), [...(groups.get(sign(value)) ?? []), value])
  return [...groups.values()]
}
