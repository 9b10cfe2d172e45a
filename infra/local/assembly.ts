import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'

/** The synthesised cloud assembly: all that the local runtime knows of the application. */
export type Assembly = { stacks: readonly Stack[]; assets: ReadonlyMap<string, string> }
export type Stack = { name: string; region: string; template: Template }
export type Template = z.infer<typeof Template>

const TemplateResource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DependsOn: z.unknown().optional(),
  Metadata: z.record(z.string(), z.unknown()).optional(),
  DeletionPolicy: z.unknown().optional(),
  UpdateReplacePolicy: z.unknown().optional(),
  UpdatePolicy: z.unknown().optional(),
})

/** A template section we do not know (Transform, Hooks …) is refused: it could change everything else. */
const Template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Rules: z.unknown().optional(),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), TemplateResource).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
})

const Artifact = z.looseObject({
  type: z.string(),
  environment: z.string().optional(),
  displayName: z.string().optional(),
  properties: z
    .looseObject({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      file: z.string().optional(),
      directoryName: z.string().optional(),
    })
    .optional(),
})
const Manifest = z.looseObject({ artifacts: z.record(z.string(), Artifact).default({}) })

const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
})

export function readAssembly(directory: string): Assembly {
  const manifestFile = join(directory, 'manifest.json')
  if (!existsSync(manifestFile)) {
    throw new Error(`There is no cloud assembly in ${directory}: npm run build makes it`)
  }
  const found: Found = { stacks: [], assets: new Map() }
  for (const [id, artifact] of Object.entries(readJson(manifestFile, Manifest).artifacts)) {
    addArtifact(found, directory, { id, ...artifact })
  }
  return found
}

/** The directory or file of an asset, by the object key templates know it by (`<hash>.zip`). */
export function assetPath(assembly: Assembly, objectKey: string): string {
  const path = assembly.assets.get(objectKey)
  if (path === undefined) throw new Error(`The cloud assembly has no asset ${objectKey}`)
  return path
}

type Found = { stacks: Stack[]; assets: Map<string, string> }

function addArtifact(found: Found, directory: string, artifact: z.infer<typeof Artifact> & { id: string }) {
  const { templateFile, stackName, file, directoryName } = artifact.properties ?? {}
  if (artifact.type === 'aws:cloudformation:stack' && templateFile) {
    const template = readJson(join(directory, templateFile), Template)
    found.stacks.push({ name: stackName ?? artifact.id, region: regionOf(artifact.environment), template })
  } else if (artifact.type === 'cdk:asset-manifest' && file) {
    addAssets(found.assets, directory, file)
  } else if (artifact.type === 'cdk:cloud-assembly' && directoryName) {
    const nested = readAssembly(join(directory, directoryName))
    found.stacks.push(...nested.stacks)
    for (const [key, path] of nested.assets) found.assets.set(key, path)
  }
}

function addAssets(assets: Map<string, string>, directory: string, file: string) {
  for (const { source, destinations } of Object.values(readJson(join(directory, file), AssetManifest).files)) {
    if (source.path === undefined) continue
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, resolve(directory, source.path))
  }
}

/** `aws://account/region`; an environment-agnostic stack lives in the region everything else is in. */
function regionOf(environment: string | undefined): string {
  const region = environment?.split('/').at(-1)
  return region === undefined || region === 'unknown-region' ? 'eu-central-1' : region
}

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success)
    throw new Error(`${file} is not what the local runtime expects: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
