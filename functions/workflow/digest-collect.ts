import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { NoticeStore } from '#adapters/notice-store.ts'
import type { ReminderStore } from '#adapters/reminder-store.ts'
import type { Calendar } from '#domain/calendar.ts'
import { digestDue } from '#domain/digest.ts'
import type { Holder } from '#domain/directory.ts'
import type { Instant } from '#domain/report.ts'
import { awaitsSending } from '#domain/sending.ts'
import { calendar, clock, everyHolder, notices, reminders, step } from '#runtime/dependencies.ts'

export type CollectDependencies = {
  readonly reminders: Pick<ReminderStore, 'due'>
  readonly notices: Pick<NoticeStore, 'latestDigest'>
  readonly holders: readonly Holder[]
  readonly calendar: Calendar
  readonly clock: Pick<Clock, 'now'>
}

/** Who has something to be asked and whose time it is. Ids only: the machine carries no address. */
export async function collectRecipients(dependencies: CollectDependencies): Promise<{ recipients: string[] }> {
  const { reminders, notices, holders, calendar, clock } = dependencies
  const now = clock.now()
  const asked = new Set<string>()
  for await (const { holder } of reminders.due(now)) asked.add(holder)
  const recipients: string[] = []
  for (const holder of holders.filter(({ id }) => asked.has(id))) {
    if (digestDue(holder, calendar, now, await lastDigest(holder, notices, now))) recipients.push(holder.id)
  }
  return { recipients }
}

/** A digest that was planned but still has to be sent does not count as one. */
async function lastDigest(
  { id }: Holder,
  notices: CollectDependencies['notices'],
  now: Instant,
): Promise<Instant | undefined> {
  const latest = await notices.latestDigest(id)
  return latest && !awaitsSending(latest, now) ? latest.plannedAt : undefined
}

export const handler = step({ name: 'digest-collect', input: z.unknown() }, () =>
  collectRecipients({
    reminders: reminders(),
    notices: notices(),
    holders: everyHolder(),
    calendar: calendar(),
    clock: clock(),
  }),
)
