import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { type FaultKind, faultKinds, ofEveryKind } from './fault-kinds.ts'
import type { Fault, Invocation } from './invocation.ts'
import { between, chance, choose } from './seeded.ts'
import { callHeader, type VirtualTime } from './virtual-time.ts'

export type Weather = {
  readonly seed: number
  /** Of all calls over the network, this part goes wrong. */
  readonly rate: number
}

/** What happened to the calls, counted by kind. */
export type Struck = {
  /** Tries that a fault met. */
  injected: number
  /** Of these, followed by another try of the SDK. */
  retried: number
}

/** `secrets`: only what asks for a secret suffers. */
type State = 'secrets' | 'faulty' | 'calm' | 'down'

export type Transport = {
  /** An engine of which every answer may get lost; calls from outside of a function get through. */
  between(engine: RequestListener, refusals: Refusals): Server
  /** Faults as drawn, none at all, or nothing gets through. */
  become(state: State): void
  readonly counts: Readonly<Record<FaultKind, Struck>>
  /** What the sends of a mail suffered, by the line of the ledger that it belongs to. */
  readonly sends: ReadonlyMap<string, ReadonlySet<FaultKind>>
  /** How many calls got through or not, without those from outside. */
  calls(): number
}

export type Refusals = {
  /** How a service asks to slow down. */
  readonly throttle: { readonly status: number; readonly name: string }
  /** The line of the ledger in the body of a request, where mails are sent. */
  readonly lineIn?: (body: string) => string
}

/** Stands between the unmodified SDK and an engine. Which call suffers what depends on the seed and on who calls. */
export function openTransport(weather: Weather, time: VirtualTime): Transport {
  const counts: Record<FaultKind, Struck> = ofEveryKind(() => ({ injected: 0, retried: 0 }))
  const sends = new Map<string, Set<FaultKind>>()
  let calls = 0
  let state: State = 'secrets'
  /** The fault that meets this request, if any. */
  const metBy = (request: IncomingMessage, invocation: Invocation): FaultKind | undefined => {
    calls += 1
    if (state === 'calm' || (state === 'secrets' && !isForSecret(request))) return undefined
    return faultOf(request, invocation, weather, counts)
  }
  const isCutOff = ({ isDead }: Invocation): boolean => state === 'down' || isDead
  const meet = (kind: FaultKind, suffering: Suffering): void => {
    const { lineIn } = suffering.refusals
    if (lineIn) readAside(suffering.request, body => note(sends, lineIn(body), kind))
    suffer[kind](suffering)
  }
  const answerWith =
    (engine: RequestListener, refusals: Refusals): RequestListener =>
    (request, response) => {
      const number = Number(request.headers[callHeader])
      const invocation = time.callOf(number)?.invocation
      if (!invocation) return void engine(request, response)
      if (isCutOff(invocation)) return void response.destroy()
      const kind = metBy(request, invocation)
      if (kind === undefined) return void engine(request, response)
      meet(kind, { request, response, number, invocation, engine, refusals, time, weather })
    }
  return {
    between: (engine, refusals) => createServer(answerWith(engine, refusals)),
    become: now => {
      state = now
    },
    counts,
    sends,
    calls: () => calls,
  }
}

function note(sends: Map<string, Set<FaultKind>>, line: string, kind: FaultKind): void {
  sends.set(line, (sends.get(line) ?? new Set()).add(kind))
}

/** Whoever else reads it gets it as well. */
function readAside(request: IncomingMessage, read: (body: string) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.once('end', () => read(Buffer.concat(chunks).toString()))
}

/** A call of the SDK is struck once, or as often as the SDK tries it and more. */
function faultOf(
  request: IncomingMessage,
  invocation: Invocation,
  { seed, rate }: Weather,
  counts: Record<FaultKind, Struck>,
): FaultKind | undefined {
  const sdkCall = String(request.headers['amz-sdk-invocation-id'])
  const known = invocation.struck.get(sdkCall)
  if (known?.isMet) counts[known.kind].retried += 1
  const name = `${invocation.label} ${invocation.calls}`
  if (!known) invocation.calls += 1
  const fault = known ?? (isForSecret(request) ? nextOfSecrets() : drawn(seed, rate, name))
  invocation.struck.set(sdkCall, fault)
  fault.isMet = fault.times > 0
  if (!fault.isMet) return undefined
  fault.times -= 1
  counts[fault.kind].injected += 1
  invocation.met.add(fault.kind)
  return fault.kind
}

const isForSecret = ({ headers }: IncomingMessage): boolean =>
  String(headers['x-amz-target']).startsWith('secretsmanager')

/**
 * A secret is asked for once and kept, so every kind comes first, one after the other. But for kills: a function that dies
 * takes what it kept along, and here all live in one process.
 */
function nextOfSecrets(): Fault {
  const kind = ofSecrets.shift()
  return kind === undefined ? { kind: 'slow', times: 0, isMet: false } : { kind, times: 3, isMet: false }
}

const ofSecrets = faultKinds.filter(kind => !kind.startsWith('kill'))

function drawn(seed: number, rate: number, name: string): Fault {
  const kind = choose(faultKinds, seed, name, 'kind')
  if (chance(seed, name, 'struck') >= rate) return { kind, times: 0, isMet: false }
  const lasting = chance(seed, name, 'times')
  return { kind, times: lasting < 0.6 ? 1 : lasting < 0.8 ? 2 : 3, isMet: false }
}

type Suffering = {
  readonly request: IncomingMessage
  readonly response: ServerResponse<IncomingMessage> & { req: IncomingMessage }
  readonly number: number
  readonly invocation: Invocation
  readonly engine: RequestListener
  readonly refusals: Refusals
  readonly time: VirtualTime
  readonly weather: Weather
}

const suffer: Readonly<Record<FaultKind, (suffering: Suffering) => void>> = {
  timeOutBefore: ({ time, number }) => time.hold(number),
  timeOutAfter: suffering => insteadOfAnswering(suffering, () => suffering.time.hold(suffering.number)),
  throttle: ({ response, refusals }) => refuse(response, refusals.throttle),
  serverError: ({ response }) => refuse(response, { status: 500, name: 'InternalServerError' }),
  resetBefore: ({ response }) => void response.destroy(),
  resetAfter: suffering => insteadOfAnswering(suffering, () => void suffering.response.destroy()),
  slow: suffering => insteadOfAnswering(suffering, answer => late(answer, suffering)),
  killBefore: ({ invocation }) => invocation.end('it was killed'),
  killAfter: suffering => insteadOfAnswering(suffering, () => suffering.invocation.end('it was killed')),
}

function refuse(response: ServerResponse, { status, name }: Refusals['throttle']): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': name })
  response.end(JSON.stringify({ __type: name, message: 'A fault of the tests' }))
}

/** The engine does its work; what becomes of its answer is decided here. */
function insteadOfAnswering({ engine, request, response }: Suffering, act: (answer: () => void) => void): void {
  const end = response.end.bind(response)
  Object.assign(response, {
    end: (...given: never[]) => {
      act(() => end(...given))
      return response
    },
  })
  engine(request, response)
}

/** Below the patience of our clients, mostly: sometimes it comes when nobody waits for it any more. */
function late(answer: () => void, { number, invocation, time, weather }: Suffering): void {
  time.hold(number)
  const wait = between(200, 3600, weather.seed, invocation.label, number, 'late')
  setTimeout(() => {
    if (!time.callOf(number)) return
    time.resume(number)
    answer()
  }, wait)
}
