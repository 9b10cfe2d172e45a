import { expect, test } from 'vitest'
import type { Holder } from '#domain/directory.ts'
import { changedFields, saysTheSame } from '#domain/entry-changes.ts'
import { coordinator } from './chase-case.ts'

const at = '2026-04-24T14:00:00.000Z'

test('what a call or the mailer told, and who wrote it when, is no change of a field', () => {
  const told: Holder = {
    ...coordinator,
    id: 'VR05-careCoordinator-9',
    version: 3,
    updatedAt: at,
    updatedBy: 'somebody',
    bouncedAt: at,
    verified: { on: '2026-04-24', by: 'somebody' },
  }
  expect(changedFields(coordinator, told)).toEqual([])
  expect(saysTheSame(coordinator, told)).toBe(true)
})

test('changes come in the order of the fields, with what stood there before and stands there now', () => {
  const before: Holder = { ...coordinator, phone: '053 123 45 67', scope: { kinds: ['person'] } }
  const after: Holder = {
    ...coordinator,
    organisation: 'Demo anders',
    scope: { municipalities: ['GM0141', 'GM0153'] },
    absence: { from: '2026-05-01', until: '2026-05-08' },
  }
  expect(changedFields(before, after)).toEqual([
    { field: 'organisation', was: [coordinator.organisation], became: ['Demo anders'] },
    { field: 'phone', was: ['053 123 45 67'], became: [] },
    { field: 'municipalities', was: [], became: ['GM0141', 'GM0153'] },
    { field: 'kinds', was: ['person'], became: [] },
    { field: 'absenceFrom', was: [], became: ['2026-05-01'] },
    { field: 'absenceUntil', was: [], became: ['2026-05-08'] },
  ])
  expect(saysTheSame(before, after)).toBe(false)
})
