import type { SeenStep } from '#domain/standing-seen.ts'
import { fill } from '#domain/text.ts'
import { localDateOf } from '#domain/working-time.ts'
import { type Content, html } from '../html.ts'
import { line, type Stop } from '../line.ts'
import type { StandingView } from './standing.ts'
import type { TrackerWording } from './wording.ts'
import { dayInWords, dayOf, statusInWords } from './words.ts'

/** What happened and what is to come, as a line with stops. */
export function standingLine(view: StandingView, wording: TrackerWording): Content {
  const past = happened(view, wording)
  const stops = [...past, ...coming(view, wording)]
  if (past.length === 0) return html`<p class="quiet">${wording.tracker.standing.noHistory}</p>`
  return line(stops, wording.desk.report.places)
}

/** What was there from the first has no step that tells of it. */
function happened({ steps, standing, ...view }: StandingView, wording: TrackerWording): readonly Stop[] {
  const { published } = standing
  const first: readonly SeenStep[] = published
    ? [{ at: published.at, what: 'published', side: 'programme', published }]
    : []
  const all = steps.length === 0 ? first : steps.toReversed()
  return all.map(step => stopOf(step, view, wording))
}

function stopOf(step: SeenStep, view: Pick<StandingView, 'unit' | 'names' | 'nameOf'>, wording: TrackerWording): Stop {
  const { language } = wording
  return {
    place: 'past',
    when: dayOf(step.at, language),
    title: titleOfStep(step, view, wording),
    more: html`<p class="quiet">${whoOf(step, view, wording)}</p>${noteOf(step)}`,
  }
}

export function titleOfStep(
  { what, region, pending, published }: SeenStep,
  view: Pick<StandingView, 'names'>,
  wording: TrackerWording,
) {
  const update = what === 'entered' ? pending?.update : published?.update
  return fill(wording.tracker.standing.steps[what], {
    status: update === undefined ? '' : statusInWords(update.status, wording),
    region: region === undefined ? '' : view.names.region(region),
  })
}

/** For everybody a function; for whoever sees entries the person as well. */
export function whoOf(
  { side, by }: SeenStep,
  { unit, nameOf }: Pick<StandingView, 'unit' | 'nameOf'>,
  wording: TrackerWording,
): string {
  const { sides, byPerson } = wording.tracker.standing
  const asWhom = fill(sides[side], { unit: unit.name[wording.language] })
  return by === undefined ? asWhom : fill(byPerson, { name: nameOf(by), side: asWhom })
}

/** What was said in this step, where it is not what the step before it said. */
function noteOf({ what, region, pending, published }: SeenStep): Content {
  if (what === 'commented') return written(pending?.comments.find(said => said.region === region)?.text)
  if (what === 'entered') return written(pending?.update.note)
  return what === 'published' ? written(published?.update.note) : undefined
}

const written = (text: string | undefined): Content => text !== undefined && html`<p class="written">${text}</p>`

function coming({ standing, now }: StandingView, { tracker, language }: TrackerWording): readonly Stop[] {
  const { published } = standing
  if (!published) return []
  const { targetStop, fadesStop } = tracker.standing
  const { targetDate, dateReason } = published.update
  const dates = [
    ...(targetDate === undefined ? [] : [{ date: targetDate, title: targetStop, more: dateReason }]),
    { date: published.fadesOn, title: fadesStop, more: undefined },
  ]
  return dates
    .filter(({ date }) => date >= localDateOf(now))
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .map(
      ({ date, title, more }): Stop => ({
        place: 'later',
        when: dayInWords(date, language),
        title,
        more: written(more),
      }),
    )
}
