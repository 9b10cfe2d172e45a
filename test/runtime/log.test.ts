import { expect, test, vi } from 'vitest'
import { cause, writeLine } from '#runtime/log.ts'
import { once } from '#runtime/once.ts'

test.each([undefined, 'text', 5])('what was thrown and is no error says only what it is: %j', thrown => {
  expect(cause(thrown)).toEqual({ error: typeof thrown })
})

test('an error without a stack says its name', () => {
  const error = new RangeError('about somebody')
  error.stack = 'RangeError: about somebody'
  expect(cause(error)).toEqual({ error: 'RangeError' })
})

test('a message of many lines does not get into the log', () => {
  const { error, at } = cause(new Error('first\nsecond about somebody\nthird'))
  expect(error).toBe('Error')
  expect(at).toContain('log.test.ts')
})

test('of several errors the first tells where they came from', () => {
  const first = new RangeError('about somebody')
  expect(cause(new AggregateError([first, new Error('another')], 'Some failed'))).toEqual(cause(first))
  expect(cause(new AggregateError([]))).toMatchObject({ error: 'AggregateError' })
})

test('a line is JSON and ends', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  writeLine({ route: 'GET /find', status: 303 })
  expect(written.mock.calls).toEqual([['{"route":"GET /find","status":303}\n']])
})

test('a value that could not be made is made the next time, and then kept', () => {
  let calls = 0
  const value = once(() => {
    calls += 1
    if (calls === 1) throw new Error('not yet')
    return undefined
  })
  expect(value).toThrow('not yet')
  expect([value(), value(), calls]).toEqual([undefined, undefined, 2])
})
