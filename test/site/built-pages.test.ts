import { brotliCompressSync, constants } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import holders from '#content/demo/holders.json' with { type: 'json' }
import { rowOf } from '#domain/organisation.ts'
import { durationInWords } from '#domain/words.ts'
import { originOf, securityContactOf } from '../../infra/config.ts'
import { deskPatterns } from '../../infra/desk-paths.ts'
import { ladders } from '../../site/facts.ts'
import { knowledge } from '../national-content.ts'
import {
  anyOf,
  assetOf,
  type BuiltPage,
  builtFiles,
  builtPages,
  loadedBy,
  readBuilt,
  type Stage,
  valuesOf,
} from './pages.ts'

const building = 120_000
const built = new Map<Stage, readonly BuiltPage[]>()

beforeAll(async () => {
  built.set('production', await builtPages('production'))
  built.set('demo', await builtPages('demo'))
}, building)

const pagesOf = (stage: Stage) => built.get(stage) ?? []
const faults = (find: (page: BuiltPage) => readonly string[] | string | undefined | false) => {
  return pagesOf('production').flatMap(page => {
    const found = find(page) || []
    return [found].flat().map(fault => `${page.address}: ${fault}`)
  })
}
const isMunicipality = ({ address }: BuiltPage) => /^\/(gemeenten|en\/municipalities)\/[^/]+\/$/.test(address)
/** As a content network compresses while it answers: fast, not as small as can be. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const weightOf = (content: Buffer | string) => brotliCompressSync(content, quality).length

describe('A production site', () => {
  test('contains nothing of a demo', () => {
    const traces = [
      ...holders.flatMap(({ email, organisation }) => [email, organisation]),
      'example.org',
      'class="demo"',
    ]
    const own = anyOf([new URL(originOf('production')).host, securityContactOf('production')])
    const files = builtFiles('production').map(file => readBuilt('production', file).toString('utf8'))
    const found = [...pagesOf('production').map(({ html }) => html), ...files].flatMap(text => {
      // Until a person fills in the site's own name and address for weaknesses, those stand under example.org too.
      return text.replaceAll(own, '').match(anyOf(traces)) ?? []
    })
    expect(found).toEqual([])
  })

  test('connects no region', () => {
    const linking = pagesOf('production')
      .filter(isMunicipality)
      .filter(({ html }) => /<aside .*href="\/(melden|en\/message)\//s.test(html))
    expect(linking).toEqual([])
  })
})

test('a demo site says on every page that it is one', () => {
  const silent = pagesOf('demo').filter(({ html }) => !html.includes('class="demo"'))
  expect(silent.map(({ address }) => address)).toEqual([])
})

describe('A municipality', () => {
  test('has a page in both languages, all 342', () => {
    expect(pagesOf('production').filter(isMunicipality)).toHaveLength(2 * 342)
  })

  test('is shown in at most 14 kB, everything it loads', () => {
    const shared = [assetOf('production', 'site.css'), assetOf('production', 'leave.js'), 'icon.svg']
    const loaded = shared.reduce((sum, file) => sum + weightOf(readBuilt('production', file)), 0)
    const longest = pagesOf('production')
      .filter(isMunicipality)
      .toSorted((a, b) => b.html.length - a.html.length)
      .slice(0, 20)
    expect(Math.max(...longest.map(({ html }) => loaded + weightOf(html)))).toBeLessThanOrEqual(14_000)
  })

  test('loads nothing but the sheet, the icon and the script of the exit', () => {
    const loads = new Set(
      pagesOf('production')
        .filter(isMunicipality)
        .flatMap(({ html }) => loadedBy(html)),
    )
    const assets = ['leave.js', 'site.css'].map(name => `/${assetOf('production', name)}`)
    expect([...loads].toSorted()).toEqual([...assets, '/icon.svg'])
  })

  test('answers every question with a part of the page, and every part says more', () => {
    const [one] = pagesOf('production').filter(isMunicipality)
    const parts = one?.html.match(/<section[^>]*class="part.*?<\/section>/gs) ?? []
    expect(parts.length).toBeGreaterThan(50)
    expect(parts.filter(part => !/<h2>[^<]+/.test(part))).toEqual([])
  })

  test('picks at least one stop for every result, by a rule the policy allows', () => {
    const [one] = pagesOf('production').filter(isMunicipality)
    const results = valuesOf('id', one?.html ?? '').filter(id => /^[ro][0-9a-z]+$/.test(id))
    const style = /<style>(.*?)<\/style>/.exec(one?.html ?? '')?.[1] ?? ''
    expect(results.filter(id => !style.includes(`#${id}:target~.line>:is(.s`))).toEqual([])
    expect(one?.html).toMatch(/style-src 'self' 'sha256-[^']+'/)
  })
})

describe('What is explained', () => {
  const below = (...folders: string[]) =>
    pagesOf('production').filter(({ address }) => folders.some(folder => address.startsWith(folder)))
  const organisations = () => below('/organisaties/', '/en/organisations/')

  test('has a page for every role, organisation, recommendation, factor and subject, and their lists', () => {
    const { roles, organisations, explained, factors, study } = knowledge
    const pages = roles.size + organisations.size + explained.size + factors.size + study.recommendations.length
    expect(below('/rollen/', '/organisaties/', '/aanbevelingen/', '/uitleg/')).toHaveLength(pages + 4)
  })

  test('is found from the menu of every page', () => {
    expect(
      faults(({ html }) => !/href="\/(uitleg|en\/explained)\/"/.test(html) && 'no way to what is explained'),
    ).toEqual([])
  })

  test('says of each statement that is old since when nobody confirmed it', () => {
    const pages = new Map(organisations().map(page => [page.address, page.html]))
    for (const { slug, duties } of knowledge.organisations.values()) {
      const old = duties.filter(({ source }) => knowledge.sources.get(source)?.mark === 'dated')
      const parts = pages.get(`/organisaties/${slug.nl}/`)?.match(/<dd class="source">.*?<\/dd>/gs) ?? []
      expect(parts).toHaveLength(duties.length)
      expect(parts.filter(part => part.includes('niet bevestigd'))).toHaveLength(old.length)
    }
  })

  test('shows in the matrix what is known, and says of the rest that it is not', () => {
    const matrix = organisations().find(({ address }) => address === '/organisaties/')?.html ?? ''
    const cells = [...knowledge.organisations.values()].flatMap(rowOf)
    const empty = cells.filter(({ duties }) => duties.length === 0)
    expect(matrix.match(/<td/g)).toHaveLength(cells.length)
    expect(matrix.match(/niet bekend<\/span>/g)).toHaveLength(empty.length)
    expect(matrix.match(/class="doubt"/g)?.length).toBeGreaterThan(10)
  })

  test('leads from every recommendation to its progress, and from no factor', () => {
    const leading = below('/aanbevelingen/').filter(({ html }) => html.includes('href="/voortgang/R'))
    expect(leading.map(({ address }) => address).toSorted()).toEqual(
      knowledge.study.recommendations.map(({ id }) => `/aanbevelingen/${id}/`).toSorted(),
    )
  })

  test('gives the figures of the chart as a file, empty where nothing is known', () => {
    const [nl, en] = ['uitleg/cijfers.csv', 'en/explained/figures.csv'].map(file =>
      readBuilt('production', file).toString(),
    )
    const rows = nl?.trim().split('\r\n') ?? []
    expect(rows).toHaveLength(knowledge.victims.length + 1)
    expect(rows.find(row => row.startsWith('2013'))).toBe('2013;;;;;')
    expect(rows.find(row => row.startsWith('2014'))).toMatch(/^2014;1255;1256;/)
    expect(en).toContain('Year;Number (lowest)')
  })

  test('shows the times of the ladders, not times somebody typed', () => {
    const [page] = below('/uitleg/na-een-melding/')
    const { person } = ladders.defaults
    for (const { after } of person.normal.filter(({ after }) => after.amount > 0)) {
      expect(page?.html).toContain(`Na ${durationInWords(after, 'nl')}`)
    }
  })
})

test('the script of the exit is at most 1 kB', () => {
  expect(readBuilt('production', assetOf('production', 'leave.js')).length).toBeLessThanOrEqual(1024)
})

describe('The script that suggests places', () => {
  test('is at most 4 kB, with the names in a file of its own of at most 30', () => {
    expect(weightOf(readBuilt('production', assetOf('production', 'suggest.js')))).toBeLessThanOrEqual(4096)
    expect(weightOf(readBuilt('production', 'places.txt'))).toBeLessThanOrEqual(30_000)
  })

  test('is loaded only where a place is asked', () => {
    const asking = pagesOf('production').filter(({ html }) => html.includes(assetOf('production', 'suggest.js')))
    expect(asking.map(({ address }) => address)).toEqual(['/404.html', '/en/', '/en/unknown/', '/', '/onbekend/'])
    expect(asking.filter(({ html }) => !html.includes('action="/api/v1/find"'))).toEqual([])
  })
})

test('every municipality has a poster that leads to its page', () => {
  const posters = pagesOf('production').filter(({ address }) => address.endsWith('/poster/'))
  expect(posters).toHaveLength(2 * 342)
  const origin = originOf('production')
  const lost = posters.filter(({ address, html }) => {
    const home = `${new URL(origin).host}<wbr>${address.replace(/poster\/$/, '')}`
    return !html.includes(home) || !/<path d="M0 0|<path d="M1 1/.test(html)
  })
  expect(lost.map(({ address }) => address)).toEqual([])
})

describe('A region', () => {
  const region = (name: string) =>
    pagesOf('production').find(({ address }) => address === `/regios/${name}/`)?.html ?? ''

  test('says that nobody is known, and whom to call until then', () => {
    expect(region('twente').match(/Bij ons niet bekend\./g)).toHaveLength(3)
    expect(region('twente')).toMatch(/Bel tot die tijd Helpdesk van CoMensha: <a href="tel:[+\d]+">033-448 11 86<\/a>/)
    expect(region('twente')).not.toContain('mailto:')
  })

  test('tells what it has with its source, or that none was found', () => {
    expect(region('drenthe')).toMatch(/Drenthe tegen mensenhandel.*CVDR737104.*van 25 maart 2025/s)
    expect(region('fryslan')).toMatch(/bij Fier.*niet bevestigd, de bron heeft geen datum/s)
    expect(region('flevoland')).toContain('geen eigen aanpak van deze regio gevonden')
  })

  test('leads to its neighbours, and to how far it is', () => {
    expect(region('zeeland')).toMatch(/rotterdam-rijnmond\/.*midden-en-west-brabant\//s)
    expect(region('zeeland')).toContain('href="/voortgang/regio/VR19/"')
  })
})

describe('What the site states', () => {
  const stating = /^\/(gemeenten|regios|rollen|organisaties|aanbevelingen|uitleg|landelijk)\/[^/]+\/$/
  const English = /^\/en\/(municipalities|regions|roles|organisations|recommendations|explained|national)\/[^/]+\/$/
  const pages = () => pagesOf('production').filter(({ address }) => stating.test(address) || English.test(address))

  test('can be said to be wrong from every page of a municipality, a region and what they share', () => {
    expect(pages().length).toBeGreaterThanOrEqual(2 * (342 + 26 + 31 + 12 + 4))
    const silent = pages().filter(({ html }) => !/<a href="\/(fout|en\/mistake)\/[A-Za-z0-9]+\/">/.test(html))
    expect(silent.map(({ address }) => address)).toEqual([])
  })

  test('is said to be wrong about that page', () => {
    const codes = (address: string) =>
      pages()
        .find(page => page.address === address)
        ?.html.match(/\/(?:fout|mistake)\/(\w+)\//)?.[1]
    expect(codes('/gemeenten/enschede/')).toBe('GM0153')
    expect(codes('/en/regions/twente/')).toBe('VR05')
    expect(codes('/organisaties/politie/')).toBe('police')
    expect(codes('/landelijk/wisselend/')).toBe('movesAround')
  })

  test('says before which day it is checked again, or since when it is not confirmed', () => {
    const sources = (html: string) => html.match(/<(?:p|dd) class="source">.*?<\/(?:p|dd)>/gs) ?? []
    const undated = pages().flatMap(({ address, html }) =>
      sources(html).some(text => !/vóór|before|niet bevestigd|not confirmed/i.test(text)) ? [address] : [],
    )
    expect(undated).toEqual([])
  })

  test('is published as a list where nobody checked it', () => {
    const list = JSON.parse(readBuilt('production', 'open-data/unverified.json').toString())
    expect(list.neverChecked + list.overdue).toBe(list.unverified.length)
    expect(list.unverified.length).toBeGreaterThan(100)
    for (const one of list.unverified) expect(Object.values(one).every(value => value !== '')).toBe(true)
  })
})

describe('Every page', () => {
  test('has no attribute with style or script, and no script of its own', () => {
    expect(faults(({ html }) => html.match(/<[a-z][^>]*\s(style|on[a-z]+)=[^>]*>/i)?.[0])).toEqual([])
    expect(faults(({ html }) => html.match(/<script(?![^>]*\ssrc=)[^>]*>/)?.[0])).toEqual([])
  })

  test('loads from this site only, under a policy that says so', () => {
    expect(faults(({ html }) => loadedBy(html).filter(address => !address.startsWith('/')))).toEqual([])
    expect(faults(({ html }) => !html.includes("default-src 'none'") && 'no policy')).toEqual([])
    expect(faults(({ html }) => html.includes('unsafe-') && 'an unsafe policy')).toEqual([])
  })

  test('has one heading of the first level, a title, and says its language', () => {
    expect(faults(({ html }) => html.match(/<h1[\s>]/g)?.length !== 1 && 'not one h1')).toEqual([])
    expect(faults(({ html }) => !/<h1[^>]*>[^<]+/.test(html) && 'an empty h1')).toEqual([])
    expect(faults(({ html }) => !/<title>[^<]{3,} · Meldroute<\/title>/.test(html) && 'no title')).toEqual([])
    expect(faults(({ html }) => /undefined|\[object|NaN/.test(html) && 'a hole in the text')).toEqual([])
    expect(faults(page => !page.html.includes(`<html lang="${languageOf(page)}">`) && 'another language')).toEqual([])
  })

  test('has a title that gives nothing away', () => {
    const telling = /mensenhandel|traffick|uitbuiting|exploit|slachtoffer|victim/i
    expect(faults(({ html }) => html.match(/<title>([^<]*)/)?.[1]?.match(telling)?.[0])).toEqual([])
  })

  test('uses every id once', () => {
    expect(
      faults(({ html }) => {
        const ids = valuesOf('id', html)
        return ids.filter((id, index) => ids.indexOf(id) !== index)
      }),
    ).toEqual([])
  })

  test('links to pages, files and parts that exist', () => {
    expect(faults(page => linksOn(page).filter(link => !targets().has(link)))).toEqual([])
  })

  test('lets go of no referrer where it links out', () => {
    expect(
      faults(({ html }) => {
        const links = html.match(/<a [^>]*href="https?:[^>]*>/g) ?? []
        return links.filter(link => !link.includes('rel="noreferrer"'))
      }),
    ).toEqual([])
  })

  test('has the same page in the other language, which links back', () => {
    const byAddress = new Map(pagesOf('production').map(page => [page.address, page]))
    expect(
      faults(page => {
        if (page.address === '/404.html') return undefined
        const other = languageOf(page) === 'nl' ? 'en' : 'nl'
        const counterpart = byAddress.get(alternate(page, other) ?? '')
        return (!counterpart || alternate(counterpart, languageOf(page)) !== page.address) && `no page in ${other}`
      }),
    ).toEqual([])
  })

  test('says which one is for whoever reads neither language', () => {
    expect(
      faults(page => alternate(page, 'x-default') !== alternate(page, 'nl') && `not ${alternate(page, 'nl')}`),
    ).toEqual([])
  })

  test('has a title that no other page of its language has', () => {
    const addressed = pagesOf('production').filter(({ address }) => address !== '/404.html')
    const titles = addressed.map(page => `${languageOf(page)} ${/<title>([^<]*)/.exec(page.html)?.[1]}`)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  test('offers a way past the menu, the other language and the exit', () => {
    const offers = ['class="nl-skip-link', 'class="language"', 'class="leave"', 'id="inhoud"']
    expect(faults(({ html }) => offers.filter(offer => !html.includes(offer)))).toEqual([])
  })
})

/** Every address and part of the site that a link may name. */
function targets(): ReadonlySet<string> {
  known ??= new Set([
    ...builtFiles('production').map(file => `/${file}`),
    ...pagesOf('production').map(({ address }) => address),
    ...pagesOf('production').flatMap(({ address, html }) => valuesOf('id', html).map(id => `${address}#${id}`)),
  ])
  return known
}
let known: ReadonlySet<string> | undefined

/** Links within the site, in full; the API is no part of it. */
function linksOn({ address, html }: BuiltPage): readonly string[] {
  const links = [...valuesOf('href', html), ...valuesOf('src', html), ...valuesOf('action', html)]
  return [...new Set(links)]
    .filter(link => !/^(https?:|tel:|mailto:|\/api\/)/.test(link) && !isAnswered(link))
    .map(link => (link.startsWith('#') ? address + link : link.replace(/\?.*/, '')))
}

/** A page that the API answers, such as a region's progress. */
function isAnswered(link: string): boolean {
  return deskPatterns.some(pattern => link.startsWith(pattern.replace('*', '/')))
}

function languageOf({ address }: BuiltPage): 'nl' | 'en' {
  return address.startsWith('/en/') ? 'en' : 'nl'
}

function alternate({ html }: BuiltPage, language: string): string | undefined {
  const address = new RegExp(`<link rel="alternate" hreflang="${language}" href="([^"]*)"`).exec(html)?.[1]
  // Search engines take whole addresses only.
  return address?.startsWith(`${originOf('production')}/`) ? new URL(address).pathname : undefined
}
