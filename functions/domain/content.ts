import type * as z from 'zod'
import { InvalidContent } from './errors.ts'

/** Parses what people wrote; a mistake names file, field and what to write, and fails the build. */
export function parseContent<Schema extends z.ZodType>(schema: Schema, value: unknown, file: string): z.output<Schema> {
  const parsed = schema.safeParse(withoutSchemaKey(value))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(issue => `${file}: ${fieldOf(issue.path)}: ${issue.message}`)
  throw new InvalidContent(issues.join('\n'), { cause: parsed.error })
}

/** Does the work for every item before it refuses: whoever writes content hears of all mistakes at once. */
export function forEvery<Item, Result>(items: Iterable<Item>, work: (item: Item) => Result): Result[] {
  const results: Result[] = []
  const mistakes: string[] = []
  for (const item of items) {
    try {
      results.push(work(item))
    } catch (error) {
      if (!(error instanceof InvalidContent)) throw error
      mistakes.push(error.message)
    }
  }
  if (mistakes.length > 0) throw new InvalidContent(mistakes.join('\n'))
  return results
}

/** A file may say where its schema is; that is for editors. */
export function withoutSchemaKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value
  const { $schema: _, ...content } = value
  return content
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the file' : path.map(String).join('.')
}
