import type { Holder } from './directory.ts'
import { valuesOf } from './directory-entry.ts'
import { type EntryField, entryFields } from './directory-fields.ts'
import { answers } from './form.ts'

/** One field of an entry as it was and as it became; empty where nothing was filled in. */
export type FieldChange = {
  readonly field: EntryField
  readonly was: readonly string[]
  readonly became: readonly string[]
}

/** What a person changed of an entry, in the order of the fields. What a phone call or the mailer told is no field. */
export function changedFields(before: Holder, after: Holder): readonly FieldChange[] {
  const [was, became] = [valuesOf(before), valuesOf(after)]
  return entryFields
    .map(field => ({ field, was: answers(was, field), became: answers(became, field) }))
    .filter(change => JSON.stringify(change.was) !== JSON.stringify(change.became))
}

/** Whether two entries say the same of whoever holds the role. */
export const saysTheSame = (one: Holder, other: Holder): boolean => changedFields(one, other).length === 0
