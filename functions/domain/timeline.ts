import type { Report, TimelineEvent } from './report.ts'

/** As many as the schema takes: one item in the table must never outgrow it. */
const longest = 200

type Timeline = Report['timeline']

/** Adds what happened. The same thing in a row is one line that counts, with the time of the last one. */
export function addEvent(timeline: Timeline, event: TimelineEvent): Timeline {
  const last = timeline.at(-1)
  if (last && isSameThing(last, event)) {
    return [...timeline.slice(0, -1), { ...event, times: (last.times ?? 1) + 1 }]
  }
  return capped([...timeline, event])
}

function isSameThing(one: TimelineEvent, other: TimelineEvent): boolean {
  return (['what', 'role', 'holder', 'reason', 'to', 'channel', 'on'] as const).every(
    field => one[field] === other[field],
  )
}

/** The beginning stays, the oldest after it goes. */
function capped(timeline: Timeline): Timeline {
  return timeline.length > longest ? [...timeline.slice(0, 1), ...timeline.slice(2)] : timeline
}
