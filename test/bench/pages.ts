import { get } from 'node:http'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { kilobytes, type Row } from './table.ts'

/** What a browser fetches for a page: as our edge sends it, and with brotli at its best, as others may. */
export async function pages(origin: string): Promise<Row[]> {
  const municipality = await loadsOf(new URL('/gemeenten/enschede/', origin))
  const start = await loadsOf(new URL('/', origin))
  const form = await loadsOf(new URL('/melden/bericht/', origin))
  return [
    { what: 'Municipality page, all it loads', value: weight(municipality), bar: '≤ 14 kB' },
    { what: 'Municipality page, its script', value: weight(municipality.filter(isScript)), bar: '≤ 1 kB' },
    { what: 'Start page, all it loads before a key is pressed', value: weight(start) },
    { what: 'Start page, its script', value: weight(start.filter(isScript)), bar: '≤ 5 kB' },
    { what: 'Form page, its script', value: weight(form.filter(isScript)), bar: '≤ 30 kB' },
  ]
}

type Load = { readonly kind: string; readonly sent: number; readonly best: number }

const isScript = ({ kind }: Load): boolean => kind === 'script'

function weight(loads: readonly Load[]): string {
  const sum = (of: 'sent' | 'best') => kilobytes(loads.reduce((total, load) => total + load[of], 0))
  return `${sum('sent')} sent, ${sum('best')} at best`
}

async function loadsOf(page: URL): Promise<Load[]> {
  const html = await (await fetch(page)).text()
  const tags = [...html.matchAll(/<(link|script|img)\b[^>]*>/g)].flatMap(([tag, kind = '']) => {
    const path = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1]
    const isLoaded = kind !== 'link' || /rel="(stylesheet|icon|preload|modulepreload)"/.test(tag)
    return path && isLoaded && !path.startsWith('data:') ? [{ kind, url: new URL(path, page) }] : []
  })
  return Promise.all([{ kind: 'page', url: page }, ...tags].map(({ kind, url }) => load(kind, url)))
}

/** Bytes of the body on the wire; `fetch` would unpack them. */
function load(kind: string, url: URL): Promise<Load> {
  return new Promise((done, failed) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, async response => {
      const body = Buffer.concat(await response.toArray())
      if (response.statusCode !== 200) failed(new Error(`${url} answered ${response.statusCode}`))
      const isPacked = response.headers['content-encoding'] === 'br'
      const best = isPacked ? brotliCompressSync(brotliDecompressSync(body)).length : body.length
      done({ kind, sent: body.length, best })
    }).once('error', failed)
  })
}
