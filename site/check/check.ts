import { agreements } from './agreements.ts'
import type { Contents } from './contents.ts'
import type { Fault } from './fault.ts'
import { type JsonFiles, jsonFilesIn } from './json-file.ts'
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
  const { files, faults: unread } = jsonFilesIn(contents)
  const shapes = [...missingFaults(contents), ...shapesOf(files)]
  const messages = messageFaults(files, new Set(contents.keys()))
  if (unread.length > 0 || shapes.length > 0) return [...unread, ...shapes, ...messages]
  const { faults, routes, knowledge, governance } = agreements(files, today)
  const prose =
    routes && knowledge && governance
      ? proseFaults(contents, files, { knowledge, governance }, routes.channels.keys())
      : []
  return [...faults, ...messages, ...prose]
}

function shapesOf(files: JsonFiles): readonly Fault[] {
  const names = namesIn(files)
  const described = [...files.values()].filter(({ file }) => !isMessages(file))
  return described.flatMap(json => shapeFaults(json, names))
}
