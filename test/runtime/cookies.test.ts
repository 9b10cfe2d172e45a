import { describe, expect, test } from 'vitest'
import { clearCookie, cookieNames, cookiesIn, setCookie } from '#runtime/cookies.ts'

describe('cookies that were sent', () => {
  test.each([
    ['nothing', [], []],
    ['no name', ['=value', 'value', ''], []],
    ['a name with a space', ['__Host-session =x', 'a b=c'], []],
    ['an empty value', ['a='], [['a', '']]],
    ['a value with an equals sign', ['a=b=c'], [['a', 'b=c']]],
    ['two of one name, of which the first counts', ['a=1', 'a=2'], [['a', '1']]],
    ['a name of the prototype', ['__proto__=x'], [['__proto__', 'x']]],
  ])('with %s', (_, sent, cookies) => {
    expect([...cookiesIn(sent)]).toEqual(cookies)
  })
})

test('a cookie of ours is for this host only, unreadable for scripts, and not sent along from other sites', () => {
  for (const name of Object.values(cookieNames)) {
    expect(name).toMatch(/^__Host-/)
    expect(setCookie(name, 'v', 60)).toBe(`${name}=v; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax`)
  }
})

test('a cookie is cleared under the same conditions', () => {
  expect(clearCookie('__Host-session')).toBe('__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax')
})
