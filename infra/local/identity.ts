import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { close, listen, readBody } from './http.ts'
import { openIdentityKeys } from './identity-keys.ts'
import { languageOf, refusalPage, signInPage } from './identity-pages.ts'
import { type Pool, readPool } from './identity-pool.ts'
import { createProvider } from './identity-provider.ts'
import { addSignOut } from './identity-sign-out.ts'
import type { Resource } from './resource.ts'

export type Identity = { issuer: string; close: () => Promise<void> }
type IdentitySetting = { directory: string; origin: string; port: number }

/**
 * Cognito: an OpenID Connect provider for the user pool of the templates, where the pool's own people sign in by
 * choosing who they are. Undefined when the stage has no pool.
 */
export async function openIdentity(
  resources: readonly Resource[],
  { directory, origin, port }: IdentitySetting,
): Promise<Identity | undefined> {
  const pool = readPool(resources, origin)
  if (pool === undefined) return undefined
  const server = createServer()
  const issuer = `http://localhost:${await listen(server, port, '--identity-port')}`
  const provider = createProvider(issuer, pool, openIdentityKeys(directory))
  addSignOut(provider, pool)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const interaction = /^\/interaction\/[\w-]+(?=$|\?)/.exec(request.url ?? '')
    if (interaction === null) void answer(request, response)
    else void interact({ provider, pool }, request, response)
  })
  return { issuer, close: () => close(server) }
}

type Host = { provider: Provider; pool: Pool }
const largestForm = 1024

/** The page where somebody chooses who they are, and their choice. A sign-in that ran out is told, not thrown. */
async function interact({ provider, pool }: Host, request: IncomingMessage, response: ServerResponse) {
  try {
    if (request.method === 'POST') {
      const form = new URLSearchParams(String((await readBody(request, largestForm)) ?? ''))
      const person = pool.people.find(({ subject }) => subject === form.get('person'))
      if (person === undefined) return sendPage(response, 400, refusalPage('nl', 'nobody was chosen'))
      return await provider.interactionFinished(request, response, { login: { accountId: person.subject } })
    }
    const { params, uid } = await provider.interactionDetails(request, response)
    const action = `/interaction/${uid}`
    const asked = pool.people.filter(({ email }) => email === params.login_hint)
    const everybody = asked.length === 0 || request.url?.endsWith('?everybody')
    const language = languageOf(params.ui_locales, params.lang)
    const choice = everybody ? { people: pool.people } : { people: asked, everybody: `${action}?everybody` }
    sendPage(response, 200, signInPage({ language, action, ...choice }))
  } catch (error) {
    sendPage(response, 400, refusalPage('nl', error instanceof Error ? error.message : 'error'))
  }
}

function sendPage(response: ServerResponse, status: number, page: string) {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page)
}
