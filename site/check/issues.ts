import type * as z from 'zod'
import { listed, whatToWrite } from './what-to-write.ts'

type Issue = z.core.$ZodIssue
export type Path = readonly PropertyKey[]
/** What is wrong, at its own path. */
export type Mistake = { readonly path: Path; readonly message: string; readonly isUnknownField?: boolean }

/** Everything that is wrong with a value, each at the field itself. */
export function mistakesIn(schema: z.ZodType, value: unknown): readonly Mistake[] {
  const parsed = schema.safeParse(value, { error: whatToWrite, reportInput: true })
  return parsed.success ? [] : parsed.error.issues.flatMap(issue => flattened(issue, []))
}

function flattened(issue: Issue, before: Path): readonly Mistake[] {
  const path = [...before, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key],
      message: 'is no field here; remove it',
      isUnknownField: true,
    }))
  }
  if (issue.code === 'invalid_union') return nearestBranch(issue.errors, path)
  if (issue.code === 'invalid_key')
    return [{ path, message: 'is no key that can stand here; write it as described below' }]
  return [{ path, message: issue.message }]
}

/** A text or an object may stand here: of these, whatever is meant by the kind of value that does. */
function nearestBranch(branches: readonly (readonly Issue[])[], path: Path): readonly Mistake[] {
  const inside = branches.filter(issues =>
    issues.every(issue => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
  const [best] = inside.toSorted((one, other) => one.length - other.length)
  if (best !== undefined) return best.flatMap(issue => flattened(issue, path))
  const ways = branches.flatMap(issues => issues.map(({ message }) => message.replace(/^write |, not .*$/g, '')))
  return [{ path, message: `write ${listed([...new Set(ways)])}` }]
}
