const origin = process.env.MELDROUTE_ORIGIN

/** The whole address of a page, for what leaves the screen or is read elsewhere: paper, codes to scan, search engines. */
export function addressOf(path: string): URL {
  if (!origin) throw new Error('MELDROUTE_ORIGIN: name the address of the site; infra/pages.ts does when it builds')
  return new URL(path, origin)
}
