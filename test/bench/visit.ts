import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import type { Local } from '../../infra/local/local.ts'

type Load = { readonly kind: string; readonly sent: number }
export type Visit = {
  readonly loads: readonly Load[]
  /** Bytes of the page, packed as an edge would that packs it. */
  readonly packed: number
  readonly usable: number
  readonly asked: number
}

/** One visit: all that was sent, how long until it could be read and used, and what the table was asked. */
export async function visitOf(page: Page, url: string, local: Local): Promise<Visit> {
  const before = requests(local)
  const loads: Promise<Load>[] = []
  page.on('requestfinished', request => {
    const load = request
      .sizes()
      .then(({ responseBodySize }) => ({ kind: request.resourceType(), sent: responseBodySize }))
    loads.push(load)
  })
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  if (response?.status() !== 200) throw new Error(`${url} answered ${response?.status()}`)
  const usable = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0]?.toJSON().domContentLoadedEventEnd,
  )
  const packed = brotliCompressSync(await response.body()).length
  return { loads: await Promise.all(loads), packed, usable: Number(usable), asked: requests(local) - before }
}

const requests = (local: Local): number => sum(Object.values(local.counts().table))

export const sentOf = (loads: readonly Load[], kind?: string): number =>
  sum(loads.filter(load => kind === undefined || load.kind === kind).map(({ sent }) => sent))

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
