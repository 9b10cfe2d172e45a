import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Part, PartFindings } from './part.ts'
import { report } from './report.ts'
import { startPart, withDefinitions } from './start-part.ts'

/** `npm run faults`: how many messages are lost or doubled when everything that can go wrong does. */
const usage = `npm run faults -- [options]
  --seed N          what is sent, what goes wrong and how people behave follows from it (1)
  --submissions N   messages; half of them are sent more than once (10000)
  --rate P          of all calls over the network, this part goes wrong (0.02)
  --parts N         processes side by side (one a processor)`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    submissions: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '0.02' },
    parts: { type: 'string', default: String(availableParallelism()) },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}

const began = performance.now()
const found = await withDefinitions(file => Promise.all(partsOf(file).map(run)))
const { text, isWell } = report(found, { seed: Number(values.seed), seconds: (performance.now() - began) / 1000 })
process.stdout.write(text)
process.exitCode = isWell ? 0 : 1

function partsOf(definitions: string): readonly Part[] {
  const [seed, submissions, count] = [Number(values.seed), Number(values.submissions), Number(values.parts)]
  const border = (n: number) => Math.floor((submissions * n) / count)
  return Array.from({ length: count }, (_, n) =>
    Part.parse({
      seed,
      from: border(n),
      until: border(n + 1),
      faultRate: Number(values.rate),
      definitions,
      tellsDays: true,
    }),
  )
}

async function run(part: Part): Promise<PartFindings> {
  return PartFindings.parse(await startPart('shard', JSON.stringify(part)))
}
