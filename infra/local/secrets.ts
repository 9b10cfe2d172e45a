import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { referenceOf } from './attributes.ts'
import { AwsError, type Operations } from './aws-json.ts'
import { writeDurably } from './journal.ts'
import { hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const GenerateSecretString = hosting({
  PasswordLength: z.number().default(32),
  ExcludePunctuation: z.boolean().default(false),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  IncludeSpace: z.literal(false).optional(),
  RequireEachIncludedType: z.unknown().optional(),
  GenerateStringKey: z.string().optional(),
  SecretStringTemplate: z.string().optional(),
})
const Secret = hosting({ GenerateSecretString: GenerateSecretString.optional(), SecretString: z.string().optional() }, [
  'Name',
  'Description',
  'KmsKeyId',
  'Tags',
  'ReplicaRegions',
])
const Kept = z.record(z.string(), z.string())
const GetSecretValue = z.looseObject({ SecretId: z.string() })

export type Secrets = { value: (idOrName: string) => string; operations: Operations }

/** Secrets of the templates, made once and kept under the stage's state; only its owner can read the file. */
export function openSecrets(resources: readonly Resource[], directory: string): Secrets {
  const file = join(directory, 'secrets.json')
  const kept: Record<string, string> = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const arns = new Map<string, string>()
  for (const resource of ofType(resources, 'AWS::SecretsManager::Secret')) {
    const arn = referenceOf(resource)
    kept[arn] ??= generate(resource)
    arns.set(arn, arn).set(resource.name, arn)
  }
  writeDurably(file, JSON.stringify(kept, undefined, 1))

  const value = (id: string) => {
    const found = kept[arns.get(id) ?? '']
    if (found === undefined) {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    }
    return found
  }
  return {
    value,
    operations: {
      'secretsmanager.GetSecretValue': input => {
        const { SecretId } = GetSecretValue.parse(input)
        const ARN = arns.get(SecretId)
        return {
          ARN,
          Name: SecretId,
          SecretString: value(SecretId),
          VersionId: 'local',
          VersionStages: ['AWSCURRENT'],
        }
      },
    },
  }
}

/** `{{resolve:secretsmanager:<id>:SecretString:<json key>}}` anywhere in the value, replaced by the secret. */
export function withSecrets(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string')
    return value.replaceAll(/\{\{resolve:([^}]*)\}\}/g, (_, rest) => resolve(rest, secrets))
  if (Array.isArray(value)) return value.map(item => withSecrets(item, secrets))
  const object = z.record(z.string(), z.unknown()).safeParse(value)
  if (!object.success) return value
  return Object.fromEntries(Object.entries(object.data).map(([key, inner]) => [key, withSecrets(inner, secrets)]))
}

function resolve(reference: string, secrets: Secrets): string {
  const match =
    /^secretsmanager:(?<id>arn:aws:secretsmanager:[^:]*:[^:]*:secret:[^:]+|[^:]+)(?::SecretString(?::(?<key>[^:]*))?.*)?$/.exec(
      reference,
    )
  const { id, key } = match?.groups ?? {}
  if (id === undefined) throw new Error(`The local runtime cannot resolve {{resolve:${reference}}}`)
  const value = secrets.value(id)
  return key ? z.string().parse(Kept.parse(JSON.parse(value))[key]) : value
}

function generate(resource: Resource): string {
  const { GenerateSecretString: how, SecretString: given } = propertiesOf(resource, Secret)
  if (given !== undefined) return given
  if (how === undefined) throw new Error(`${resource.logicalId} is a secret without a value`)
  const text = randomText(how)
  if (how.GenerateStringKey === undefined) return text
  return JSON.stringify({ ...Kept.parse(JSON.parse(how.SecretStringTemplate ?? '{}')), [how.GenerateStringKey]: text })
}

function randomText(how: z.infer<typeof GenerateSecretString>): string {
  const alphabet = [
    how.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    how.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    how.ExcludeNumbers ? '' : '0123456789',
    how.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  ].join('')
  const letters = [...alphabet].filter(letter => !how.ExcludeCharacters.includes(letter))
  return Array.from({ length: how.PasswordLength }, () => letters[randomInt(letters.length)]).join('')
}
