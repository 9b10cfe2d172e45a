import type * as z from 'zod'
import { InvalidContent } from './errors.ts'

/** Parses what people wrote; a mistake names file, field and what to write, and fails the build. */
export function parseContent<Schema extends z.ZodType>(schema: Schema, value: unknown, file: string): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(issue => `${file}: ${fieldOf(issue.path)}: ${issue.message}`)
  throw new InvalidContent(issues.join('\n'), { cause: parsed.error })
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the file' : path.map(String).join('.')
}
