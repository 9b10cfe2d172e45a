import { cloudResults, readResults, results, sumOf } from './results.ts'

/** The last line of .ci/run: the sum of `npm test` and, when it ran after it, of `npm run test:cloud`. */
const own = readResults(results)
if (!own) {
  process.stderr.write(`${results} is missing: npm test makes it\n`)
  process.exit(1)
}
const cloud = readResults(cloudResults)
const runs = cloud && cloud.startTime > own.startTime ? [own, cloud] : [own]

process.stdout.write(`${sumOf(runs)}\n`)
process.exitCode = runs.every(({ success }) => success) ? 0 : 1
