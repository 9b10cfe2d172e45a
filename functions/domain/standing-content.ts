import * as z from 'zod'
import { CommitmentId } from './commitment.ts'
import { parseContent } from './content.ts'
import { instantOf, wallTime } from './local-time.ts'
import { LocalDate } from './report.ts'
import { type Standing, Update } from './standing.ts'
import { UnitCode } from './unit.ts'

/** A standing as content of a demo stage has it: published, and confirmed at noon of that day. */
export const StandingRow = Update.omit({ dateReason: true }).extend({
  commitment: CommitmentId,
  unit: UnitCode,
  confirmedOn: LocalDate,
})

/** Who said so, where the content did. */
export const byContent = 'content'

/** @throws InvalidContent */
export function readStandings(raw: unknown): readonly Standing[] {
  return parseContent(z.array(StandingRow), raw, 'demo/standings.json').map(
    ({ commitment, unit, confirmedOn, ...update }) => {
      const at = instantOf({ date: confirmedOn, time: wallTime('12:00') })
      const published = { update, at, by: byContent, confirmedAt: at, comments: {} }
      return { commitment, unit, version: 1, updatedAt: at, line: `${at}#${byContent}`, published }
    },
  )
}
