import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import * as z from 'zod'
import { type Language, languages } from '#domain/language.ts'
import type { Variant } from '../../infra/bundle.ts'
import { startLocal } from '../../infra/local/local.ts'
import { pages as buildPages, pagesOf } from '../../infra/pages.ts'
import { synth } from '../../infra/synth.ts'
import { freePort } from '../free-port.ts'
import { launchBrowser } from '../journey/browser.ts'
import { answeredPages, pageTypes } from '../journey/page-types.ts'
import type { Row } from './table.ts'
import { median } from './visit.ts'

type Asked = {
  /** Of the performance of each page the median of so many runs counts. */
  readonly runs: number
  /** Only types whose name has this in it. */
  readonly only: string | undefined
}

/** No address but this machine's is known to the browser: nothing can be sent anywhere. */
const onThisMachineOnly = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Scores = Readonly<Record<(typeof categories)[number], number>>

type Measured = { readonly type: string; readonly language: Language; readonly path: string }

/**
 * Every type of page that is there for everybody, in both languages, as a telephone on a slow network sees it:
 * production's pages, hosted here. A page that production has only once a region is connected is one of the demo's.
 * Whatever asks to sign in answers 401, which Lighthouse does not look at.
 */
export async function pageScores({ runs, only = '' }: Asked): Promise<Row[]> {
  const asked = Object.entries({ ...pageTypes, ...answeredPages })
    .filter(([name, { path }]) => name.includes(only) && !path.nl.includes('#'))
    .flatMap(([type, { path }]) => languages.map(language => ({ type, language, path: path[language] })))
  await buildPages('production')
  const inProduction = ({ type, path }: Measured) =>
    type in answeredPages || existsSync(join(pagesOf('production'), path, 'index.html'))
  const ofDemo = asked.filter(page => !inProduction(page))
  return [
    ...(await scoresIn('production', asked.filter(inProduction), runs)),
    ...(ofDemo.length === 0 ? [] : await scoresIn('demo', ofDemo, runs)),
  ]
}

function scoresIn(variant: Variant, measured: readonly Measured[], runs: number): Promise<Row[]> {
  return hosted(variant, async origin => {
    const port = await freePort()
    const browser = await launchBrowser([`--remote-debugging-port=${port}`, onThisMachineOnly])
    try {
      const rows: Row[] = []
      for (const { type, language, path } of measured) {
        rows.push(rowOf(`${type}, ${language}`, await scoresOf(origin + path, port, runs)))
      }
      return rows
    } finally {
      await browser.close()
    }
  })
}

async function hosted<Result>(variant: Variant, work: (origin: string) => Promise<Result>): Promise<Result> {
  const site = await buildPages(variant).then(() => pagesOf(variant))
  const assembly = await synth({ stage: 'local', site, output: '.local/bench/findable' })
  const state = '.local/bench/findable-state'
  rmSync(state, { recursive: true, force: true })
  mkdirSync(state, { recursive: true })
  const local = await startLocal({ assembly, state, port: 0 })
  try {
    return await work(local.origin)
  } finally {
    await local.stop()
    rmSync(state, { recursive: true, force: true })
  }
}

const Report = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string() })) }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      scoreDisplayMode: z.string(),
      details: z
        .looseObject({ items: z.array(z.looseObject({ description: z.unknown().optional() })).catch([]) })
        .optional(),
    }),
  ),
})
type Report = z.infer<typeof Report>

type Found = { readonly scores: Scores; readonly isUnlisted: boolean; readonly faults: readonly string[] }

/** Runs until the median of the performance is decided. */
async function scoresOf(url: string, port: number, runs: number): Promise<Found> {
  const reports: Report[] = []
  const perfect = () => reports.filter(report => scoreOf(report, 'performance') === 100).length
  while (reports.length < runs && perfect() <= runs / 2) reports.push(await reportOn(url, port))
  const scores = (category: (typeof categories)[number]) => reports.map(report => scoreOf(report, category))
  const performance = reports.length < runs ? 100 : median(scores('performance'))
  const worst = (category: (typeof categories)[number]) => Math.min(...scores(category))
  return {
    scores: {
      performance,
      accessibility: worst('accessibility'),
      'best-practices': worst('best-practices'),
      seo: worst('seo'),
    },
    isUnlisted: reports.some(({ audits }) => audits['is-crawlable']?.score === 0),
    faults: [...new Set(reports.flatMap(faultsIn))],
  }
}

async function reportOn(url: string, port: number): Promise<Report> {
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json', onlyCategories: [...categories] })
  const report = Report.parse(result?.lhr)
  if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`)
  return report
}

function scoreOf({ categories: found }: Report, category: (typeof categories)[number]): number {
  return Math.round((found[category]?.score ?? 0) * 100)
}

/** What keeps a page from a hundred. */
function faultsIn({ audits, categories: found }: Report): readonly string[] {
  const counted = new Set(Object.values(found).flatMap(({ auditRefs }) => auditRefs.map(({ id }) => id)))
  return Object.entries(audits)
    .filter(([id, { score, scoreDisplayMode }]) => counted.has(id) && scoreDisplayMode === 'binary' && score === 0)
    .map(([id, { details }]) => {
      const said = details?.items.map(({ description }) => description).find(one => typeof one === 'string')
      return said === undefined ? id : `${id}: ${said}`
    })
}

/** A page that is not to be found cannot score for being found. */
function rowOf(name: string, { scores, isUnlisted, faults }: Found): Row {
  const { performance, accessibility, seo } = scores
  const search = isUnlisted ? 'not listed' : String(seo)
  const said = faults.filter(fault => !fault.startsWith('is-crawlable'))
  const value = [performance, accessibility, scores['best-practices'], search].join(' · ')
  const row = {
    what: `Lighthouse, ${name}: performance · accessibility · best practices · search`,
    value: said.length === 0 ? value : `${value} (${said.join(', ')})`,
    bar: '100 each',
  }
  process.stdout.write(`  ${name}: ${row.value}\n`)
  return row
}
