import { withoutSchemaKey } from '#domain/content.ts'
import type { Contents } from './contents.ts'
import type { Fault } from './fault.ts'
import type { Path } from './issues.ts'
import { placesIn } from './json-places.ts'

/** A content file that is JSON, with the places of its fields. */
export type JsonFile = {
  readonly file: string
  /** What stands in it, without the key that tells an editor its schema. */
  readonly value: unknown
  readonly at: (path: Path) => Pick<Fault, 'file' | 'line' | 'field'>
}

export type JsonFiles = ReadonlyMap<string, JsonFile>

type Reading = { readonly json?: JsonFile; readonly faults: readonly Fault[] }

/** Every file that is JSON; what keeps one from being read are faults. */
export function jsonFilesIn(contents: Contents): { readonly files: JsonFiles; readonly faults: readonly Fault[] } {
  const readings = [...contents].filter(([file]) => file.endsWith('.json')).map(([file, text]) => readJson(file, text))
  return {
    files: new Map(readings.flatMap(({ json }) => (json ? [[json.file, json] as const] : []))),
    faults: readings.flatMap(({ faults }) => faults),
  }
}

/** Fields by which people know an item of a list. */
const telling = ['id', 'code', 'date', 'year', 'email', 'line', 'at']

function readJson(file: string, text: string): Reading {
  const value = parsed(text)
  if (value instanceof SyntaxError) return { faults: [{ file, ...syntax(value, text) }] }
  const { lines, twice } = placesIn(text)
  const at = (path: Path) => ({ file, line: lineOf(path, lines), field: fieldIn(value, path) })
  return {
    json: { file, value: withoutSchemaKey(value), at },
    faults: twice.map(path => ({
      ...at(path.split('.').map(key => (/^\d+$/.test(key) ? Number(key) : key))),
      message: 'stands twice in the same place; remove one of the two',
    })),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

/** Engines say where JSON ends to be JSON, and seldom what to do. */
function syntax({ message }: SyntaxError, text: string): Pick<Fault, 'line' | 'message'> {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
  const before = text.slice(0, position).trimEnd()
  const after = text.slice(position).trimStart()
  const about = 'is no JSON any more from here on'
  const last = remedyBefore(before, after)
  if (last !== undefined) return { line: lineAt(before.length, text), message: `${about}; ${last}` }
  return { line: lineAt(text.length - after.length, text), message: `${about}; ${remedyAfter(after)}` }
}

const lineAt = (position: number, text: string): number => text.slice(0, position).split('\n').length

function remedyBefore(before: string, after: string): string | undefined {
  if (after === '') return 'close what is open with } or ]'
  if (before.endsWith(',') && /^[}\]]/.test(after)) return 'remove the comma after the last item'
  return /["\d}\]el]$/.test(before) && /^["{[\d]/.test(after) ? 'write a comma after this line' : undefined
}

function remedyAfter(after: string): string {
  if (/^['“”‘’]/.test(after)) return 'write straight double quotation marks: "'
  if (after.startsWith('/')) return 'remove the comment: JSON has none'
  return `look at "${after.slice(0, 20).split('\n')[0]}": a comma, a quotation mark or a bracket is missing or too many`
}

/** A field that is missing stands nowhere: then the line of what should hold it. */
function lineOf(path: Path, lines: ReadonlyMap<string, number>): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(path.slice(0, length).map(String).join('.'))
    if (line !== undefined) return line
  }
  return 1
}

function fieldIn(value: unknown, path: Path): string {
  const words: string[] = []
  let inner = value
  for (const key of path) {
    inner = member(inner, key)
    words.push(typeof key === 'number' ? (nameOf(inner) ?? `${key + 1}`) : String(key))
  }
  return words.join('.')
}

export function member(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === String(key))?.[1]
}

/** What an item of a list is known by. */
export function nameOf(item: unknown): string | undefined {
  if (Array.isArray(item)) return typeof item[0] === 'string' ? item[0] : undefined
  const name = telling.map(field => member(item, field)).find(one => typeof one === 'string' || typeof one === 'number')
  return name === undefined ? undefined : String(name)
}
