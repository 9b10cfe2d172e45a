import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { copyCheckout } from './checkout.ts'
import type { Spent } from './spent.ts'
import { megabytes, type Row, seconds } from './table.ts'

const copy = resolve('.local/bench/grown')
const times = 10

/** `worked` is the time of processors, which others on the machine do not lengthen. */
type Build = { readonly pages: number; readonly took: number; readonly worked: number; readonly memory: number }

/** What every page costs to build: for this country, and for one with ten times the municipalities. */
export async function growth(): Promise<Row[]> {
  const one = await built(1)
  const ten = await built(times)
  const perPage = ({ worked, pages }: Build) => `${(worked / pages).toFixed(1)} ms`
  const grown = (of: (build: Build) => number) => (of(ten) / of(one)).toFixed(1)
  return [
    { what: `Building all ${one.pages} pages from nothing`, value: seconds(one.took), bar: '≤ 60 s on 2 cores' },
    { what: 'Building, processor time per page', value: perPage(one) },
    { what: 'Building, greatest memory', value: megabytes(one.memory) },
    { what: `The same with ${times} × the municipalities: ${ten.pages} pages`, value: seconds(ten.took) },
    { what: `With ${times} × the municipalities, processor time per page`, value: perPage(ten), bar: 'as with one' },
    { what: `With ${times} × the municipalities, greatest memory`, value: megabytes(ten.memory) },
    {
      what: `With ${times} × the municipalities: pages, processor time, memory grew`,
      value: `${grown(({ pages }) => pages)} ×, ${grown(({ worked }) => worked)} ×, ${grown(({ memory }) => memory)} ×`,
    },
  ]
}

/** In a copy of the checkout, where nothing was built yet. */
async function built(factor: number): Promise<Build> {
  copyCheckout(copy)
  try {
    multiply(factor)
    const spent = join(copy, 'spent')
    writeFileSync(spent, '')
    const started = performance.now()
    await build(spent)
    const took = performance.now() - started
    const pages = globSync('.local/site/production/**/*.html', { cwd: copy }).length
    const processes = readFileSync(spent, 'utf8')
      .trim()
      .split('\n')
      .map(line => Process.parse(JSON.parse(line)))
    const memory = Math.max(...processes.map(one => one.memory))
    return { pages, took, worked: processes.reduce((sum, one) => sum + one.worked, 0), memory }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const Process: z.ZodType<Spent> = z.object({ memory: z.number(), worked: z.number() })
const Record = z.tuple([z.string(), z.string()], z.unknown())
const Records = z.array(Record)

/** Above every code that CBS has given out. */
const firstInvented = 2000

/** Invented neighbours of every municipality, with places of their own: for this measurement only. */
function multiply(factor: number): void {
  const municipalities = read('municipalities')
  const places = read('places')
  const index = new Map(municipalities.map(([code], at) => [code, at]))
  const copyOf = (code: unknown, number: number) => {
    return `GM${firstInvented + (number - 2) * municipalities.length + (index.get(String(code)) ?? 0)}`
  }
  const numbers = Array.from({ length: factor - 1 }, (_, at) => at + 2)
  const more = numbers.flatMap(number =>
    municipalities.map(([code, name, ...rest]) => [copyOf(code, number), `${name} ${number}`, ...rest]),
  )
  const morePlaces = numbers.flatMap(number =>
    places.map(([name, ...codes]) => [`${name} ${number}`, ...codes.map(code => copyOf(code, number))]),
  )
  write('municipalities', [...municipalities, ...more])
  write('places', [...places, ...morePlaces])
}

const fileOf = (name: string): string => join(copy, `content/geography/${name}.json`)

function read(name: string): z.infer<typeof Records> {
  return Records.parse(JSON.parse(readFileSync(fileOf(name), 'utf8')))
}

function write(name: string, records: readonly unknown[]): void {
  writeFileSync(fileOf(name), JSON.stringify(records))
}

/** As `npm run build` builds them: Astro, then the index to search them. */
function build(spent: string): Promise<void> {
  const code = "import { pages } from './infra/pages.ts'; await pages('production')"
  const hook = `--import=${resolve('test/bench/spent.ts')}`
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: copy,
      env: { ...process.env, MELDROUTE_SPENT: spent, NODE_OPTIONS: hook },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', failed)
    child.once('close', ended => (ended === 0 ? done() : failed(new Error(`The build ended with ${ended}`))))
  })
}
