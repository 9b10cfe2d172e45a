import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'
import { handlerFiles, nameOf } from '../../infra/bundle.ts'
import { region, settingsFrom } from '../../infra/config.ts'
import { DataStack } from '../../infra/data-stack.ts'
import { ServiceStack } from '../../infra/service-stack.ts'

const Joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })

/** The state machines as the template deploys them, by name; the functions behind them are the caller's. */
export function definitions(): Readonly<Record<string, StateMachineDefinition>> {
  const app = new App()
  const settings = settingsFrom(name => (name === 'stage' ? 'local' : undefined))
  const data = new DataStack(app, 'Data', { settings, env: { region } })
  const identity = { issuer: 'https://example.org', clientId: 'desk', groupsClaim: 'groups' }
  const service = new ServiceStack(app, 'Service', {
    settings,
    data,
    identity,
    bundles: emptyBundles(),
    env: { region },
  })
  const machines = Object.values(Template.fromStack(service).findResources('AWS::StepFunctions::StateMachine'))
  return Object.fromEntries(
    machines.map(({ Properties }) => [nameIn(Properties), definitionIn(Properties.DefinitionString)]),
  )
}

const nameIn = ({ StateMachineName }: { StateMachineName: string }): string => StateMachineName.replace(/^local-/, '')

/**
 * With an ARN where CloudFormation fills in a function, and without the machine's time-out, which is longer than a
 * timer of Node can be.
 */
function definitionIn(joined: unknown): StateMachineDefinition {
  const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:f'
  const [, parts] = Joined.parse(joined)['Fn::Join']
  const { TimeoutSeconds: _, ...definition } = JSON.parse(
    parts.map(part => (typeof part === 'string' ? part : arn)).join(''),
  )
  return definition
}

/** Assets must exist, and what is in them does not matter here. */
function emptyBundles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-bundles-'))
  for (const name of handlerFiles().map(nameOf)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.mjs'), '')
  }
  return folder
}
