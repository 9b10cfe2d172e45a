import { createReportStore } from '#adapters/report-store.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, close } from '#domain/lifecycle.ts'
import type { HandlerRef, Report } from '#domain/report.ts'
import { localDateOf } from '#domain/working-time.ts'
import { seal } from '#runtime/dependencies.ts'
import { aReport } from '../adapters/examples.ts'
import type { Api } from './api.ts'

/** What somebody wrote: wherever it shows, content was opened. */
export const written = { text: 'Kanarie-tekst', location: 'Kanarie-plek', pseudonym: 'Kanarie-code' }
export const contact = { email: 'kanarie@example.org', name: 'Kanarie-naam' }
export const canary = /kanarie/i

export const coordinator: HandlerRef = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' }
export const director: HandlerRef = { holder: 'VR05-chainDirector-1', role: 'chainDirector', region: 'VR05' }

const day = 86_400_000

/** A message as it waits in the table, received so many days ago, with everything sealed that can be. */
export async function aMessage(changes: Partial<Report> = {}, daysAgo = 0): Promise<Report> {
  const receivedAt = new Date(Date.now() - daysAgo * day - 1000).toISOString()
  const report = aReport({
    receivedAt,
    lastActivityAt: receivedAt,
    ladder: { round: 1, startedAt: receivedAt },
    timeline: [{ at: receivedAt, what: 'received' }],
    watch: { machine: 'escalation', run: 1, wakesAt: receivedAt },
    ...changes,
  })
  const sealed = await seal().seal(report.reference, { ...written, contact: JSON.stringify(contact) })
  return { ...report, ...(sealed && { sealed }) }
}

export const today = (): string => localDateOf(new Date().toISOString())

export function takenBy(by: HandlerRef, report: Report): Report {
  const taking = { by, firstStep: 'callReporter', firstStepBy: today(), reporterKnown: false } as const
  return acknowledge(report, taking, report.receivedAt)
}

export const closedBy = (by: HandlerRef, report: Report): Report =>
  close(takenBy(by, report), { by, outcome: 'unknown' }, report.receivedAt)

export const offered = (report: Report): Report =>
  proposeHandover(report, { to: 'VR06', by: coordinator }, report.receivedAt)

/** Writes it to the table, the first of its version. */
export async function stored(api: Api, report: Report): Promise<Report> {
  await createReportStore(api.table).create(report)
  return report
}
