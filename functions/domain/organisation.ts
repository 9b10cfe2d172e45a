import * as z from 'zod'
import { Texts } from './language.ts'
import { ContentId } from './sources.ts'

/** Who is helped, or who asks. A place is what somebody saw when no victim is known. */
export const TargetGroup = z.enum([
  'minor',
  'unaccompaniedMinor',
  'adult',
  'adultWithoutResidence',
  'worker',
  'place',
  'professional',
])
export type TargetGroup = z.infer<typeof TargetGroup>

/** What an organisation does for such a group. */
export const Task = z.enum([
  'advice',
  'signal',
  'report',
  'complaint',
  'investigation',
  'prosecution',
  'support',
  'shelter',
  'guardianship',
  'childProtection',
  'residence',
  'registration',
  'coordination',
  'monitoring',
])
export type Task = z.infer<typeof Task>

/** One statement of the matrix: this task, for these groups, says this source. */
export const Duty = z.strictObject({
  task: Task,
  groups: z.array(TargetGroup).min(1, 'write at least one group'),
  /** What the name of the task does not say. */
  note: Texts.optional(),
  /** An id of sources.json: no statement without one. */
  source: ContentId,
})
export type Duty = z.infer<typeof Duty>

export const Slug = z.strictObject({ nl: z.string().regex(/^[a-zA-Z0-9-]+$/), en: z.string().regex(/^[a-zA-Z0-9-]+$/) })

export const Organisation = z.strictObject({
  id: ContentId,
  slug: Slug,
  name: Texts,
  /** How to reach it; empty when we have confirmed nothing, and the page says so. */
  channels: z.array(ContentId),
  duties: z.array(Duty).min(1, 'write what it does for whom, or leave it out'),
  explained: z.array(ContentId),
})
export type Organisation = z.infer<typeof Organisation>

/** What one organisation does for one group. */
export type Cell = { readonly group: TargetGroup; readonly duties: readonly Duty[] }

/** A row of who does what for whom; a cell without duties is one of which we know nothing. */
export function rowOf({ duties }: Organisation): readonly Cell[] {
  return TargetGroup.options.map(group => ({ group, duties: duties.filter(({ groups }) => groups.includes(group)) }))
}
