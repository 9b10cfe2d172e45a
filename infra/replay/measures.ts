import type { Calendar } from '#domain/calendar.ts'
import type { Instant, Reason, Report, Role, Urgency } from '#domain/report.ts'
import { workingMinutesBetween } from '#domain/working-time.ts'
import type { Story } from './play.ts'

/** Somebody, or nobody, on a rung that was passed over. */
export type Skipped = { readonly role?: Role | undefined; readonly reason?: Reason | undefined }

/** What a programme lead asks of one message. */
export type Measured = {
  readonly number: number
  readonly receivedAt: Instant
  readonly urgency: Urgency
  readonly kind: Report['kind']
  readonly taken?: { readonly at: Instant; readonly by?: Role; readonly workingMinutes: number }
  /** How many rungs asked somebody before it was taken for the first time, and how many the ladder has. */
  readonly climbed: number
  readonly rungs: number
  readonly skipped: readonly Skipped[]
  readonly reachedLast: boolean
  /** Mails of the ladder, those to people on call at night included. */
  readonly mails: number
  /** How often the last rung was asked again. */
  readonly repeats: number
  /** How often the ladder began anew because a first step was missed. */
  readonly restarts: number
}

export function measure({ number, received, report, notices, ladder }: Story, calendar: Calendar): Measured {
  const { timeline } = report
  const first = timeline.find(({ what }) => what === 'acknowledged')
  const taken = first && {
    at: first.at,
    ...(first.role ? { by: first.role } : {}),
    workingMinutes: workingMinutesBetween(received.receivedAt, first.at, calendar, received.region),
  }
  const ofLadder = notices.filter(({ purpose }) => purpose === 'ladder')
  const asked = new Set(ofLadder.filter(({ round }) => round === 1).map(({ rung }) => rung))
  return {
    number,
    receivedAt: received.receivedAt,
    urgency: received.urgency,
    kind: received.kind,
    ...(taken ? { taken } : {}),
    climbed: asked.size,
    rungs: ladder.length,
    skipped: skippedIn(report),
    reachedLast: asked.has(ladder.length - 1),
    mails: notices.filter(({ purpose }) => purpose === 'ladder' || purpose === 'onCall').length,
    repeats: ofLadder.filter(isRepeat).length,
    restarts: timeline.filter(({ what }) => what === 'firstStepMissed').length,
  }
}

/** The last rung, asked again on another day: the day is the end of the notice's name. */
export const isRepeat = ({ id }: { readonly id: string }): boolean => /-\d{4}-\d{2}-\d{2}$/.test(id)

function skippedIn({ timeline }: Report): readonly Skipped[] {
  return timeline
    .filter(({ what }) => what === 'rungSkipped' || what === 'rungUnreachable')
    .map(({ role, reason }) => ({ role, reason }))
}

/** The month as a whole. */
export type Totals = {
  readonly messages: number
  readonly taken: number
  readonly withinDay: number
  readonly medianMinutes: number | undefined
  readonly longestMinutes: number | undefined
  readonly meanClimbed: number
  readonly skipped: number
  readonly reachedLast: number
  readonly open: number
  readonly restarts: number
  readonly mails: number
  readonly repeats: number
}

/** A working day of the calendar's office hours, nine to five. */
export const minutesADay = 8 * 60

export function totalsOf(measured: readonly Measured[]): Totals {
  const minutes = measured.flatMap(({ taken }) => taken?.workingMinutes ?? []).toSorted((one, other) => one - other)
  const sum = (of: (one: Measured) => number): number => measured.reduce((total, one) => total + of(one), 0)
  return {
    messages: measured.length,
    taken: minutes.length,
    withinDay: minutes.filter(taking => taking <= minutesADay).length,
    medianMinutes: medianOf(minutes),
    longestMinutes: minutes.at(-1),
    meanClimbed: sum(({ climbed }) => climbed) / measured.length,
    skipped: sum(({ skipped }) => skipped.length),
    reachedLast: measured.filter(({ reachedLast }) => reachedLast).length,
    open: measured.length - minutes.length,
    restarts: sum(({ restarts }) => restarts),
    mails: sum(({ mails }) => mails),
    repeats: sum(({ repeats }) => repeats),
  }
}

function medianOf(sorted: readonly number[]): number | undefined {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
