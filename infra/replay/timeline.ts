import type { Holder } from '#domain/directory.ts'
import { compareInstants } from '#domain/local-time.ts'
import type { Notice } from '#domain/notice.ts'
import type { Instant, Report, TimelineEvent } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { dateInWords, inWords, listInWords } from '#domain/words.ts'
import { isRepeat } from './measures.ts'
import type { Story } from './play.ts'
import { codeOf, placeIn, roleIn, type Wording, whySkipped } from './texts.ts'

/** Who was asked what when, message by message. */
export type Telling = Wording & { readonly holders: readonly Holder[] }

type Entry = { readonly at: Instant; readonly text: string }

export function timelineOf(stories: readonly Story[], telling: Telling): string {
  return stories.map(story => [headOf(story, telling), ...linesOf(story, telling)].join('\n')).join('\n\n')
}

function headOf({ number, received }: Story, telling: Telling): string {
  const { timeline } = telling.replay
  return fill(timeline.message, {
    code: codeOf(number, telling),
    urgency: telling.words.urgency[received.urgency],
    kind: timeline.kinds[received.kind],
    where: placeIn(received.where, telling),
  })
}

function linesOf(story: Story, telling: Telling): readonly string[] {
  const entries = [...eventsOf(story.report, telling), ...mailsOf(story, telling)]
  const lines = entries
    .toSorted((one, other) => compareInstants(one.at, other.at))
    .map(({ at, text }) => `  ${inWords(at, telling.language)}  ${text}`)
  return story.report.state.phase === 'received' ? [...lines, `  ${telling.replay.timeline.open}`] : lines
}

function eventsOf(report: Report, telling: Telling): readonly Entry[] {
  const lastTaking = report.timeline.findLast(({ what }) => what === 'acknowledged')
  return report.timeline.flatMap(event => {
    const text = wordsFor(event, { report, isLast: event === lastTaking }, telling)
    return text === undefined ? [] : [{ at: event.at, text }]
  })
}

type Taking = { readonly report: Report; readonly isLast: boolean }

/** Who was asked stands in the ledger, mail by mail; the rest in the timeline of the message. */
function wordsFor(event: TimelineEvent, { report, isLast }: Taking, telling: Telling): string | undefined {
  const { timeline } = telling.replay
  const role = roleIn(event.role, telling)
  switch (event.what) {
    case 'rungSkipped':
    case 'rungUnreachable':
      return whySkipped(event, telling)
    case 'acknowledged':
      return takenWords(role, { report, isLast }, telling)
    case 'notForMe':
      return fill(timeline.notForMe, { role })
    case 'received':
    case 'firstStepDone':
    case 'firstStepMissed':
      return timeline[event.what]
    default:
      return undefined
  }
}

/** Only the last promise is still known; of an earlier one, that somebody made it. */
function takenWords(role: string, { report, isLast }: Taking, { replay, words, language }: Telling): string {
  const { takenBy, taken } = replay.timeline
  const { state } = report
  if (!isLast || state.phase !== 'acknowledged') return fill(takenBy, { role })
  return fill(taken, { role, step: words.firstSteps[state.firstStep], by: dateInWords(state.firstStepBy, language) })
}

function mailsOf({ notices, ladder }: Story, telling: Telling): readonly Entry[] {
  const asked = notices.filter(notice => notice.purpose === 'ladder' && !isRepeat(notice))
  const woken = notices.filter(({ purpose }) => purpose === 'onCall')
  const { timeline } = telling.replay
  const first = (group: readonly Notice[], text: string): Entry[] => {
    const [notice] = group
    if (!notice) return []
    const values = {
      rung: (notice.rung ?? 0) + 1,
      rungs: ladder.length,
      role: roleIn(notice.role, telling),
      holders: holdersOf(group, telling),
    }
    return [{ at: notice.plannedAt, text: fill(text, values) }]
  }
  return [
    ...grouped(asked).flatMap(group => first(group, timeline.asked)),
    ...grouped(woken).flatMap(group => first(group, timeline.onCall)),
    ...repeatsOf(notices.filter(isRepeat), telling),
  ]
}

/** Mails of one rung at one moment are one line. */
function grouped(notices: readonly Notice[]): readonly (readonly Notice[])[] {
  return [...Map.groupBy(notices, ({ plannedAt, round, rung, role }) => [plannedAt, round, rung, role].join()).values()]
}

/** The same question every working day is one line. */
function repeatsOf(repeats: readonly Notice[], telling: Telling): readonly Entry[] {
  const { again, againUntil } = telling.replay.timeline
  return [...Map.groupBy(repeats, ({ round }) => round).values()].flatMap(group => {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) return []
    const values = {
      role: roleIn(first.role, telling),
      times: group.length,
      last: inWords(last.plannedAt, telling.language),
    }
    return [{ at: first.plannedAt, text: fill(group.length === 1 ? again : againUntil, values) }]
  })
}

function holdersOf(notices: readonly Notice[], { holders, language }: Telling): string {
  const names = notices.map(notice => holders.find(({ id }) => id === notice.holder)?.organisation ?? '')
  return listInWords([...new Set(names)], language)
}
