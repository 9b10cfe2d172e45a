import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { takeAccessibilityResults } from './accessibility-results.ts'
import { type Settings, settingsFrom, stageNames, stillToDo, variantOf } from './config.ts'
import { pages } from './pages.ts'
import { synth } from './synth.ts'

/** `npm run deploy -- --stage NAME`: builds a stage and gives it to AWS, in the account of the credentials in force. */
const { values } = parseArgs({ options: { stage: { type: 'string' } } })
const deployable = stageNames.filter(name => name !== 'local' && name !== 'cloudtest')

if (!values.stage || !deployable.includes(values.stage)) {
  stop(`Which stage? npm run deploy -- --stage ${deployable.join(' | ')}`)
}
const settings = settingsFrom(name => (name === 'stage' ? values.stage : undefined))
refusePlaceholders(settings)
takeAccessibilityResults()
await pages(variantOf(settings))
process.exit(deploy(await synth({ stage: settings.stage })))

function refusePlaceholders(of: Settings): void {
  const open = stillToDo(of)
  if (open.length === 0) return
  stop(
    `Stage ${of.stage} cannot be deployed yet. A person must do once, as infra/runbook.md says, and write into infra/config.ts:\n${open.map(line => `  - ${line}`).join('\n')}`,
  )
}

function deploy(assembly: string): number {
  const options = ['node_modules/aws-cdk/bin/cdk', 'deploy', '--all', '--app', assembly]
  return spawnSync(process.execPath, options, { stdio: 'inherit' }).status ?? 1
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
