import { matchesGlob } from 'node:path'
import { holders, people, standings } from './demo.ts'
import { freshness } from './freshness.ts'
import { governance } from './governance.ts'
import type { Kind } from './kind.ts'
import {
  dutchWords,
  explained,
  factors,
  organisations,
  recommendations,
  roles,
  sources,
  structures,
  synonyms,
  victims,
} from './knowledge.ts'
import { calendar, ladders, progressLadder, retention } from './ladders.ts'
import { geographies, regions } from './places.ts'
import { channels, phrases, regionalRoute, route, sections } from './routes.ts'

/** Every kind of file that people write as JSON, but for the texts of messages: those are like each other. */
export const everyKind: readonly Kind[] = [
  channels,
  route,
  regionalRoute,
  phrases,
  sections,
  ladders,
  progressLadder,
  calendar,
  retention,
  freshness,
  sources,
  organisations,
  roles,
  explained,
  factors,
  recommendations,
  structures,
  synonyms,
  dutchWords,
  victims,
  ...governance,
  regions,
  ...geographies,
  holders,
  people,
  standings,
]

export function kindOf(file: string): Kind | undefined {
  return everyKind.find(({ files }) => files.some(glob => matchesGlob(file, glob)))
}
