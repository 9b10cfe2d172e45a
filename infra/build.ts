import { parseArgs } from 'node:util'
import { takeAccessibilityResults } from './accessibility-results.ts'
import { bundle, type Variant } from './bundle.ts'
import { pages, pagesOf } from './pages.ts'
import { synth } from './synth.ts'
import { reportUnverified } from './unverified.ts'

/** `npm run build -- --stage NAME`: bundles, pages and templates of the stages named, each only when it changed. */
const { values } = parseArgs({ options: { stage: { type: 'string', multiple: true } } })
const stages = values.stage ?? ['local']
const variants = new Set<Variant>(stages.map(stage => (stage === 'production' ? 'production' : 'demo')))

takeAccessibilityResults()
for (const variant of variants) {
  await step(`functions (${variant})`, () => bundle(variant))
  await step(`pages (${variant})`, () => pages(variant))
}
for (const variant of variants) {
  const places = { pages: pagesOf(variant), list: `.local/unverified-${variant}.md` }
  process.stdout.write(`  ${reportUnverified(variant, places)}\n`)
}
for (const stage of stages) await step(`templates (${stage})`, () => synth({ stage }))

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  process.stdout.write(`  ${name} … `)
  await work()
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
}
