import fc from 'fast-check'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { scanCode } from '../../site/qr.ts'

/** What a telephone sees: the drawn path, eight pixels to a square, with its light border. */
function seen({ size, path }: ReturnType<typeof scanCode>) {
  const [scale, border] = [8, 3]
  const width = (size + 2 * border) * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let dx = 0; dx < Number(length) * scale; dx += 1) {
      for (let dy = 0; dy < scale; dy += 1) {
        const at = ((Number(y) + border) * scale + dy) * width + (Number(x) + border) * scale + dx
        data.fill(0, at * 4, at * 4 + 3)
      }
    }
  }
  return { width, height: width, data }
}

test('a code leads where it says', () => {
  const path = fc.stringMatching(/^[a-z0-9-]{1,40}$/)
  fc.assert(
    fc.property(path, slug => {
      const address = `https://meldroute.example.org/gemeenten/${slug}/`
      expect(decodeQR(seen(scanCode(address)))).toBe(address)
    }),
    { numRuns: 20 },
  )
})
