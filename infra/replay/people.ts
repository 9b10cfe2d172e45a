import type { Calendar } from '#domain/calendar.ts'
import { acknowledge, firstStepDone, notForMe } from '#domain/lifecycle.ts'
import { compareInstants, minutesAfter } from '#domain/local-time.ts'
import { isOfLadder, type Notice } from '#domain/notice.ts'
import type { HandlerRef, Instant, Report } from '#domain/report.ts'
import { deadline, localDateOf } from '#domain/working-time.ts'
import type { Change } from '#runtime/change-report.ts'
import { type Chance, wholeFrom } from './chance.ts'

export const desks = ['mixed', 'diligent', 'silent'] as const
export type Desk = (typeof desks)[number]

/** How often somebody answers a mail, within how many office hours, and what they then do. */
type Habit = {
  readonly answers: number
  readonly withinHours: number
  readonly saysNotForMe: number
  readonly keepsFirstStep: number
}

const never: Habit = { answers: 0, withinHours: 0, saysNotForMe: 0, keepsFirstStep: 0 }
const always: Habit = { answers: 0.95, withinHours: 3, saysNotForMe: 0, keepsFirstStep: 1 }
const sometimes: Habit = { answers: 0.6, withinHours: 10, saysNotForMe: 0.1, keepsFirstStep: 0.85 }
const atTheNationalDesk: Habit = { answers: 0.8, withinHours: 6, saysNotForMe: 0, keepsFirstStep: 0.95 }

const habits: Readonly<Record<Desk, { readonly region: Habit; readonly national: Habit }>> = {
  mixed: { region: sometimes, national: atTheNationalDesk },
  diligent: { region: always, national: always },
  silent: { region: never, national: never },
}

export type People = { readonly desk: Desk; readonly chance: Chance; readonly calendar: Calendar }

/** Something a person does, and when. */
export type Act = { readonly at: Instant; readonly change: Change }

/** What happens next to a message by a person's hand, as far as the mails that went out until now decide it. */
export function nextAct(
  message: { number: number; report: Report },
  ledger: readonly Notice[],
  people: People,
): Act | undefined {
  const { report } = message
  if (report.state.phase === 'received')
    return earliestOf(asksOf(report, ledger).map(ask => answerTo(ask, message, people)))
  return firstStepOf(message, people)
}

/** One mail that asks somebody to take the message; `nth` counts those to the same person in this round. */
type Ask = { readonly by: HandlerRef; readonly sentAt: Instant; readonly nth: number; readonly atNight: boolean }

function asksOf(report: Report, ledger: readonly Notice[]): readonly Ask[] {
  const inRound = ledger.filter(notice => isOfLadder(notice) && notice.round === report.ladder.round)
  const counted = new Map<string, number>()
  const asks: Ask[] = []
  for (const { holder, role, sentAt, purpose } of inRound.toSorted(bySending)) {
    if (holder === undefined || role === undefined || sentAt === undefined) continue
    const nth = (counted.get(holder) ?? 0) + 1
    counted.set(holder, nth)
    const region = role === 'nationalDesk' ? 'NL' : report.region
    asks.push({ by: { holder, role, region }, sentAt, nth, atNight: purpose === 'onCall' })
  }
  return asks.filter(({ by }) => !hasRefused(by.holder, report))
}

const bySending = (one: Notice, other: Notice): number => compareInstants(one.plannedAt, other.plannedAt)

function hasRefused(holder: string, { timeline, ladder }: Report): boolean {
  return timeline.some(
    event => event.what === 'notForMe' && event.holder === holder && compareInstants(event.at, ladder.startedAt) >= 0,
  )
}

function answerTo(
  { by, sentAt, nth, atNight }: Ask,
  { number, report }: { number: number; report: Report },
  people: People,
): Act | undefined {
  const { chance, calendar } = people
  const habit = habitOf(by, people)
  const name = `message ${number}, round ${report.ladder.round}, ${by.holder}, mail ${nth}`
  if (chance(`${name}: answers`) >= habit.answers) return undefined
  const minutes = wholeFrom(2, 29, chance(`${name}: minutes`))
  const amount = wholeFrom(0, habit.withinHours, chance(`${name}: hours`))
  const inOffice = deadline(sentAt, { amount, unit: 'officeHours' }, calendar, report.region).at
  const at = minutesAfter(atNight ? sentAt : inOffice, minutes)
  if (chance(`${name}: not for me`) < habit.saysNotForMe)
    return { at, change: (current, now) => notForMe(current, by, now) }
  const days = wholeFrom(1, 3, chance(`${name}: first step`))
  return { at, change: (current, now) => taken(current, { by, days, calendar, now }) }
}

type Taking = { readonly by: HandlerRef; readonly days: number; readonly calendar: Calendar; readonly now: Instant }

function taken(report: Report, { by, days, calendar, now }: Taking): Report {
  const firstStepBy = localDateOf(deadline(now, { amount: days, unit: 'workingDays' }, calendar, report.region).at)
  const firstStep = report.kind === 'place' ? 'checkPlace' : 'callReporter'
  return acknowledge(report, { by, firstStep, firstStepBy, reporterKnown: false }, now)
}

/** The promised step, in time or never: then the ladder begins anew. */
function firstStepOf({ number, report }: { number: number; report: Report }, people: People): Act | undefined {
  const { state, ladder } = report
  if (state.phase !== 'acknowledged' || state.firstStepDoneAt !== undefined) return undefined
  const { chance, calendar } = people
  const name = `message ${number}, round ${ladder.round}, first step`
  if (chance(name) >= habitOf(state.by, people).keepsFirstStep) return undefined
  const { at } = deadline(state.acknowledgedAt, { amount: 1, unit: 'officeHours' }, calendar, report.region)
  return { at, change: (current, now) => firstStepDone(current, state.by, now) }
}

const habitOf = ({ role }: HandlerRef, { desk }: People): Habit =>
  habits[desk][role === 'nationalDesk' ? 'national' : 'region']

function earliestOf(acts: readonly (Act | undefined)[]): Act | undefined {
  return acts.filter(act => act !== undefined).toSorted((one, other) => compareInstants(one.at, other.at))[0]
}
