import type { ProgressReminderStore } from '#adapters/progress-reminder-store.ts'
import type { StandingPlace, StandingStore } from '#adapters/standing-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { type Commitment, isFor, unitsFor } from '#domain/commitment.ts'
import type { Holder } from '#domain/directory.ts'
import type { ProgressLadders } from '#domain/progress-ladder.ts'
import { isReportSoon } from '#domain/progress-matter.ts'
import { type Place, remindedOf } from '#domain/progress-reminder.ts'
import { type Telling, type TellingSetting, tellingsOf } from '#domain/progress-telling.ts'
import type { Instant, LocalDate } from '#domain/report.ts'
import type { Units } from '#domain/unit.ts'
import { nameOfPlace } from './recipient.ts'

/** All that decides who is told something about how far somebody is. */
export type ProgressDependencies = {
  readonly standings: Pick<StandingStore, 'get' | 'of'>
  readonly progressReminders: ProgressReminderStore
  readonly everyCommitment: () => Promise<readonly Commitment[]>
  /** The days of the reports that are planned. */
  readonly plannedReports: () => Promise<readonly LocalDate[]>
  readonly progressLadders: ProgressLadders
  readonly units: Units
  readonly calendar: Calendar
}

type Moment = { readonly everybody: readonly Holder[]; readonly now: Instant }

/** Everything that is to be told now, longest waiting first. */
export async function tellingsNow(moment: Moment, dependencies: ProgressDependencies): Promise<readonly Telling[]> {
  const setting = await settingFor(moment, dependencies)
  const commitments = await dependencies.everyCommitment()
  const known = isReportSoon(setting.reports, moment.now)
    ? await everyPlace(commitments, dependencies)
    : await placesDue(commitments, moment.now, dependencies)
  return known
    .flatMap(({ commitment, place }) => tellingsOf(commitment.id, place, setting))
    .toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since))
}

/** Read again: somebody may have said how far it is since. */
export async function tellingsAt(
  places: readonly StandingPlace[],
  moment: Moment,
  dependencies: ProgressDependencies,
): Promise<readonly Telling[]> {
  if (places.length === 0) return []
  const setting = await settingFor(moment, dependencies)
  const known = await placesAt(places, await dependencies.everyCommitment(), dependencies)
  return known.flatMap(({ commitment, place }) => tellingsOf(commitment.id, place, setting))
}

/** Notes what was told, unless somebody said how far it is meanwhile. */
export async function noteTold(
  tellings: readonly Telling[],
  moment: Moment,
  dependencies: ProgressDependencies,
): Promise<void> {
  if (tellings.length === 0) return
  const setting = await settingFor(moment, dependencies)
  await inTurns(tellings, async telling => [await note(telling, setting, dependencies)])
}

async function note(
  telling: Telling,
  setting: TellingSetting,
  { progressReminders }: ProgressDependencies,
): Promise<boolean> {
  const { now } = setting
  if (telling.about === 'awaitsComment') {
    return progressReminders.noteAsked(telling.place.standing, telling.region, now)
  }
  const { commitment, place } = telling
  const { standing, unit, reminded: before } = place
  const reminded = remindedOf(telling, place, { setting, now })
  if (standing) return progressReminders.note(standing, reminded)
  return progressReminders.noteSilent({ commitment, unit: unit.code }, { before, reminded })
}

async function settingFor({ everybody, now }: Moment, dependencies: ProgressDependencies): Promise<TellingSetting> {
  const { calendar, progressLadders, plannedReports } = dependencies
  return { calendar, ladders: progressLadders, reports: await plannedReports(), directory: everybody, now }
}

type Known = { readonly commitment: Commitment; readonly place: Place }

/** When a report is near, everybody is asked, also those of whom nothing is known. */
async function everyPlace(
  commitments: readonly Commitment[],
  { standings, progressReminders, units }: ProgressDependencies,
): Promise<readonly Known[]> {
  return inTurns(commitments, async commitment => {
    const [known, silent] = await Promise.all([standings.of(commitment.id), progressReminders.silentOf(commitment.id)])
    const byUnit = new Map(known.map(standing => [standing.unit, standing]))
    return unitsFor(commitment, units).map(unit => {
      const standing = byUnit.get(unit.code)
      return { commitment, place: { unit, standing, reminded: standing ? standing.reminded : silent.get(unit.code) } }
    })
  })
}

async function placesDue(
  commitments: readonly Commitment[],
  now: Instant,
  dependencies: ProgressDependencies,
): Promise<readonly Known[]> {
  const places = new Map<string, StandingPlace>()
  for await (const place of dependencies.progressReminders.due(now)) places.set(nameOfPlace(place), place)
  return placesAt([...places.values()], commitments, dependencies)
}

/** What nobody took on any more, or a unit that is gone, is passed over. */
function placesAt(
  places: readonly StandingPlace[],
  commitments: readonly Commitment[],
  { standings, progressReminders, units }: ProgressDependencies,
): Promise<readonly Known[]> {
  return inTurns(places, async place => {
    const commitment = commitments.find(({ id }) => id === place.commitment)
    const unit = units.get(place.unit)
    if (!commitment || !unit || !isFor(commitment, unit)) return []
    const standing = await standings.get(place)
    const reminded = standing ? standing.reminded : await progressReminders.silent(place)
    return [{ commitment, place: { unit, standing, reminded } }]
  })
}

const atOnce = 25

/** So many at a time, in their order. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let first = 0; first < items.length; first += atOnce) {
    results.push(...(await Promise.all(items.slice(first, first + atOnce).map(work))).flat())
  }
  return results
}
