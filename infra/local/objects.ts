import { createHash } from 'node:crypto'
import { globSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import * as z from 'zod'
import type { Answer } from './answer.ts'
import { type Assembly, assetPath } from './assembly.ts'
import { attributeOf, referenceOf } from './attributes.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'
import { wildcard } from './wildcard.ts'

const Bucket = hosting({}, [
  'BucketName',
  'BucketEncryption',
  'PublicAccessBlockConfiguration',
  'OwnershipControls',
  'LifecycleConfiguration',
  'VersioningConfiguration',
  'Tags',
])
const Deployment = hosting(
  {
    SourceObjectKeys: z.array(z.string()),
    DestinationBucketName: z.string(),
    DestinationBucketKeyPrefix: z.string().default(''),
    Include: z.array(z.string()).default([]),
    Exclude: z.array(z.string()).default([]),
    SystemMetadata: z.record(z.string(), z.string()).default({}),
    // Values written into the files while deploying; nobody does that here.
    SourceMarkers: z.array(z.strictObject({})).optional(),
  },
  [
    'ServiceToken',
    'SourceBucketNames',
    'Prune',
    'DistributionId',
    'DistributionPaths',
    'WaitForDistributionInvalidation',
    'OutputObjectKeys',
    'RetainOnDelete',
    'DestinationBucketArn',
  ],
)

/** Objects by key; an object is a file and the headers it was deployed with. */
export type Bucket = { objects: ReadonlyMap<string, { file: string; headers: Readonly<Record<string, string>> }> }

/** Every bucket by its regional domain name, filled by the deployments of the templates. */
export function readBuckets(resources: readonly Resource[], assembly: Assembly): ReadonlyMap<string, Bucket> {
  const buckets = new Map<string, Bucket>()
  for (const resource of ofType(resources, 'AWS::S3::Bucket')) {
    propertiesOf(resource, Bucket)
    const name = referenceOf(resource)
    const objects = ofType(resources, 'Custom::CDKBucketDeployment')
      .map(deployment => propertiesOf(deployment, Deployment))
      .filter(deployment => deployment.DestinationBucketName === name)
      .flatMap(deployment => deployed(deployment, assembly))
    buckets.set(attributeOf(resource, 'RegionalDomainName'), { objects: new Map(objects) })
  }
  return buckets
}

/** An object, or what S3 answers to somebody who may read objects but not list them: 403. */
export async function readObject({ objects }: Bucket, key: string): Promise<Answer> {
  const found = objects.get(key)
  if (found === undefined) {
    const body = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>')
    return { status: 403, headers: { 'content-type': 'application/xml' }, body }
  }
  const body = await readFile(found.file)
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  const modified = statSync(found.file).mtime.toUTCString()
  return { status: 200, headers: { ...found.headers, etag, 'last-modified': modified }, body }
}

function deployed({ SourceObjectKeys, ...deployment }: z.infer<typeof Deployment>, assembly: Assembly) {
  const { Include, Exclude, SystemMetadata, DestinationBucketKeyPrefix: prefix } = deployment
  return SourceObjectKeys.flatMap(source => {
    const directory = assetPath(assembly, source)
    // Folders such as `.well-known` have to be asked for.
    return globSync(['**/*', '**/.*/**/*'], { cwd: directory, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => ({ file, path: file.slice(directory.length + 1).replaceAll('\\', '/') }))
      .filter(({ path }) => chosen(path, Include, Exclude))
      .map(({ file, path }) => {
        const headers = { 'content-type': typeOf(path), ...SystemMetadata }
        return [join(prefix, path), { file, headers }] as const
      })
  })
}

/** As the AWS CLI: everything, without what is excluded, with what is included again; `*` crosses directories. */
function chosen(path: string, include: readonly string[], exclude: readonly string[]): boolean {
  const fits = (pattern: string) => wildcard(pattern)(path)
  return include.some(fits) || !exclude.some(fits)
}

/** As the AWS CLI guesses them: by the ending, without a charset. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'text/xml',
}

const typeOf = (path: string) => types[extname(path).toLowerCase()] ?? 'binary/octet-stream'
