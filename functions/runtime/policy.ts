import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { Chase } from '#domain/chase.ts'
import type { Report } from '#domain/report.ts'

/** What a ladder goes by. */
export type Policy = Pick<Chase, 'ladders' | 'directory' | 'calendar' | 'nationalDesk'>

/** Reads it anew at each step, so that a change in the directory acts on running ladders. */
export type ReadPolicy = (report: Pick<Report, 'region' | 'handover'>) => Promise<Policy>

type Sources = Pick<Policy, 'ladders' | 'calendar'> & {
  readonly directory: Pick<DirectoryStore, 'inRegions' | 'nationalDesk'>
}

/** The holders of the report's region, and of the one it was offered to. */
export async function policyFor(
  { region, handover }: Pick<Report, 'region' | 'handover'>,
  { ladders, calendar, directory }: Sources,
): Promise<Policy> {
  const [holders, nationalDesk] = await Promise.all([
    directory.inRegions(handover ? [region, handover.to] : [region]),
    directory.nationalDesk(),
  ])
  return { ladders, calendar, directory: holders, nationalDesk }
}
