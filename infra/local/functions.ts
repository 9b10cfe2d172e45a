import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Assembly, assetPath } from './assembly.ts'
import { attributeOf } from './attributes.ts'
import { type Environment, FunctionError, openEnvironment } from './function-environment.ts'
import { account, hosting, ofType, propertiesOf, type Resource } from './resource.ts'

const Lambda = hosting(
  {
    Code: z.looseObject({ S3Key: z.string() }),
    Handler: z.string(),
    Runtime: z.string(),
    Timeout: z.number().default(3),
    MemorySize: z.number().default(128),
    PackageType: z.literal('Zip').optional(),
    Environment: z
      .strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
      .default({ Variables: {} }),
    ReservedConcurrentExecutions: z.number().optional(),
  },
  [
    'FunctionName',
    'Description',
    'Role',
    'Architectures',
    'LoggingConfig',
    'Tags',
    'TracingConfig',
    'DeadLetterConfig',
    'RecursiveLoop',
    'RuntimeManagementConfig',
    'SnapStart',
    'EphemeralStorage',
    'KmsKeyArn',
  ],
)

/** How many environments of one function run side by side; AWS would take more, a laptop should not. */
const mostEnvironments = 4

export type Functions = {
  /** JSON in, JSON out; rejects with a FunctionError. Knows a function by its ARN. */
  invoke: (arn: string, event: string) => Promise<string>
  has: (arn: string) => boolean
  arns: readonly string[]
  /** Calls per function name, for the bench. */
  calls: () => Readonly<Record<string, number>>
  close: () => Promise<void>
}

/** `log` gets each line a function prints, and one line per failed call. */
export type FunctionSetting = {
  assembly: Assembly
  variables: (own: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  log: (name: string, line: string) => void
}

export function openFunctions(resources: readonly Resource[], setting: FunctionSetting): Functions {
  const pools = new Map<string, Pool>()
  const providers = new Set(resources.map(({ properties }) => properties.ServiceToken))
  for (const resource of ofType(resources, 'AWS::Lambda::Function')) {
    const arn = attributeOf(resource, 'Arn')
    if (!providers.has(arn)) pools.set(arn, poolOf(resource, arn, setting))
  }
  return {
    has: arn => pools.has(arn),
    arns: [...pools.keys()],
    invoke(arn, event) {
      const pool = pools.get(arn)
      if (pool === undefined) throw new Error(`The assembly has no function ${arn}`)
      return call(pool, event)
    },
    calls: () => Object.fromEntries([...pools.values()].map(({ name, calls }) => [name, calls])),
    close: async () => {
      await Promise.all([...pools.values()].flatMap(({ all }) => [...all].map(environment => environment.close())))
    },
  }
}

type Pool = {
  name: string
  calls: number
  open: () => Environment
  log: (line: string) => void
  most: number
  idle: Environment[]
  all: Set<Environment>
  waiting: ((environment: Environment) => void)[]
}

/** Environments open with the first call and stay warm; one that broke is replaced by the next call. */
async function call(pool: Pool, event: string): Promise<string> {
  pool.calls += 1
  const environment = await take(pool)
  try {
    return await environment.call(randomUUID(), event)
  } catch (error) {
    pool.log(error instanceof FunctionError ? `${error.name}: ${error.message}\n${error.trace}` : String(error))
    throw error
  } finally {
    giveBack(pool, environment)
  }
}

async function take(pool: Pool): Promise<Environment> {
  let idle = pool.idle.pop()
  while (idle?.broken()) {
    pool.all.delete(idle)
    idle = pool.idle.pop()
  }
  if (idle) return idle
  if (pool.all.size < pool.most) return open(pool)
  return new Promise(resolve => pool.waiting.push(resolve))
}

function giveBack(pool: Pool, environment: Environment) {
  const next = pool.waiting.shift()
  if (environment.broken()) pool.all.delete(environment)
  if (next) next(environment.broken() ? open(pool) : environment)
  else if (!environment.broken()) pool.idle.push(environment)
}

function open(pool: Pool): Environment {
  const environment = pool.open()
  pool.all.add(environment)
  return environment
}

function poolOf(resource: Resource, arn: string, { assembly, variables, log }: FunctionSetting): Pool {
  const properties = propertiesOf(resource, Lambda)
  if (!properties.Runtime.startsWith('nodejs')) {
    throw new Error(`${resource.stack}/${resource.logicalId} runs on ${properties.Runtime}: only Node.js runs here`)
  }
  const { name } = resource
  const [module = 'index', handlerName = 'handler'] = properties.Handler.split('.')
  const environment = {
    ...variables(properties.Environment.Variables),
    AWS_REGION: resource.region,
    AWS_DEFAULT_REGION: resource.region,
    AWS_ACCOUNT_ID: account,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    _HANDLER: properties.Handler,
  }
  const file = moduleFile(assetPath(assembly, properties.Code.S3Key), module)
  const data = { file, handlerName, arn, name, memory: properties.MemorySize }
  return {
    name,
    calls: 0,
    open: () =>
      openEnvironment({ data, environment, timeoutSeconds: properties.Timeout, log: line => log(name, line) }),
    log: line => log(name, line),
    most: Math.min(mostEnvironments, properties.ReservedConcurrentExecutions ?? mostEnvironments),
    idle: [],
    all: new Set(),
    waiting: [],
  }
}

function moduleFile(directory: string, module: string): string {
  const file = ['.mjs', '.js', '.cjs'].map(ending => join(directory, `${module}${ending}`)).find(existsSync)
  if (file === undefined) throw new Error(`${directory} holds no ${module}.mjs`)
  return file
}
