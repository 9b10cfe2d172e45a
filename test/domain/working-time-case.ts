import raw from '#content/calendar.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import type { Duration } from '#domain/explanation.ts'
import { deadline } from '#domain/working-time.ts'

export const calendar = readCalendar(raw)
export const days = (amount: number): Duration => ({ amount, unit: 'workingDays' })
export const hours = (amount: number): Duration => ({ amount, unit: 'officeHours' })
export const due = (from: string, duration: Duration) => deadline(from, duration, calendar).at
