import { globSync, readFileSync } from 'node:fs'

/** Content as text, by path from the root: as it stands on disk, or as a test breaks it. */
export type Contents = ReadonlyMap<string, string>

/** Names every route file; what it does not name, nobody reads. */
export const routeList = 'content/routes.ts'

export function readContents(): Contents {
  const files = globSync(['content/**/*.{json,md}', routeList]).toSorted()
  return new Map(files.map(file => [file, readFileSync(file, 'utf8').replaceAll('\r\n', '\n')]))
}
