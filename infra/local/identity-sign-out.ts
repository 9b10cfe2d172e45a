import type Provider from 'oidc-provider'
import * as z from 'zod'
import { languageOf, refusalPage, signedOutPage } from './identity-pages.ts'
import type { Pool } from './identity-pool.ts'
import { routes } from './identity-provider.ts'

const once = z.string().optional()
const Query = z.looseObject({
  client_id: once,
  /** Cognito's own name for it. */
  logout_uri: once,
  post_logout_redirect_uri: once,
  state: once,
  ui_locales: once,
  lang: once,
})

/** Ends the provider's session at once, as Cognito does, and goes on to an address of the client's list only. */
export function addSignOut(provider: Provider, pool: Pool): void {
  provider.use(async (context, next) => {
    if (context.path !== routes.end_session || context.method !== 'GET') return next()
    const query = Query.safeParse(context.query).data
    const language = languageOf(query?.ui_locales, query?.lang)
    context.type = 'html'
    context.set('cache-control', 'no-store')
    if (query === undefined || !isAllowed(query, pool)) {
      context.status = 400
      context.body = refusalPage(language, 'this client may not return there')
      return
    }
    await (await provider.Session.get(context)).destroy()
    const target = targetOf(query)
    if (target === undefined) context.body = signedOutPage(language)
    else context.redirect(withState(target, query.state))
  })
}

type Query = z.infer<typeof Query>

const targetOf = ({ logout_uri, post_logout_redirect_uri }: Query) => logout_uri ?? post_logout_redirect_uri

function isAllowed(query: Query, { clientId, logouts }: Pool): boolean {
  const target = targetOf(query)
  return (query.client_id ?? clientId) === clientId && (target === undefined || logouts.includes(target))
}

function withState(target: string, state: string | undefined): string {
  const url = new URL(target)
  if (state !== undefined) url.searchParams.set('state', state)
  return url.href
}
