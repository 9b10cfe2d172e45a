type Page = {
  readonly nl: string
  readonly en: string
  readonly api: string
  /** How many parts of the address may follow; they are handed on as they are. */
  readonly least?: number
  readonly most?: number
}

/** The desk's pages below `/loket` and `/en/desk`, and the path of the API that answers each. */
const pages: readonly Page[] = [
  { nl: '', en: '', api: '/desk/reports' },
  { nl: '/bericht', en: '/message', api: '/desk/reports', least: 1, most: 1 },
  { nl: '/adresboek', en: '/directory', api: '/directory', most: 9 },
  { nl: '/dekking', en: '/coverage', api: '/coverage', most: 9 },
  { nl: '/logboek', en: '/audit', api: '/audit', most: 9 },
  { nl: '/mensen', en: '/people', api: '/people' },
  { nl: '/aanmelden', en: '/sign-in', api: '/session' },
]

const addresses = pages.flatMap(({ nl, en, api, least = 0, most = 0 }) => [
  { lang: 'nl', page: `/loket${nl}`, api: `/api/v1${api}`, least, most },
  { lang: 'en', page: `/en/desk${en}`, api: `/api/v1${api}`, least, most },
])

/** The behaviours of the distribution that lead to the function below. */
export const deskPatterns = ['/loket*', '/en/desk*'] as const

/**
 * Runs at the edge in CloudFront's own JavaScript (no destructuring, no for-of): a page of the desk is an answer of the
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
