import { expect, test } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { rateKey } from '#adapters/keys.ts'
import { createRateStore, rateLimit } from '#adapters/rate-store.ts'
import { TooMany } from '#domain/errors.ts'
import { aReference } from './examples.ts'
import { rawItem } from './raw-items.ts'

/** What the counters of writes promise, whatever engine holds the table. */
export function rateContract(table: () => Table): void {
  const windowMs = rateLimit.windowSeconds * 1000
  const start = Math.ceil(Date.parse('2026-04-24T14:00:00Z') / windowMs) * windowMs
  const admit = (address: string, at: number) => createRateStore(table()).admit(address, at)

  test('thirty writes of an address are let in within ten minutes, and not one more', async () => {
    const address = aReference()
    await Promise.all(Array.from({ length: 30 }, () => admit(address, start)))
    const refusal = admit(address, start + 60_000)
    await expect(refusal).rejects.toThrow(TooMany)
    await expect(refusal).rejects.toMatchObject({ retryAfter: 540 })
    await expect(admit(aReference(), start)).resolves.toBeUndefined()
  })

  test('a window that is over counts as absent, removed or not', async () => {
    const address = aReference()
    for (let n = 0; n < 30; n += 1) await admit(address, start)
    await expect(admit(address, start + windowMs)).resolves.toBeUndefined()
  })

  test('the counter expires with its window, in seconds since 1970', async () => {
    const address = aReference()
    await admit(address, start + 1)
    const item = await rawItem(table(), rateKey(address, start / windowMs))
    expect(item?.expiresAt).toBe(start / 1000 + 600)
  })
}
