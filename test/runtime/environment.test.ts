import { expect, test } from 'vitest'
import { setting } from '#runtime/environment.ts'

test.each([
  ['TABLE_NAME', undefined],
  ['TABLE_NAME', ''],
  ['SENDER', 'Meldroute'],
  ['PUBLIC_ORIGIN', 'meldroute.example.org'],
  ['PUBLIC_ORIGIN', 'https://meldroute.example.org/'],
  ['PUBLIC_ORIGIN', 'https://meldroute.example.org/melden'],
  ['PUBLIC_ORIGIN', 'http://meldroute.example.org'],
  ['PUBLIC_ORIGIN', 'http://localhost.example.org'],
  ['CLOCK_ORIGIN', 'yesterday'],
  ['CLOCK_RATE', undefined],
  ['CLOCK_RATE', '0'],
  ['CLOCK_RATE', '4321'],
  ['ISSUER', 'issuer.example.org'],
  ['ISSUER', 'http://issuer.example.org'],
  ['ISSUER', 'http://localhost.example.org'],
  ['ISSUER', 'ftp://localhost'],
  ['CLIENT_SECRET_ARN', ''],
] as const)('%s cannot be %j, and the error names it', (name, value) => {
  expect(() => setting(name, { [name]: value })).toThrow(name)
})

test('an error does not repeat the value', () => {
  expect(() => setting('SENDER', { SENDER: 'geheim' })).toThrow(/^(?!.*geheim)/)
})

test('a variable is read without looking at the others', () => {
  expect(setting('CLOCK_RATE', { CLOCK_RATE: '600' })).toBe(600)
  expect(setting('PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'http://localhost:8080' })).toBe('http://localhost:8080')
})

test.each(['https://issuer.example.org/pool', 'http://localhost:8082', 'http://127.0.0.1:9', 'http://[::1]:9'])(
  'an issuer may be %s',
  issuer => {
    expect(setting('ISSUER', { ISSUER: issuer })).toBe(issuer)
  },
)

test('a public client is told of no secret', () => {
  expect(setting('CLIENT_SECRET_ARN', {})).toBe(undefined)
})
