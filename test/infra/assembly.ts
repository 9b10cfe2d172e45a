import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { synth } from '../../infra/synth.ts'

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Metadata: z.record(z.string(), z.unknown()).optional(),
})
export type Resource = z.infer<typeof Resource>

const Template = z.looseObject({ Resources: z.record(z.string(), Resource) })

/** What the real `cdk synth` wrote for a stage, with a placeholder for the pages. */
export type Assembly = {
  /** By the last part of the stack's name: Data, Identity, Service, Progress, Site. */
  readonly stacks: Readonly<Record<string, z.infer<typeof Template>>>
  readonly text: string
}

export async function assemblyOf(stage: string): Promise<Assembly> {
  const folder = await synth({ stage, site: placeholderPages(), output: `.local/test/cdk.out/${stage}` })
  const files = readdirSync(folder).filter(name => name.endsWith('.template.json'))
  const texts = files.map(name => readFileSync(join(folder, name), 'utf8'))
  const stacks = files.map((name, index) => [nameOf(name), Template.parse(JSON.parse(texts[index] ?? ''))] as const)
  return { stacks: Object.fromEntries(stacks), text: texts.join('\n') }
}

const nameOf = (file: string): string => basename(file, '.template.json').split('-').at(-1) ?? file

function placeholderPages(): string {
  const folder = '.local/test/pages'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Placeholder</title>')
  return folder
}

export type Named = Resource & { readonly id: string }

/** Every resource of a type, in whatever stack. */
export function resourcesOf({ stacks }: Assembly, type: string): Named[] {
  return Object.values(stacks).flatMap(({ Resources }) =>
    Object.entries(Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ id, ...resource })),
  )
}

/** A function of ours, by the description that names its file; CDK's own helpers are left out. */
export function handlersOf(assembly: Assembly): (Named & { readonly name: string })[] {
  return resourcesOf(assembly, 'AWS::Lambda::Function').flatMap(resource => {
    const [, name] = /^functions\/\*\/(.+)\.ts$/.exec(String(resource.Properties.Description)) ?? []
    return name === undefined ? [] : [{ ...resource, name }]
  })
}

const Statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform(value => [value].flat()),
  Resource: z.unknown().transform(value => [value].flat().map(one => JSON.stringify(one))),
})
export type Statement = z.infer<typeof Statement>

const Policy = z.looseObject({
  PolicyDocument: z.looseObject({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
})

/** What the role with this logical id may do. */
export function statementsOf(assembly: Assembly, role: string): Statement[] {
  return resourcesOf(assembly, 'AWS::IAM::Policy')
    .map(({ Properties }) => Policy.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}
