import { createWriteStream } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import * as z from 'zod'
import { readAssembly } from './assembly.ts'
import { type Operations, serveAws } from './aws-json.ts'
import { openClock, type StageClock } from './clock.ts'
import { createEdge } from './edge.ts'
import { openBus } from './events.ts'
import { type Functions, openFunctions } from './functions.ts'
import { readGateways } from './gateway.ts'
import { close, listen } from './http.ts'
import { openIdentity } from './identity.ts'
import { openKeys } from './keys.ts'
import { machineOperations } from './machine-operations.ts'
import { type Machines, openMachines } from './machines.ts'
import { openPost } from './mail.ts'
import type { Resource } from './resource.ts'
import { readResources } from './resources.ts'
import { openSchedules } from './schedules.ts'
import { openSecrets, withSecrets } from './secrets.ts'
import { holdState } from './state.ts'
import { openTables } from './table.ts'

export type LocalSetting = {
  /** The folder with the assembly's manifest. */
  assembly: string
  /** The folder that holds everything that must survive. */
  state: string
  /** 0 takes a free port. */
  port: number
  inboxPort?: number
  identityPort?: number
  /** Absent: the rate the stage had, at first 1. */
  clockRate?: number | undefined
  log?: ((line: string) => void) | undefined
}

export type Local = {
  origin: string
  /** The inbox page; `/store` has the mails as JSON. */
  inbox: string
  /** The issuer of the user pool, where the stage has one. */
  identity: string | undefined
  clock: StageClock
  /** Endpoints for the AWS SDK; any credentials do. */
  endpoints: { dynamodb: string; services: string }
  tables: readonly string[]
  functions: Functions
  machines: Machines
  /** Calls per function, requests per table operation and states entered, since the start. */
  counts: () => { functions: Readonly<Record<string, number>>; table: Readonly<Record<string, number>>; states: number }
  stop: () => Promise<void>
}

type Closers = (() => unknown)[]

/** Hosts a synthesised assembly on this machine; everything it opened is closed again when it cannot start. */
export async function startLocal(setting: LocalSetting): Promise<Local> {
  const closers: Closers = []
  const stop = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return { ...(await open(setting, closers)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(setting: LocalSetting, closers: Closers): Promise<Omit<Local, 'stop'>> {
  const { state: directory, log = ignore } = setting
  const assembly = readAssembly(setting.assembly)
  const unresolved = readResources(assembly)
  const origin = await openOrigin(setting.port, closers)
  closers.push(holdState(directory))
  const clock = openClock(directory, setting.clockRate, Date.now)
  const secrets = openSecrets(unresolved, directory)
  const resources = unresolved.map(resource => ({ ...resource, properties: resolved(resource, secrets) }))
  const keys = openKeys(resources, directory)

  const tables = await openTables(resources, directory)
  closers.push(tables.close)
  const ready = Promise.withResolvers<Operations>()
  const services = await serveAws(ready.promise, log)
  closers.push(() => close(services.server))
  const endpoints = { dynamodb: tables.endpoint, services: `http://127.0.0.1:${services.port}` }

  const people = await openIdentity(resources, { directory, origin: origin.url, port: setting.identityPort ?? 0 })
  closers.push(() => people?.close())
  const identity = people?.issuer
  const output = openFunctionLog(directory, closers)
  const variables = variablesFor({ endpoints, clock, origin: origin.url, identity, directory })
  const functions = openFunctions(resources, { assembly, variables, log: output })
  closers.push(functions.close)
  const bus = openBus(resources, { directory, functions, region: regionOf(resources), log })
  closers.push(bus.close)
  const post = await openPost(resources, { directory, bus, port: setting.inboxPort ?? 0 })
  closers.push(post.close)
  const machines = openMachines(resources, { directory, functions, log })
  closers.push(machines.close)
  ready.resolve({ ...secrets.operations, ...keys, ...post.operations, ...machineOperations(machines) })
  closers.push(openSchedules(resources, { directory, clock, functions, machines, log }).close)
  origin.serve(createEdge({ resources, assembly, gateways: readGateways(resources, functions, log) }, log))

  const counts = () => ({ functions: functions.calls(), table: tables.requests(), states: machines.transitions() })
  const { inbox } = post
  return { origin: origin.url, inbox, identity, clock, endpoints, tables: tables.names, functions, machines, counts }
}

const ignore = () => undefined

/** Takes the port first, so that one in use is told before anything else starts; early requests wait. */
async function openOrigin(port: number, closers: Closers) {
  const ready = Promise.withResolvers<RequestListener>()
  const server = createServer((request, response) => void ready.promise.then(serve => serve(request, response)))
  const taken = await listen(server, port)
  closers.push(() => close(server))
  return { url: `http://localhost:${taken}`, serve: ready.resolve }
}

const resolved = (resource: Resource, secrets: Parameters<typeof withSecrets>[1]) =>
  z.record(z.string(), z.unknown()).parse(withSecrets(resource.properties, secrets))

const regionOf = (resources: readonly Resource[]) => resources[0]?.region ?? 'eu-central-1'

/** What functions print, one line each, since the last start. */
function openFunctionLog(directory: string, closers: Closers) {
  const stream = createWriteStream(join(directory, 'functions.log'), { mode: 0o600 })
  closers.push(() => new Promise(resolve => stream.end(resolve)))
  return (name: string, line: string) => void stream.write(`${name} ${line}\n`)
}

type World = Pick<Local, 'endpoints' | 'clock' | 'origin' | 'identity'> & { directory: string }

/** A function's own variables, with clock, public origin and issuer as they are here, and an SDK that finds this machine only. */
function variablesFor({ endpoints, clock, origin, identity, directory }: World) {
  const here: Record<string, string> = {
    CLOCK_ORIGIN: new Date(clock.origin).toISOString(),
    CLOCK_RATE: String(clock.rate),
    PUBLIC_ORIGIN: origin,
    ...(identity && { ISSUER: identity }),
  }
  const nothing = join(directory, 'no-aws-settings')
  const sdk = {
    AWS_ENDPOINT_URL: endpoints.services,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_KMS: endpoints.services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.services,
    AWS_ENDPOINT_URL_SESV2: endpoints.services,
    AWS_ENDPOINT_URL_SFN: endpoints.services,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: nothing,
    AWS_SHARED_CREDENTIALS_FILE: nothing,
    AWS_EC2_METADATA_DISABLED: 'true',
    TZ: 'UTC',
  }
  return (own: Readonly<Record<string, string>>) => {
    const overridden = Object.entries(own).map(([name, value]) => [name, here[name] ?? value] as const)
    return { ...Object.fromEntries(overridden), ...sdk }
  }
}
