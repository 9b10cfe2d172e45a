import { subscribe } from 'node:diagnostics_channel'
import { Agent, ClientRequest } from 'node:http'
import * as z from 'zod'
import { currentInvocation, type Invocation, silence, within } from './invocation.ts'

/** A request of this process to an engine, from when it is made until its answer is read. */
export type Call = { readonly request: ClientRequest; readonly invocation: Invocation | undefined }

export type VirtualTime = {
  now(): number
  /** The call with the number that its header carries; `undefined` once it is over. */
  callOf(number: number): Call | undefined
  /** Time does not wait for this call any more, as it hangs; or it does again. */
  hold(number: number): void
  resume(number: number): void
  /** Lets time pass, at once where nothing happens. */
  runUntil(instant: number): Promise<void>
}

export const callHeader = 'x-call'

/**
 * The time of this process: `Date` and timers. It stands still while a request is under way and while code runs, and
 * then jumps to the next timer. So time-outs, retries and waits of everything there is take no time at all, and none of
 * it has to know. Deployed, every function has its sockets for itself: here none waits for one that hangs elsewhere, as
 * time would stand still for ever.
 */
export function takeOverTime(start: number): VirtualTime {
  const calls = new Map<number, Call>()
  const busy = new Busy()
  const timers = new Timers(start)
  let numbers = 0
  subscribe('http.client.request.created', message => {
    const { request } = Created.parse(message)
    if ('agent' in request && request.agent instanceof Agent) request.agent.maxSockets = Number.POSITIVE_INFINITY
    const number = ++numbers
    const invocation = currentInvocation()
    request.setHeader(callHeader, String(number))
    calls.set(number, { request, invocation })
    busy.begin(number)
    const over = () => {
      calls.delete(number)
      busy.end(number)
      invocation?.requests.delete(request)
    }
    request.once('close', over)
    invocation?.requests.set(request, over)
    // Whoever is dead asks nothing more.
    if (invocation?.isDead) setImmediate(() => silence(request, over))
  })
  Object.assign(globalThis, timers.globals())
  return {
    now: () => timers.now,
    callOf: number => calls.get(number),
    hold: number => busy.end(number),
    resume: number => {
      if (calls.has(number)) busy.begin(number)
    },
    runUntil: async instant => {
      await quiet(busy)
      while (timers.fireNext(instant)) await quiet(busy)
      timers.now = instant
    },
  }
}

const Created = z.object({ request: z.instanceof(ClientRequest) })

/** What time waits for. */
class Busy {
  readonly #calls = new Set<number>()
  /** How often a call began or ended: while it stays the same, nothing happens. */
  changes = 0

  begin(call: number): void {
    this.changes += 1
    this.#calls.add(call)
  }

  end(call: number): void {
    this.changes += 1
    this.#calls.delete(call)
  }

  /** A request, or a file that is being read: the SDK looks for its settings when it is first used. */
  get isBusy(): boolean {
    return this.#calls.size > 0 || process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))
  }
}

/** Turns of the event loop without a request, after which nothing is left to happen. */
const calmTurns = 3

/** Seconds of the machine without anything happening, after which nothing will. */
const patience = 60

async function quiet(busy: Busy): Promise<void> {
  let [seen, since] = [busy.changes, performance.now()]
  for (let calm = 0; calm < calmTurns; calm = busy.isBusy ? 0 : calm + 1) {
    await new Promise(turned => setImmediate(turned))
    if (busy.changes !== seen) [seen, since] = [busy.changes, performance.now()]
    if (performance.now() - since > patience * 1000) throw new Error('Time stands still: a call hangs')
  }
}

type Timer = {
  at: number
  isCleared: boolean
  readonly delay: number
  readonly act: () => void
  readonly owner: Invocation | undefined
}

class Timers {
  now: number
  /** Later ones first. */
  readonly #instants: number[] = []
  readonly #at = new Map<number, Set<Timer>>()

  constructor(start: number) {
    this.now = start
  }

  /** Fires all timers of the next instant; `false` when there is none until then. */
  fireNext(until: number): boolean {
    // An instant whose timers were all cleared is none.
    while (this.#instants.length > 0 && !this.#at.has(this.#instants.at(-1) ?? 0)) this.#instants.pop()
    const at = this.#instants.at(-1)
    if (at === undefined || at > until) return false
    this.#instants.pop()
    const due = this.#at.get(at) ?? new Set()
    this.#at.delete(at)
    this.now = at
    for (const timer of due) if (!timer.isCleared && !timer.owner?.isDead) within(timer.owner, timer.act)
    return true
  }

  globals() {
    const virtualDate = new Proxy(Date, {
      construct: (target, given, self) => Reflect.construct(target, given.length > 0 ? given : [this.now], self),
      get: (target, name) => (name === 'now' ? () => this.now : Reflect.get(target, name)),
    })
    return {
      Date: virtualDate,
      setTimeout: (act: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) =>
        new Handle(
          this,
          this.#set(() => act(...given), delay),
        ),
      clearTimeout: (handle: unknown) => {
        if (handle instanceof Handle) handle.clear()
      },
    }
  }

  #set(act: () => void, delay: number): Timer {
    const wait = Math.max(1, Math.trunc(delay) || 0)
    return this.schedule({ at: 0, isCleared: false, delay: wait, act, owner: currentInvocation() })
  }

  schedule(timer: Timer): Timer {
    timer.at = this.now + timer.delay
    timer.isCleared = false
    const known = this.#at.get(timer.at)
    if (known) known.add(timer)
    else {
      this.#at.set(timer.at, new Set([timer]))
      this.#instants.splice(this.#placeOf(timer.at), 0, timer.at)
    }
    return timer
  }

  remove(timer: Timer): void {
    timer.isCleared = true
    const others = this.#at.get(timer.at)
    if (others?.delete(timer) && others.size === 0) this.#at.delete(timer.at)
  }

  #placeOf(at: number): number {
    let [low, high] = [0, this.#instants.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#instants[middle] ?? 0) > at) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** What Node's own timers answer, as far as anybody uses it. */
class Handle {
  readonly #timers: Timers
  readonly #timer: Timer
  constructor(timers: Timers, timer: Timer) {
    this.#timers = timers
    this.#timer = timer
  }
  ref = () => this
  unref = () => this
  hasRef = () => true
  clear = () => this.#timers.remove(this.#timer)
  refresh = () => {
    this.clear()
    this.#timers.schedule(this.#timer)
    return this
  };
  [Symbol.dispose] = () => this.clear()
}
