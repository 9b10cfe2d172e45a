import type { TimelineEvent } from '#domain/report.ts'
import { isRegion } from '#domain/situation.ts'
import { capitalised, fill } from '#domain/text.ts'
import { dateInWords, inWords } from '#domain/words.ts'
import { type Html, html } from '../html.ts'
import { line, type Stop } from '../line.ts'
import type { DeskReport } from './report.ts'
import type { DeskWording } from './wording.ts'

/** What happened, what is now, and what happens next and when. */
export function reportLine(desk: DeskReport, wording: DeskWording): Html {
  const past = desk.report.timeline.map((event): Stop => pastStop(event, desk, wording))
  return line([...past, ...comingStops(desk, wording)], wording.desk.report.places)
}

function pastStop(event: TimelineEvent, { names }: DeskReport, wording: DeskWording): Stop {
  const { reason, times, to, channel, on } = event
  const { shared, desk, language } = wording
  const more = [
    reason && shared.reasons[reason],
    to !== undefined && isRegion(to) && names.region(to),
    channel && desk.acts.channels[channel],
    on && dateInWords(on, language),
    times !== undefined && fill(desk.report.times, { count: times }),
  ].filter(text => text !== undefined && text !== false)
  return {
    place: 'past',
    when: inWords(event.at, language),
    title: eventInWords(event, wording),
    ...(more.length > 0 ? { more: html`<p class="quiet">${more.join(' · ')}</p>` } : {}),
  }
}

/** An event without its time: who and what, from fixed words. */
export function eventInWords({ what, role, to }: TimelineEvent, { shared, desk }: DeskWording): string {
  // Mails go to roles, and to one person who has none.
  const nobody = what === 'sentAgain' ? desk.report.notices.reporter : ''
  const party = to === undefined || isRegion(to) ? '' : partyName(to, shared.parties)
  const words = fill(shared.events[what], { role: role === undefined ? nobody : shared.roles[role].the, party })
  return words.replace(/: $/, '')
}

const partyName = (to: string, parties: Readonly<Record<string, string>>): string => parties[to] ?? ''

function comingStops({ report, outlook, names }: DeskReport, { desk, shared, language }: DeskWording): readonly Stop[] {
  const { state, handover } = report
  const offered: readonly Stop[] = handover
    ? [{ place: 'now', title: capitalised(fill(desk.list.offered, { region: names.region(handover.to) })) }]
    : []
  switch (state.phase) {
    case 'received': {
      if (!outlook) return offered
      const ahead = outlook.stops.slice(outlook.stops.findIndex(({ role }) => role === outlook.handler) + 1)
      const now: Stop = {
        place: 'now',
        when: fill(desk.report.dueAt, { time: inWords(outlook.dueAt, language) }),
        title: fill(desk.report.waitsFor, { role: shared.roles[outlook.handler].the }),
      }
      const later = ahead.map(
        ({ role, at }): Stop => ({ place: 'later', when: inWords(at, language), title: shared.roles[role].name }),
      )
      return [...offered, now, ...later]
    }
    case 'acknowledged': {
      const { firstStep, firstStepBy, firstStepDoneAt } = state
      if (firstStepDoneAt !== undefined) return offered
      const date = dateInWords(firstStepBy, language)
      return [
        ...offered,
        { place: 'now', title: fill(desk.report.promise, { step: shared.firstSteps[firstStep], date }) },
      ]
    }
    case 'closed':
      return []
  }
}
