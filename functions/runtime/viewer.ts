import { isIPv4, isIPv6 } from 'node:net'

/**
 * The reader's address as CloudFront saw it, from `address:port`; only to be asked once the request is known to come
 * from CloudFront. A household owns a whole /64 of IPv6, so only that half counts.
 */
export function viewerAddress(header: string | undefined): string | undefined {
  const address = header?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  if (address === undefined) return undefined
  if (isIPv4(address)) return address
  return isIPv6(address) ? networkOf(address) : undefined
}

const groups = 8

function networkOf(address: string): string {
  // The URL parser spells every IPv6 address in one way.
  const { hostname } = new URL(`http://[${address}]`)
  const [left = '', right = ''] = hostname.slice(1, -1).split('::')
  const [head, tail] = [left, right].map(part => (part === '' ? [] : part.split(':')))
  const zeros = Array.from({ length: groups - (head?.length ?? 0) - (tail?.length ?? 0) }, () => '0')
  const all = [...(head ?? []), ...zeros, ...(tail ?? [])]
  return `${all.slice(0, groups / 2).join(':')}::/64`
}
