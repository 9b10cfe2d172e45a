import type { CoverageSummary } from '#domain/coverage.ts'
import type { Reachability } from '#domain/reachability.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { type Html, html } from '../html.ts'
import type { RegionWording } from './region.ts'

/** What a region promised by being connected, and what was seen of it. */
export function reachabilitySection(view: Reachability, wording: RegionWording): Html {
  const { reach } = wording.followThrough
  const { coverage } = view
  return html`<section id="reachability"><h2>${reach.heading}</h2><p>${reach.mode[view.mode]}</p>
${
  coverage &&
  html`<dl class="facts">
<dt>${reach.terms.office}</dt><dd>${officeOf(coverage, wording)}</dd>
<dt>${reach.terms.nights}</dt><dd>${coverage.isOnCall ? reach.awake : reach.asleep}</dd>
<dt>${reach.terms.drill}</dt><dd>${drillOf(view, wording)}</dd>
<dt>${reach.terms.directory}</dt><dd>${directoryOf(view, wording)}</dd></dl>`
}</section>`
}

function officeOf({ isComplete, gaps }: CoverageSummary, { followThrough: { reach }, shared }: RegionWording): string {
  if (isComplete) return reach.complete
  const said = gaps.map(({ role, reason }) =>
    fill(reach.gap, { role: shared.roles[role].name, reason: shared.reasons[reason] }),
  )
  return fill(reach.incomplete, { gaps: said.join('; ') })
}

function drillOf({ drill }: Reachability, { followThrough: { reach }, language }: RegionWording): string {
  if (!drill) return reach.noDrill
  return fill(reach.drill, { date: fullDateInWords(drill.day, language), ...drill.results })
}

function directoryOf({ directory }: Reachability, { followThrough: { reach } }: RegionWording): string {
  return directory && directory.entries > 0 ? fill(reach.entries, directory) : reach.noEntries
}
