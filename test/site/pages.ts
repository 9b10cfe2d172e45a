import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pages, pagesOf } from '../../infra/pages.ts'

export type Stage = 'demo' | 'production'
export type BuiltPage = { readonly address: string; readonly html: string }

/** Builds a stage's pages, unless they are built already, and reads them. */
export async function builtPages(stage: Stage): Promise<readonly BuiltPage[]> {
  await pages(stage)
  return globSync('**/*.html', { cwd: pagesOf(stage) })
    .filter(file => !isPiece(file))
    .toSorted()
    .map(file => ({ address: addressOf(file), html: readBuilt(stage, file).toString('utf8') }))
}

/** A built file, by its path below the stage's folder. */
export function readBuilt(stage: Stage, file: string): Buffer {
  return readFileSync(resolve(pagesOf(stage), file))
}

/** The sheet or script as pages of the site load it: under the hash of its content. */
export function assetOf(stage: Stage, name: string): string {
  const [stem = '', ending = ''] = name.split('.')
  const [file] = globSync(`assets/${stem}.*.${ending}`, { cwd: pagesOf(stage) })
  if (file === undefined) throw new Error(`No ${name} was built`)
  return file
}

/** What a browser fetches to show a page. */
export function loadedBy(html: string): readonly string[] {
  const tags = html.match(/<(script|img|link rel="(stylesheet|icon)")[^>]*>/g) ?? []
  return tags.flatMap(tag => [...valuesOf('src', tag), ...valuesOf('href', tag)])
}

/** HTML to put into a page of somebody else is no page of ours. */
const isPiece = (file: string): boolean => file.includes('open-data/embed/')

/** Every file of a stage that is no page: sheets, scripts, icon, data. */
export function builtFiles(stage: Stage): readonly string[] {
  return globSync(['**/*.*', '**/.*/**/*.*'], { cwd: pagesOf(stage) }).filter(
    file => !file.endsWith('.html') || isPiece(file),
  )
}

/** The values of an attribute on a page, in order. */
export function valuesOf(attribute: string, html: string): readonly string[] {
  return Array.from(html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g')), ([, value = '']) => value)
}

function addressOf(file: string): string {
  return `/${file.replace(/index\.html$/, '')}`
}

/** Finds any of these texts in one go: there are a hundred megabytes to look through. */
export function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(texts.map(text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
}
