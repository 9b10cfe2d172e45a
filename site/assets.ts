import { build } from 'esbuild'
import { assetName } from './asset-name.ts'
import { demo } from './facts.ts'
import desk from './styles/desk.css?inline'
import figures from './styles/figures.css?inline'
import governance from './styles/governance.css?inline'
import halfYear from './styles/half-year.css?inline'
import mirrored from './styles/mirrored.css?inline'
import more from './styles/more.css?inline'
import poster from './styles/poster.css?inline'
import site from './styles/site.css?inline'
import tracker from './styles/tracker.css?inline'

type Asset = { readonly content: string; readonly address: string }

const scripts = ['leave', 'form', 'suggest', 'search'] as const

/** Every sheet and script of the site, made once for the whole build. */
const assets = new Map<string, Asset>(
  [
    ['site.css', site],
    ['more.css', more],
    ['desk.css', desk],
    ['figures.css', figures],
    ['tracker.css', tracker],
    ['half-year.css', halfYear],
    ['governance.css', governance],
    ['mirrored.css', mirrored],
    ['poster.css', poster],
    ...(await Promise.all(scripts.map(async name => [`${name}.js`, await scriptOf(name)] as const))),
  ].map(([file = '', content = '']) => [file, { content, address: `/assets/${assetName(file, content)}` }]),
)

/** Where a page of the site finds a sheet or a script: under its own hash. */
export function addressOfAsset(file: string): string {
  const asset = assets.get(file)
  if (asset === undefined) throw new Error(`No sheet or script ${file}`)
  return asset.address
}

/** Files under the name that says what is in them. */
export const assetFiles = () =>
  [...assets.values()].map(({ address, content }) => ({
    params: { file: address.replace('/assets/', '') },
    props: { content },
  }))

/**
 * What pages of the API load has one address for ever. Functions are delivered before files: an address with a hash
 * would lead nowhere until both are there, and a page without its sheet is worse than one with yesterday's.
 */
const answered = [
  'site.css',
  'more.css',
  'desk.css',
  'figures.css',
  'tracker.css',
  'half-year.css',
  'mirrored.css',
  'leave.js',
]

export const latestFiles = () =>
  answered.map(file => ({ params: { file }, props: { content: assets.get(file)?.content } }))

export function contentType(file = ''): string {
  return `text/${file.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`
}

async function scriptOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`site/islands/${name}.ts`],
    conditions: demo ? ['demo'] : [],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}
