import type { DrillStore } from '#adapters/drill-store.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import { coverageSummary } from '#domain/coverage.ts'
import { type Reachability, reachability } from '#domain/reachability.ts'
import type { Region } from '#domain/regions.ts'
import { type CoverageSources, coverageSetting, lastDrill } from './coverage.ts'

export type ReachabilitySources = CoverageSources & {
  readonly drills: Pick<DrillStore, 'list'>
  readonly notices: Pick<NoticeStore, 'listDrill'>
}

/** Whether somebody is there for a region's messages. Of a region that takes none, nothing needs to be read. */
export async function reachabilityOf(
  { code, mode }: Pick<Region, 'code' | 'mode'>,
  { drills, notices, ...sources }: ReachabilitySources,
): Promise<Reachability> {
  if (mode !== 'intake') return { mode }
  const setting = await coverageSetting(code, sources)
  const holders = setting.directory
  const everybody = [...holders, setting.nationalDesk]
  const drill = await lastDrill({ region: code, everybody }, { drills, notices })
  const coverage = coverageSummary(setting)
  return reachability({ mode }, { coverage, drill, holders, now: sources.now })
}
