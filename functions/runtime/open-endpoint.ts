import type { Actor } from '#domain/access.ts'
import type { Answer } from './answer.ts'
import type { createEndpoint, Endpoint, EndpointOptions } from './endpoint.ts'
import type { ApiRequest } from './request.ts'
import { type SessionDependencies, whoever } from './signed-in.ts'

export type OpenDoor = {
  readonly endpoint: ReturnType<typeof createEndpoint>
  readonly sessions: () => SessionDependencies
}

/** An endpoint for everybody, which shows more to whoever is signed in; a session that is over is nobody's. */
export function createOpenEndpoint({ endpoint, sessions }: OpenDoor) {
  return (options: EndpointOptions, answer: (request: ApiRequest, actor: Actor) => Promise<Answer>): Endpoint =>
    endpoint(options, async request => {
      const person = await whoever(request, sessions())
      return answer(request, person?.actor ?? { kind: 'public' })
    })
}
