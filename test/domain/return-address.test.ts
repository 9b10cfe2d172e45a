import fc from 'fast-check'
import { expect, test } from 'vitest'
import { returnAddress } from '#domain/return-address.ts'

const fallback = '/loket/'

test.each([
  undefined,
  null,
  7,
  ['/loket/', '/loket/'],
  '',
  '/',
  'loket/',
  '//evil.example',
  '//evil.example/loket/',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/loket/',
  'https:/loket/',
  'javascript:alert(1)',
  '/loket/../x/',
  '/loket/./x/',
  '/loket//evil.example/',
  '/loket',
  '/loketten/',
  '/en/loket/',
  '/status/',
  '/api/v1/auth/logout',
  '/loket/%2e%2e/x/',
  '/loket/%2F%2Fevil.example/',
  '/loket/bericht/MR-7K4T-92QF',
  '/loket/?region=VR05#top',
  '/loket/?to=//evil.example',
  '/loket/?to=https:evil',
  '/loket/@evil.example/',
  '/loket/\r\nset-cookie: a=b',
  '/loket/\t',
  ' /loket/',
  '/loket/\n',
  `/loket/${'a/'.repeat(97)}`,
  '/voortgang',
  '/voortgangen/',
  '/en/voortgang/',
  '/voortgang/../x/',
  '/voortgang/./x/',
  '/voortgang/A03./',
  '/voortgang/.12/',
])('%j is not come back to', asked => {
  expect(returnAddress(asked, fallback)).toBe(fallback)
})

test.each([
  '/loket/',
  '/en/desk/',
  '/loket/bericht/MR-7K4T-92QF/',
  '/en/desk/message/MR-7K4T-92QF/',
  '/loket/?show=closed&region=VR05&page=2',
  '/en/desk/audit/?by=subject-1',
  '/voortgang/',
  '/voortgang/?status=underway&line=03',
  '/voortgang/A03.12/VR05/',
  '/en/progress/region/VR05/',
  `/loket/ab/${'a/'.repeat(95)}`,
])('%s is', asked => {
  expect(returnAddress(asked, fallback)).toBe(asked)
})

test('whatever is asked, a browser stays on this site and at the desk or the tracker', () => {
  const odd = fc.string({ unit: fc.constantFrom(...'/\\.:@?#&=%-aeEvil \t\n'.split(''), 'loket', '/en/desk/', '//') })
  const site = 'https://meldroute.example.org'
  fc.assert(
    fc.property(odd, asked => {
      for (const base of ['/loket/', '/voortgang/']) {
        const { origin, pathname } = new URL(returnAddress(`${base}${asked}`, fallback), site)
        expect(origin).toBe(site)
        expect(pathname).toMatch(/^\/(loket|en\/desk|voortgang|en\/progress)\//)
      }
    }),
    { numRuns: 1000 },
  )
})
