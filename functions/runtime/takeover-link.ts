import type { LinkPayload, Links } from '#adapters/links.ts'

export type LinkMaking = {
  readonly links: Pick<Links, 'signLink'>
  /** Only from configuration, never from a request. */
  readonly publicOrigin: string
}

/** The link in a notice, good for this report, this notice and this holder only. */
export async function takeoverLink(payload: LinkPayload, { links, publicOrigin }: LinkMaking): Promise<string> {
  return `${publicOrigin}/api/v1/takeover?t=${await links.signLink(payload)}`
}
