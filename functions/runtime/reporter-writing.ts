import type { Words } from '#domain/conversation.ts'
import type { Report } from '#domain/report.ts'
import type { Status } from '#domain/status.ts'
import type { Answer } from './answer.ts'
import { type WritingDependencies, writeAndReopen, writeToDesk } from './conversation.ts'
import { enter, entranceIn, type Fields, type ReporterDependencies, standingOf, statusOf } from './reporter.ts'
import { type Errand, errandAsPage, type PageDependencies } from './reporter-pages.ts'
import { wordsIn } from './reporter-words.ts'

/** What a reporter can do with a text: tell something, or say why it must be opened again. */
const kinds = {
  write: { field: 'text', done: 'sent', write: writeToDesk },
  reopen: { field: 'why', done: 'reopened', write: writeAndReopen },
} as const satisfies Record<string, Kind>

type Kind = {
  readonly field: NonNullable<Errand['field']>
  readonly done: 'sent' | 'reopened'
  readonly write: (report: Report, words: Words, dependencies: WritingDependencies) => Promise<Report>
}

export type ReporterWriting = ReporterDependencies & WritingDependencies

/** @throws NotFound, InvalidInput with a code per field, or Conflict when it is too late */
export async function sayAndAnswer(
  fields: Fields,
  kind: keyof typeof kinds,
  dependencies: ReporterWriting,
): Promise<Status> {
  const { proof, others } = entranceIn(fields)
  const { field, write } = kinds[kind]
  const words = wordsIn(others, field)
  const standing = await enter(proof, dependencies)
  await write(standing.report, words, dependencies)
  const after = await standingOf(standing.report.reference, dependencies)
  return statusOf(after ?? standing, dependencies)
}

/** As a page: the message as it then is, or whatever was wrong with all that was typed. */
export async function sayAsPage(
  fields: Fields,
  kind: keyof typeof kinds,
  dependencies: PageDependencies & ReporterWriting,
): Promise<Answer> {
  const { field, done, write } = kinds[kind]
  const act: Errand['act'] = async ({ report }, others) => {
    await write(report, wordsIn(others, field), dependencies)
    return done
  }
  return errandAsPage(fields, { goal: kind, field, act }, dependencies)
}
