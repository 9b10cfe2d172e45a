import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startLocal } from '../../infra/local/local.ts'
import { pages as buildPages } from '../../infra/pages.ts'
import { synth } from '../../infra/synth.ts'
import { clockOriginFor, nextTuesdayAt } from '../journey/clock.ts'
import { cloudResults, readResults, results } from '../results.ts'
import { bundles } from './bundles.ts'
import { desk } from './desk.ts'
import { growth } from './growth.ts'
import { install } from './install.ts'
import { pageScores } from './lighthouse.ts'
import { oneMessage } from './one-message.ts'
import { pages } from './pages.ts'
import { progress } from './progress.ts'
import { start } from './start.ts'
import { markdown, type Row } from './table.ts'
import { wrongCodes } from './wrong-codes.ts'

/**
 * `npm run bench`: every figure we promise to hold, as one table. Two cores with nothing else to do give the numbers.
 * `--only lighthouse` measures one part; `--runs 1` and `--page start` make that one quicker.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    page: { type: 'string' },
  },
})
const parts: Readonly<Record<string, () => Promise<readonly Row[]> | readonly Row[]>> = {
  install,
  start,
  hosted,
  bundles,
  wrongCodes,
  growth,
  lighthouse: () => pageScores({ runs: Number(values.runs), only: values.page }),
  tests,
}
const unknown = values.only?.find(name => !(name in parts))
if (unknown !== undefined) throw new Error(`There is no part "${unknown}"; parts: ${Object.keys(parts).join(', ')}`)
const rows: Row[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (values.only === undefined || values.only.includes(name)) rows.push(...(await measure()))
}
process.stdout.write(`\n${markdown(rows)}\n`)

/** On a runtime with nothing in it, on a Tuesday morning at twice the speed: no job comes between for half a minute. */
async function hosted(): Promise<Row[]> {
  await buildPages('demo')
  const assembly = await synth({ stage: 'local' })
  const state = '.local/bench/state'
  rmSync(state, { recursive: true, force: true })
  mkdirSync(state, { recursive: true })
  const clock = { origin: clockOriginFor(nextTuesdayAt('10:00'), { at: new Date(), rate: 2 }), rate: 2 }
  writeFileSync(`${state}/clock.json`, JSON.stringify(clock))
  const local = await startLocal({ assembly, state, port: 0 })
  try {
    return [
      ...(await pages(local.origin)),
      ...(await oneMessage(local)),
      ...(await desk(local)),
      ...(await progress(local)),
    ]
  } finally {
    await local.stop()
    rmSync(state, { recursive: true, force: true })
  }
}

/** As the last runs left them. */
function tests(): Row[] {
  const named = [
    { what: 'Tests in the last `npm test`', run: readResults(results) },
    { what: 'Tests in the last `npm run test:cloud`', run: readResults(cloudResults) },
  ]
  return named.flatMap(({ what, run }) =>
    run ? [{ what, value: String(run.numPassedTests + run.numFailedTests) }] : [],
  )
}
