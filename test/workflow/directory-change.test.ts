import { afterAll, beforeAll, expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { valuesOf } from '#domain/directory-entry.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import type { Instant, Report } from '#domain/report.ts'
import { readRetention } from '#domain/retention.ts'
import { saveEntry } from '../../functions/api/save-entry.ts'
import { type WatchMachines, watchMachines } from '../../infra/replay/machine-run.ts'
import { aReport } from '../adapters/examples.ts'
import { runClock } from './live-message.ts'
import { coordinator, deputy, director, openStage, type Stage } from './stage.ts'

let stage: Stage
let machines: WatchMachines
beforeAll(async () => {
  machines = await watchMachines()
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

const person = { subject: 'lead', name: 'Demo', email: 'lead@example.org', groups: ['lead-VR05'] }
const actor = { kind: 'person', person } as const

/** Fills in the form of an entry, or of a new one, and sends it. */
const save = (entry: string, fields: Readonly<Record<string, unknown>>) =>
  saveEntry(
    { region: 'VR05', entry, actor, fields },
    {
      directory: stage.directory,
      clock: stage.clock,
      municipalities: readMunicipalityNames(everyMunicipality),
      retention: readRetention(everyPeriod),
      audit: async () => {},
      sessions: { people: async () => [] },
      names: { region: () => '', municipality: () => '', unit: () => '' },
    },
  )

const runUntil = (report: Report, until: Instant) => runClock(report, { machines, stage, until })

test('a ladder that runs goes by the directory as it is at each step', async () => {
  const { sealed: _, ...report } = aReport()
  await stage.reports.create(report)
  await runUntil(report, '2026-04-24T14:05:00.000Z')
  expect(stage.sent).toEqual([`ladder-1-0-${coordinator.id}`])

  await save(coordinator.id, { ...valuesOf(coordinator), absenceFrom: '2026-04-24', absenceUntil: '2026-05-01' })
  await save('new', { ...valuesOf(director), email: 'second.director@example.org' })
  await save(director.id, { ...valuesOf(director), endedOn: '2026-04-24' })
  await runUntil(report, '2026-05-01T16:00:00.000Z')
  expect(stage.sent).toEqual([
    `ladder-1-0-${coordinator.id}`,
    // Whoever is away is asked no more: the deputy stands in, at once.
    `ladder-1-0-${deputy.id}`,
    `ladder-1-1-${deputy.id}`,
    'ladder-1-2-VR05-chainDirector-2',
  ])
  const mails = await stage.inbox()
  expect(mails.flatMap(({ destination }) => destination.to)).toContain('second.director@example.org')
})
