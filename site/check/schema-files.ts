import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Contents } from './contents.ts'
import { jsonFilesIn } from './json-file.ts'
import { everyKind } from './kinds/every-kind.ts'
import { messageSchemas } from './message-schema.ts'
import { namesIn } from './names.ts'
import { type JsonSchema, schemaOf } from './schema.ts'

export const schemaFolder = '.local/schemas'

/** The schema of every kind of file, by the name of the file that holds it. */
export function schemasFor(contents: Contents): ReadonlyMap<string, JsonSchema> {
  const { files } = jsonFilesIn(contents)
  const names = namesIn(files)
  return new Map([...everyKind.map(kind => [kind.name, schemaOf(kind, names)] as const), ...messageSchemas(files)])
}

/** Where editors find them: `.vscode/settings.json` and the `$schema` of the files lead there. */
export function writeSchemas(contents: Contents): void {
  rmSync(schemaFolder, { recursive: true, force: true })
  mkdirSync(schemaFolder, { recursive: true })
  for (const [name, schema] of schemasFor(contents)) {
    writeFileSync(`${schemaFolder}/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
  }
}
