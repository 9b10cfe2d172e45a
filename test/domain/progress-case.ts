import raw from '#content/progress-ladder.json' with { type: 'json' }
import { readProgressLadders } from '#domain/progress-ladder.ts'
import type { Place, ReminderSetting } from '#domain/progress-reminder.ts'
import type { Instant } from '#domain/report.ts'
import type { Pending, Standing } from '#domain/standing.ts'
import { calendar, friday, holder } from './chase-case.ts'
import { aStanding, twente, underway } from './standing-case.ts'

export const ladders = readProgressLadders(raw)
export const setting = (...reports: string[]): ReminderSetting => ({ ladders, calendar, reports })

/** Half past eight in Amsterdam on that day of summer, when digests go. */
export const morning = (day: string): Instant => `${day}T06:30:00.000Z`

export const placeOf = (standing?: Standing, changes: Partial<Place> = {}): Place => ({
  unit: twente,
  standing,
  reminded: standing?.reminded,
  ...changes,
})

/** Published and confirmed on Friday 24 April 2026, with a target date. */
export const towards = (targetDate: string): Standing => {
  const { published, ...rest } = aStanding()
  if (!published) throw new Error('It is published')
  return { ...rest, published: { ...published, update: { ...underway, targetDate } } }
}

/** Entered by the programme, and not confirmed yet. */
export const aPending = (changes: Partial<Pending> = {}): Pending => ({
  update: underway,
  enteredAt: friday,
  enteredBy: 'programme',
  side: 'programme',
  commentUntil: '2026-05-12T14:00:00.000Z',
  comments: {},
  ...changes,
})

export const officer = holder('VR05-designatedOfficer-1', { scope: { municipalities: ['GM0153'] } })
export const otherOfficer = holder('VR05-designatedOfficer-2', { scope: { municipalities: ['GM0141'] } })
