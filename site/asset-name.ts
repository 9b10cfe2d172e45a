import { createHash } from 'node:crypto'

/** `site.css` → `site.1a2b3c4d.css`: another content has another name, so that a browser may keep each for ever. */
export function assetName(file: string, content: string): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return file.replace(/(?=\.[a-z]+$)/, `.${hash}`)
}
