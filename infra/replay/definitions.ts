import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'
import { handlerFiles, nameOf } from '../bundle.ts'
import { region, settingsFrom } from '../config.ts'
import { DataStack } from '../data-stack.ts'
import { once } from '../once.ts'
import { ServiceStack } from '../service-stack.ts'

const Joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })

/** The state machines by name, and the properties of the table. */
const Definitions = z.strictObject({
  machines: z.record(z.string(), z.custom<StateMachineDefinition>()),
  table: z.record(z.string(), z.unknown()),
})
export type Definitions = z.infer<typeof Definitions>

const output = '.local/definitions'
const sources = ['infra/*.ts', 'infra/replay/definitions.ts', 'functions/adapters/keys.ts', 'content/regions.json']
const shared = ['content/demo/people.json', 'content/messages/*/invitation.json', 'package.json', 'package-lock.json']

/**
 * What the templates deploy, synthesised once per change of them; the functions behind the machines are the caller's.
 */
export async function definitions(): Promise<Definitions> {
  await once({
    output,
    inputs: { files: [...sources, ...shared], words: handlerFiles() },
    make: async folder => writeFileSync(join(folder, 'definitions.json'), JSON.stringify(synthesised())),
  })
  return Definitions.parse(JSON.parse(readFileSync(join(output, 'definitions.json'), 'utf8')))
}

function synthesised(): Definitions {
  const app = new App()
  const settings = settingsFrom(name => (name === 'stage' ? 'local' : undefined))
  const data = new DataStack(app, 'Data', { settings, env: { region } })
  const identity = { issuer: 'https://example.org', clientId: 'desk', groupsClaim: 'groups' }
  const bundles = emptyBundles()
  const service = new ServiceStack(app, 'Service', { settings, data, identity, bundles, env: { region } })
  const machines = Object.values(Template.fromStack(service).findResources('AWS::StepFunctions::StateMachine'))
  const [table] = Object.values(Template.fromStack(data).findResources('AWS::DynamoDB::GlobalTable'))
  rmSync(bundles, { recursive: true })
  return {
    machines: Object.fromEntries(
      machines.map(({ Properties }) => [nameIn(Properties), definitionIn(Properties.DefinitionString)]),
    ),
    table: table?.Properties,
  }
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
