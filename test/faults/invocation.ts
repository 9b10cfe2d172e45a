import { AsyncLocalStorage } from 'node:async_hooks'
import type { ClientRequest } from 'node:http'
import type { FaultKind } from './fault-kinds.ts'

/** `times`: how many tries of the call it will still meet. `isMet`: it met the last one. */
export type Fault = { readonly kind: FaultKind; times: number; isMet: boolean }

/** One call of one function. It can die at any moment: then nothing of it goes on, not even what it waits for. */
export type Invocation = {
  /** What it is about: `submit 17 1`, `escalation MR-… 1 Assess`. */
  readonly label: string
  isDead: boolean
  /** How many calls it made over the network: names the next one, whatever the machine does in between. */
  calls: number
  /** What each of its calls suffers, by the SDK's id of the call. */
  readonly struck: Map<string, Fault>
  /** Every kind of fault that met it. */
  readonly met: Set<FaultKind>
  /** Its requests under way, each with what is to be done when it is over. */
  readonly requests: Map<ClientRequest, () => void>
  readonly end: (why: string) => void
}

const running = new AsyncLocalStorage<Invocation | undefined>()

export const currentInvocation = (): Invocation | undefined => running.getStore()

export const within = <Result>(invocation: Invocation | undefined, act: () => Result): Result =>
  running.run(invocation, act)

/** Outside of every invocation: what the platform itself does. */
export const asPlatform = <Result>(act: () => Result): Result => within(undefined, act)

const labels = new Map<string, number>()

/** What the platform answers for a function that did not: its process ended, or its time was up. */
export class InvocationEnded extends Error {
  override readonly name = 'InvocationEnded'
}

export type Ended<Result> = { readonly met: ReadonlySet<FaultKind>; readonly result: PromiseSettledResult<Result> }

/** Runs a function as the platform would, until it answers or dies. The same label twice gets a number. */
export async function invoke<Result>(what: string, run: () => Promise<Result>): Promise<Ended<Result>> {
  const nth = (labels.get(what) ?? 0) + 1
  labels.set(what, nth)
  const death = Promise.withResolvers<never>()
  const invocation: Invocation = {
    label: `${what} #${nth}`,
    isDead: false,
    calls: 0,
    struck: new Map(),
    met: new Set(),
    requests: new Map(),
    end: why => {
      invocation.isDead = true
      for (const [request, over] of invocation.requests) silence(request, over)
      death.reject(new InvocationEnded(why))
    },
  }
  const timeUp = asPlatform(() => setTimeout(() => invocation.end('its time was up'), functionSeconds * 1000))
  const [result] = await Promise.allSettled([Promise.race([running.run(invocation, run), death.promise])])
  clearTimeout(timeUp)
  return { met: invocation.met, result }
}

/** As the template has it for every function without a time of its own. */
const functionSeconds = 20

/** Nobody hears of this request any more; its socket goes back. */
export function silence(request: ClientRequest, over: () => void): void {
  request.removeAllListeners()
  request.on('error', () => {})
  request.on('response', response => response.on('error', () => {}))
  request.destroy()
  over()
}
