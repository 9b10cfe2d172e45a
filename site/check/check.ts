import { agreements } from './agreements.ts'
import type { Contents } from './contents.ts'
import type { Fault } from './fault.ts'
import { type JsonFile, type JsonFiles, readJson } from './json-file.ts'
import { messageFaults } from './messages.ts'
import { missingFaults } from './missing.ts'
import { namesIn } from './names.ts'
import { proseFaults } from './prose.ts'
import { shapeFaults } from './shapes.ts'

const isMessages = (file: string): boolean => file.startsWith('content/messages/')

/**
 * Everything that is wrong with content, as far as it can be seen: what a broken file means for others shows once the
 * file is whole. `today` is a date.
 */
export function faultsIn(contents: Contents, today: string): readonly Fault[] {
  const readings = [...contents].filter(([file]) => file.endsWith('.json')).map(([file, text]) => readJson(file, text))
  const files: JsonFiles = new Map(readings.flatMap(({ json }) => (json ? [[json.file, json] as const] : [])))
  const unread = readings.flatMap(({ faults }) => faults)
  const shapes = [...missingFaults(contents), ...shapesOf(files)]
  const messages = messageFaults(files, new Set(contents.keys()))
  if (unread.length > 0 || shapes.length > 0) return [...unread, ...shapes, ...messages]
  const { faults, routes, knowledge, governance } = agreements(files, today)
  const prose =
    routes && knowledge && governance
      ? proseFaults(contents, files, { knowledge, governance }, routes.channels.keys())
      : []
  return [...unread, ...faults, ...messages, ...prose]
}

function shapesOf(files: JsonFiles): readonly Fault[] {
  const names = namesIn(files)
  const described = [...files.values()].filter((json: JsonFile) => !isMessages(json.file))
  return described.flatMap(json => shapeFaults(json, names))
}
