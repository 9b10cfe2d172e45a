import { expect, test } from 'vitest'
import { viewerAddress } from '#runtime/viewer.ts'

test.each([undefined, '', ':', '46532', 'unknown:1', '999.0.2.1:80', '2001:db8', 'example.org:443', '[::1'])(
  '%j is no address',
  header => {
    expect(viewerAddress(header)).toBeUndefined()
  },
)

test.each([
  ['192.0.2.7:46532', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6:46532', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff:0:0:1:46532', '2001:db8:1:2::/64'],
  ['2001:db8::1:46532', '2001:db8:0:0::/64'],
  ['::1:46532', '0:0:0:0::/64'],
  ['2001:db8:1:2:3:4:5:::46532', '2001:db8:1:2::/64'],
  ['[2001:db8::1]:46532', '2001:db8:0:0::/64'],
])('%s counts as %s', (header, address) => {
  expect(viewerAddress(header)).toBe(address)
})
