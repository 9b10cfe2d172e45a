import { expect, test } from 'vitest'
import type { Position } from '#domain/access.ts'
import { actingAs } from '#domain/acting-holder.ts'
import { coordinator, deputy, everybody, holder, report } from './chase-case.ts'
import { person } from './person-case.ts'

const home: Position = { role: 'careCoordinator', region: 'VR05' }
const actorOf = (email: string) => ({ kind: 'person', person: { ...person().person, email } }) as const

test('whoever has no entry acts as the first of that role whose scope covers the message', () => {
  const adults = { ...coordinator, scope: { ageGroups: ['adult' as const] } }
  const minors = { ...deputy, scope: { ageGroups: ['under18' as const] } }
  const about = { report: report({ ageGroup: 'under18' }), holders: [adults, minors] }
  expect(actingAs(home, actorOf('somebody@example.org'), about).holder).toBe(minors.id)
})

test('when no scope covers it, the first of that role', () => {
  const minors = { ...deputy, scope: { ageGroups: ['under18' as const] } }
  expect(actingAs(home, person(), { report: report(), holders: [minors] }).holder).toBe(minors.id)
})

test('nobody is kept from acting when the directory has nobody in that role', () => {
  expect(actingAs(home, person(), { report: report(), holders: [] })).toEqual({
    holder: 'VR05-careCoordinator-0',
    ...home,
  })
})

test('an entry of another role or region is never acted as, not even one’s own', () => {
  const elsewhere = holder('VR06-careCoordinator-1', { email: 'me@example.org' })
  const director = holder('VR05-chainDirector-1', { email: 'me@example.org' })
  const about = { report: report(), holders: [elsewhere, director, ...everybody] }
  expect(actingAs(home, actorOf('me@example.org'), about).holder).toBe(coordinator.id)
})

test('one’s own mailbox goes before all others, however it is spelled', () => {
  const about = { report: report(), holders: everybody }
  expect(actingAs(home, actorOf(deputy.email.toUpperCase()), about)).toEqual({ holder: deputy.id, ...home })
})

test('who is no person has no mailbox', () => {
  expect(actingAs(home, { kind: 'public' }, { report: report(), holders: everybody }).holder).toBe(coordinator.id)
})
