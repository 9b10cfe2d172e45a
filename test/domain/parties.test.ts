import { expect, test } from 'vitest'
import { meetingsWith, requireKnownParties } from '#domain/parties.ts'
import { knowledge, routeContent } from '../national-content.ts'

const known = new Set([...knowledge.roles.keys(), ...knowledge.organisations.keys()])

test('a stop that names a party without a page is refused, of the nation and of a region', () => {
  const without = new Set([...known].filter(id => id !== 'police' && id !== 'careAndSafetyHouse'))
  expect(() => requireKnownParties(routeContent, without)).toThrow('have no police; write it or another')
  expect(() => requireKnownParties(routeContent, without)).toThrow('routes: careCoordinator.parties')
  expect(() => requireKnownParties(routeContent, known)).not.toThrow()
})

test('every stop names whom one meets, but for danger, the own organisation and cards to look at', () => {
  const stops = routeContent.routes.flatMap(({ steps }) => steps)
  const alone = stops.filter(({ parties }) => parties === undefined).map(({ id }) => id)
  expect(alone).toEqual(['danger', 'reportingCode'])
})

test('a stop of several routes is met once, with all of them', () => {
  const [first, ...others] = meetingsWith('careCoordinator', routeContent).filter(
    ({ stop }) => stop.id === 'careCoordinator',
  )
  expect(others).toEqual([])
  expect(first?.routes.length).toBeGreaterThan(1)
})

test('what to do there is said without a municipality, and without a hole', () => {
  const said = [...known].flatMap(party => meetingsWith(party, routeContent).flatMap(({ what }) => [what.nl, what.en]))
  expect(said.length).toBeGreaterThan(50)
  expect(said.filter(text => text.includes('{'))).toEqual([])
})

test('whom nobody meets has no meetings', () => {
  expect(meetingsWith('nationalDesk', routeContent)).toEqual([])
})
