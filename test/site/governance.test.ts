import { beforeAll, describe, expect, test } from 'vitest'
import * as demo from '#content/demo/overlay.ts'
import { governance as written } from '#content/governance.ts'
import rawRetention from '#content/retention.json' with { type: 'json' }
import { claimsOf, readGovernance } from '#domain/governance.ts'
import { readRegions } from '#domain/regions.ts'
import { readRetention } from '#domain/retention.ts'
import { originOf, securityContactOf } from '../../infra/config.ts'
import { type BuiltPage, builtPages, readBuilt, type Stage } from './pages.ts'

const built = new Map<Stage, readonly BuiltPage[]>()
beforeAll(async () => {
  built.set('production', await builtPages('production'))
  built.set('demo', await builtPages('demo'))
}, 240_000)

const page = (address: string, stage: Stage = 'production') =>
  built.get(stage)?.find(one => one.address === address)?.html ?? ''
/** As the generator of the site writes a text. */
const inHtml = (text: string) => text.replace(/[&<>'"]/g, mark => marks.get(mark) ?? mark)
const marks = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ["'", '&#39;'],
  ['"', '&#34;'],
])
const governance = readGovernance(written)
const regions = readRegions(demo.regions, { demo: true })
const statements = (stage: Stage) =>
  (built.get(stage) ?? []).map(({ address }) => address).filter(address => /^\/privacy\/.+/.test(address))

describe('who answers for what', () => {
  test('is told in both languages, found from what the site is and from privacy, and by searching', () => {
    const addresses = [...governance.pages.values()].flatMap(({ slug }) => [
      `/verantwoording/${slug.nl}/`,
      `/en/governance/${slug.en}/`,
    ])
    for (const address of ['/verantwoording/', '/en/governance/', ...addresses]) {
      expect(page(address), address).toMatch(/<h1>[^<]+/)
      // What search engines may list is in our own index, too.
      expect(page(address), address).not.toContain('noindex')
      const language = address.startsWith('/en/') ? '/en' : ''
      const about = language === '' ? '/over/' : '/en/about/'
      expect(page(about) + page(`${language}/privacy/`), address).toContain(`href="${address}"`)
    }
  })

  test('names no controller in production, and says that there is none', () => {
    expect(page('/verantwoording/')).toContain('Geen enkele regio neemt nu berichten aan.')
    expect(page('/verantwoording/').match(/nog niemand/g)).toHaveLength(26)
    expect(page('/en/governance/')).toContain('Who runs this site has not been settled yet.')
    expect(statements('production')).toEqual([])
  })

  test('in a demo has a statement for every unit that takes messages, which says that it is invented', () => {
    const taking = regions.filter(({ mode }) => mode === 'intake')
    expect(statements('demo')).toHaveLength(taking.length)
    for (const { slug, controller = '', dpia = '', privacyContact = '' } of taking) {
      const statement = page(`/privacy/${slug.nl}/`, 'demo')
      expect(statement).toContain('verantwoordelijke, grondslag en adres zijn verzonnen')
      for (const fact of [controller, dpia, `mailto:${privacyContact}`]) expect(statement).toContain(fact)
      expect(page('/verantwoording/', 'demo')).toContain(`href="/privacy/${slug.nl}/"`)
      expect(page(`/regios/${slug.nl}/`, 'demo')).toContain(`href="/privacy/${slug.nl}/"`)
      expect(page(`/en/privacy/${slug.en}/`, 'demo')).toContain(controller)
    }
    expect(page('/privacy/zeeland/', 'demo')).toBe('')
  })
})

test('the register has every rule of how long something is kept, as the nightly job reads it', () => {
  const register = page('/verantwoording/register/')
  for (const { what, keep, basis } of Object.values(readRetention(rawRetention))) {
    const time = 'days' in keep ? `${keep.days} dagen` : `${keep.months} maanden`
    const row = register.split('<tr').find(one => one.includes(`>${inHtml(what.nl)}</th>`)) ?? ''
    expect(row).toContain(`<td>${time} `)
    expect(row).toContain(inHtml(basis.nl))
    expect(register).toContain(`${inHtml(what.nl)}: ${time} `)
  }
  expect(register.match(/class="activity"/g)).toHaveLength(governance.activities.size)
})

test('the threat model shows every claim with its tests, and everything that is not protected', () => {
  const [nl, en] = [page('/verantwoording/dreigingen/'), page('/en/governance/threats/')]
  for (const { id, claim, tests } of claimsOf(governance.threatModel)) {
    expect(nl).toContain(`id="claim-${id}"`)
    expect(en).toContain(inHtml(claim.en))
    for (const { file, titles } of tests) for (const text of [file, ...titles]) expect(nl).toContain(inHtml(text))
  }
  for (const { why } of governance.threatModel.unprotected) expect(nl).toContain(inHtml(why.nl))
})

test('the template for a DPIA has room to write, boxes to tick, and no control that does nothing', () => {
  const dpia = page('/verantwoording/dpia/')
  expect(dpia.match(/class="fill"/g)?.length).toBeGreaterThan(30)
  expect(dpia.match(/class="tick"/g)).toHaveLength(12)
  expect(dpia).not.toContain('<input')
})

describe('security.txt', () => {
  const fieldsOf = (stage: Stage) =>
    readBuilt(stage, '.well-known/security.txt')
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map(line => /^([A-Z][A-Za-z-]+): (\S.*)$/.exec(line)?.slice(1) ?? [line])
  const only = (stage: Stage, field: string) =>
    fieldsOf(stage).flatMap(([name, value]) => (name === field ? [value] : []))

  test.each(['production', 'demo'] as const)('of %s has the address of its settings and its own place', stage => {
    expect(only(stage, 'Contact')).toEqual([`mailto:${securityContactOf(stage)}`])
    expect(only(stage, 'Canonical')).toEqual([`${originOf(stage)}/.well-known/security.txt`])
    expect(only(stage, 'Preferred-Languages')).toEqual(['nl, en'])
  })

  test('is good from now on for less than a year, and says so once', () => {
    const [expires = '', ...more] = only('production', 'Expires')
    const days = (Date.parse(expires) - Date.now()) / 86_400_000
    expect(more).toEqual([])
    expect(expires).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/)
    expect(days).toBeGreaterThan(270)
    expect(days).toBeLessThan(365)
  })

  test('leads to pages that say the same address, in both languages', () => {
    const pages = only('production', 'Policy').map(address => page(new URL(address ?? '').pathname))
    expect(pages).toHaveLength(2)
    for (const html of pages) expect(html).toContain(`href="mailto:${securityContactOf('production')}"`)
  })
})
