type Page = {
  /** Without the slash at the end. */
  readonly nl: string
  readonly en: string
  readonly api: string
  /** How many parts of the address may follow; they are handed on as they are. */
  readonly least?: number
  readonly most?: number
}

/** Pages that the API answers, and the path of each there; of two that fit, the first. */
const pages: readonly Page[] = [
  { nl: '/loket', en: '/en/desk', api: '/desk/reports' },
  { nl: '/loket/bericht', en: '/en/desk/message', api: '/desk/reports', least: 1, most: 1 },
  { nl: '/loket/adresboek', en: '/en/desk/directory', api: '/directory', most: 9 },
  { nl: '/loket/dekking', en: '/en/desk/coverage', api: '/coverage', most: 9 },
  { nl: '/loket/logboek', en: '/en/desk/audit', api: '/audit', most: 9 },
  { nl: '/loket/mensen', en: '/en/desk/people', api: '/people' },
  { nl: '/loket/fouten', en: '/en/desk/mistakes', api: '/desk/mistakes' },
  { nl: '/fout', en: '/en/mistake', api: '/mistakes', least: 1, most: 1 },
  { nl: '/loket/aanmelden', en: '/en/desk/sign-in', api: '/session' },
  { nl: '/voortgang/regio', en: '/en/progress/region', api: '/progress/regions', least: 1, most: 1 },
  { nl: '/voortgang/actieplan', en: '/en/progress/action-plan', api: '/plan' },
  { nl: '/voortgang/bijwerken', en: '/en/progress/update', api: '/progress/updates' },
  { nl: '/voortgang/verslagen', en: '/en/progress/reports', api: '/progress/reports', most: 1 },
  { nl: '/cijfers', en: '/en/figures', api: '/statistics' },
  { nl: '/voortgang', en: '/en/progress', api: '/progress', most: 2 },
]

const addresses = pages.flatMap(({ nl, en, api, least = 0, most = 0 }) => [
  { lang: 'nl', page: nl, api: `/api/v1${api}`, least, most },
  { lang: 'en', page: en, api: `/api/v1${api}`, least, most },
])

/** The behaviours of the distribution that lead to the function below. */
export const deskPatterns = [
  '/loket*',
  '/en/desk*',
  '/voortgang*',
  '/en/progress*',
  '/cijfers*',
  '/en/figures*',
  '/fout*',
  '/en/mistake*',
] as const

/**
 * Runs at the edge in CloudFront's own JavaScript (no destructuring, no for-of): such a page is an answer of the
 * API. The address decides the language, whatever the query says. What is no page becomes a path that does not exist.
 */
export const deskPaths = `const addresses = ${JSON.stringify(addresses)}
function restOf(address, uri) {
  if (uri === address.page) return []
  return uri.startsWith(address.page + '/') ? uri.slice(address.page.length + 1).split('/') : undefined
}
function fits(address, uri) {
  const rest = restOf(address, uri)
  if (rest === undefined || rest.length < address.least || rest.length > address.most) return false
  return rest.every(part => part !== '' && part !== '.' && part !== '..')
}
function handler(event) {
  const request = event.request
  const uri = request.uri.endsWith('/') ? request.uri.slice(0, -1) : request.uri
  const address = addresses.find(one => fits(one, uri))
  request.uri = address ? address.api + uri.slice(address.page.length) : '/api/v1/desk/unknown'
  request.querystring.lang = { value: uri.startsWith('/en/') ? 'en' : 'nl' }
  return request
}
`
