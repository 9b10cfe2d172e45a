import * as z from 'zod'
import { parseContent } from './content.ts'
import { Texts } from './language.ts'

/** Somebody invented, with whom a demo stage can be tried in every role. */
export const DemoPerson = z.strictObject({
  email: z.email(),
  name: z.string(),
  function: Texts,
  groups: z.array(z.string()),
})
export type DemoPerson = z.infer<typeof DemoPerson>

export function readPeople(raw: unknown): readonly DemoPerson[] {
  return parseContent(z.array(DemoPerson), raw, 'demo/people.json')
}
