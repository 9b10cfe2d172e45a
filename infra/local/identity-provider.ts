import Provider, { type Configuration, interactionPolicy } from 'oidc-provider'
import type { IdentityKeys } from './identity-keys.ts'
import { languageOf, refusalPage } from './identity-pages.ts'
import type { Person, Pool } from './identity-pool.ts'
import { openStore } from './identity-store.ts'

/** Where Cognito has its endpoints, too. */
export const routes = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  userinfo: '/oauth2/userInfo',
  revocation: '/oauth2/revoke',
  end_session: '/logout',
  jwks: '/.well-known/jwks.json',
}

/** An OpenID Connect provider for the client and the people of a pool, with the claims Cognito would give. */
export function createProvider(issuer: string, pool: Pool, keys: IdentityKeys): Provider {
  const provider = new Provider(issuer, {
    adapter: openStore(Date.now),
    clients: [
      {
        client_id: pool.clientId,
        redirect_uris: [...pool.callbacks],
        post_logout_redirect_uris: [...pool.logouts],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookies] },
    routes,
    scopes: [...pool.scopes],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    claims: {
      openid: ['sub', 'cognito:groups', 'cognito:username'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    // Cognito puts what a scope asks for into the ID token.
    conformIdTokenClaims: false,
    extraParams: ['lang'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    ttl: {
      AccessToken: pool.validity.accessToken,
      IdToken: pool.validity.idToken,
      AuthorizationCode: 5 * minute,
      Interaction: 10 * minute,
      Session: 60 * minute,
      Grant: 60 * minute,
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy: policyFor(pool.people) },
    findAccount: (_, subject) => {
      const person = pool.people.find(one => one.subject === subject)
      return person && { accountId: subject, claims: () => ({ ...claimsOf(person) }) }
    },
    loadExistingGrant,
    renderError: (context, { error, error_description }) => {
      context.type = 'html'
      const { ui_locales, lang } = context.query
      context.body = refusalPage(languageOf(ui_locales, lang), [error, error_description].filter(Boolean).join(': '))
    },
  })
  return provider
}

const minute = 60

const claimsOf = ({ subject, email, emailVerified, name, groups }: Person) => ({
  sub: subject,
  email,
  email_verified: emailVerified,
  name,
  'cognito:username': subject,
  // Cognito leaves the claim out for somebody without groups.
  ...(groups.length > 0 && { 'cognito:groups': [...groups] }),
})

/** Nobody is asked for consent: the client is the stage's own. Who is asked for by name signs in as that person. */
function policyFor(people: readonly Person[]): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const { Check } = interactionPolicy
  policy.get('login')?.checks.add(
    new Check('other_person', 'somebody else is signed in than was asked for', ({ oidc }) => {
      const asked = people.find(({ email }) => email === oidc.params?.login_hint)
      return asked !== undefined && oidc.session?.accountId !== asked.subject
    }),
  )
  return policy
}

const loadExistingGrant: Configuration['loadExistingGrant'] = async ({ oidc }) => {
  const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}
