import { languages } from '#domain/language.ts'
import type { Fault } from './fault.ts'
import { type Mistake, mistakesIn, type Path } from './issues.ts'
import { type JsonFile, member } from './json-file.ts'
import { kindOf } from './kinds/every-kind.ts'
import { type JsonSchema, type Names, schemaOf } from './schema.ts'
import { nearest } from './what-to-write.ts'

/** Whether a file looks as its kind must; of every field what to write, and what it means. */
export function shapeFaults(json: JsonFile, names: Names): readonly Fault[] {
  const kind = kindOf(json.file)
  if (kind === undefined) {
    return [
      { file: json.file, message: 'nothing reads a file of this name; remove it, or describe it in site/check/kinds/' },
    ]
  }
  const mistakes = [...mistakesIn(kind.schema, json.value), ...usedTwice(json.value)]
  if (mistakes.length === 0) return []
  const schema = schemaOf(kind, names)
  return mistakes.map(mistake => faultOf(mistake, json, schema))
}

function faultOf({ path, message, isUnknownField }: Mistake, json: JsonFile, schema: JsonSchema): Fault {
  const place = json.at(path)
  if (!isUnknownField) return { ...place, message, meaning: meaningAt(path, schema) }
  const meant = nearest(String(path.at(-1)), schemasAt(path.slice(0, -1), schema).flatMap(keysOf))
  return { ...place, message: meant === undefined ? message : `is no field here; write ${meant}, or remove it` }
}

const keysOf = ({ properties = {} }: JsonSchema): readonly string[] => Object.keys(properties)

/** Of a text in one language also what the text is; of an item of a list what the list is. */
function meaningAt(path: Path, schema: JsonSchema): string | undefined {
  const own = schemasAt(path, schema).find(isDescribed)?.description
  const last = path.at(-1)
  const isPart = typeof last === 'number' || languages.some(language => language === last)
  const around = isPart ? meaningAt(path.slice(0, -1), schema) : undefined
  return own === undefined || around === undefined ? (own ?? around) : `${around} ${own}`
}

const isDescribed = ({ description }: JsonSchema): boolean => description !== undefined

/** An id that two items of a list have. */
function usedTwice(value: unknown): readonly Mistake[] {
  if (!Array.isArray(value)) return []
  return ['id', 'code'].flatMap(field => {
    const ids = value.map(item => member(item, field))
    return ids.flatMap((id, index) => {
      const isAgain = typeof id === 'string' && ids.indexOf(id) < index
      return isAgain ? [{ path: [index, field], message: `${id} is used twice; give each its own` }] : []
    })
  })
}

/** Whatever the schema says of a field; more than one where it allows several shapes. */
function schemasAt(path: Path, schema: JsonSchema): readonly JsonSchema[] {
  const [key, ...rest] = path
  const branches = schema.anyOf?.flatMap(one => schemasAt(path, one)) ?? []
  if (key === undefined) return [schema, ...branches]
  const inner = typeof key === 'number' ? [schema.items ?? []].flat().slice(0, 1) : valuesOf(schema, String(key))
  return [...inner.flatMap(one => schemasAt(rest, one)), ...branches]
}

function valuesOf({ properties, additionalProperties }: JsonSchema, key: string): readonly JsonSchema[] {
  const own = properties?.[key]
  if (own) return [own]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}
