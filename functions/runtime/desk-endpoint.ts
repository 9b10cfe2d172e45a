import { NotSignedIn } from '#domain/errors.ts'
import type { SigningIn, Unsent } from '#view/desk/sign-in.ts'
import { type Answer, page } from './answer.ts'
import type { createEndpoint, Endpoint, EndpointOptions } from './endpoint.ts'
import type { ApiRequest } from './request.ts'
import { valuesIn } from './sent-fields.ts'
import { type SessionDependencies, type SignedIn, whoever } from './signed-in.ts'

export type DeskDoor = {
  readonly endpoint: ReturnType<typeof createEndpoint>
  readonly sessions: () => SessionDependencies
  readonly signInPage: (signingIn: Omit<SigningIn, 'people'>, request: ApiRequest) => string
}

export type DeskEndpointOptions = EndpointOptions & {
  /** Where the page of this endpoint is, to come back to after signing in. */
  readonly address: (request: ApiRequest) => string
}

/** An endpoint for whoever is signed in. All others get the sign-in page, with what they sent kept in it, or a 401. */
export function createDeskEndpoint({ endpoint, sessions, signInPage }: DeskDoor) {
  return (
    { address, ...options }: DeskEndpointOptions,
    answer: (request: ApiRequest, actor: SignedIn['actor']) => Promise<Answer>,
  ): Endpoint =>
    endpoint(options, async request => {
      const person = await whoever(request, sessions())
      if (person) return answer(request, person.actor)
      if (request.wants === 'json') throw new NotSignedIn('Nobody is signed in')
      const unsent = unsentIn(request, options.route)
      return page(401, signInPage({ why: 'ended', to: address(request), unsent }, request))
    })
}

/** What was sent, and where to; the variable parts of the path are the only ones that came from outside. */
function unsentIn({ body, path }: ApiRequest, route: string): Unsent | undefined {
  const [method, place = ''] = route.split(' ')
  if (method !== 'POST') return undefined
  const action = place.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  return { action: `/api/v1${action}`, fields: valuesIn(body) }
}
