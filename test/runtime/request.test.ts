import { expect, test } from 'vitest'
import { requestFrom } from '#runtime/request.ts'
import { askEvent } from './events.ts'

const sent = (event: ReturnType<typeof askEvent>) => [...requestFrom(event).cookies]

test('without cookies there are none', () => {
  expect(sent(askEvent())).toEqual([])
})

test('cookies come as API Gateway hands them over, apart from the headers', () => {
  expect(sent({ ...askEvent(), cookies: ['a=1', 'b=2'] })).toEqual([
    ['a', '1'],
    ['b', '2'],
  ])
})

test('cookies that a gateway left among the headers count as well, but never beside the others', () => {
  const among = askEvent({}, { cookie: 'a=1; b=2' })
  expect(sent(among)).toEqual([
    ['a', '1'],
    ['b', '2'],
  ])
  expect(sent({ ...among, cookies: ['a=3'] })).toEqual([['a', '3']])
})
