import { expect, test } from 'vitest'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { requestFrom } from '#runtime/request.ts'
import { anEvent, askEvent } from './events.ts'

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

test('half a character counts as an unknown one, in the address', () => {
  const event = { ...askEvent({ q: 'a\ud800' }), pathParameters: { reference: '\udc00b' } }
  expect(requestFrom(event)).toMatchObject({ query: { q: 'a\ufffd' }, path: { reference: '\ufffdb' } })
})

test('what is named by more than anything of ours is called is not there', () => {
  const named = (length: number) => ({ ...askEvent(), pathParameters: { subject: 'x'.repeat(length) } })
  expect(requestFrom(named(200)).path.subject).toHaveLength(200)
  expect(() => requestFrom(named(201))).toThrow(NotFound)
})

test('a program that asks for a language that is none of ours is told, a browser gets Dutch', () => {
  const asking = (type: string) =>
    Object.assign(anEvent({ headers: { 'content-type': type } }), { body: { lang: 'fr' } })
  expect(() => requestFrom(asking('application/json'))).toThrow(InvalidInput)
  expect(requestFrom(asking('application/x-www-form-urlencoded')).language).toBe('nl')
})
