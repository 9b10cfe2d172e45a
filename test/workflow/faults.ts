import type { Stage } from './stage.ts'

/** `before`: the call is not made. `after`: it is made and only its answer is lost. `isForGood`: nor is any later one made. */
export type Fault = { readonly at: number; readonly when: 'before' | 'after'; readonly isForGood?: boolean }

/** What is reached over the network. The mailer never loses an answer: it says that it knows none. */
const reached = {
  before: ['reports', 'notices', 'reminders', 'messages', 'mailer'],
  after: ['reports', 'notices', 'reminders', 'messages'],
} as const

type Port = 'reports' | 'notices' | 'reminders' | 'messages' | 'mailer' | 'keyring' | 'seal' | 'workflows'

/** The same stage, on which the call with this number, from nought, goes wrong; `struck` tells whether it came to that. */
export function withFault(
  stage: Stage,
  fault: Fault,
  ports: readonly Port[] = reached[fault.when],
): { stage: Stage; struck: () => boolean } {
  const { on, struck } = faultAt(fault)
  const broken = Object.fromEntries(ports.map(name => [name, on(stage[name])]))
  return { stage: { ...stage, ...broken }, struck }
}

/** Counts the calls of whatever it is put on, together; the one with this number, from nought, goes wrong. */
export function faultAt({ at, when, isForGood = false }: Fault) {
  let calls = 0
  const next = (): Fault['when'] | undefined => {
    const call = calls++
    if (call === at) return when
    return isForGood && call > at ? 'before' : undefined
  }
  return {
    on: <Faulty extends object>(port: Faulty): Faulty => faulty(port, next),
    struck: () => calls > at,
  }
}

function faulty<Faulty extends object>(port: Faulty, next: () => Fault['when'] | undefined): Faulty {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver)
      if (typeof method !== 'function') return method
      return (...given: unknown[]) => {
        const fault = next()
        if (fault === 'before') return Promise.reject(new Error('The connection broke'))
        const answer: unknown = method.apply(target, given)
        if (fault === undefined || !(answer instanceof Promise)) return answer
        return answer.then(() => Promise.reject(new Error('The answer was lost')))
      }
    },
  })
}
