import * as z from 'zod'
import { referenceOf } from './attributes.ts'
import { hosting, ofType, propertiesOf, type Resource, stableUuid } from './resource.ts'

const UserPool = hosting({ AdminCreateUserConfig: z.looseObject({ AllowAdminCreateUserOnly: z.literal(true) }) }, [
  'AccountRecoverySetting',
  'AutoVerifiedAttributes',
  'DeletionProtection',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'EnabledMfas',
  'MfaConfiguration',
  'Policies',
  'Schema',
  'SmsVerificationMessage',
  'UserPoolAddOns',
  'UserPoolTier',
  'UsernameAttributes',
  'UsernameConfiguration',
  'VerificationMessageTemplate',
  'WebAuthnFactorConfiguration',
  'WebAuthnRelyingPartyID',
  'WebAuthnUserVerification',
])
const Client = hosting(
  {
    UserPoolId: z.string(),
    AllowedOAuthFlows: z.tuple([z.literal('code')]),
    AllowedOAuthFlowsUserPoolClient: z.literal(true),
    AllowedOAuthScopes: z.array(z.enum(['openid', 'email', 'profile'])),
    CallbackURLs: z.array(z.url()).min(1),
    LogoutURLs: z.array(z.url()).default([]),
    GenerateSecret: z.literal(false).optional(),
    AccessTokenValidity: z.number(),
    IdTokenValidity: z.number(),
    TokenValidityUnits: z.looseObject({ AccessToken: z.literal('minutes'), IdToken: z.literal('minutes') }),
  },
  [
    'AuthSessionValidity',
    'EnableTokenRevocation',
    'ExplicitAuthFlows',
    'PreventUserExistenceErrors',
    'ReadAttributes',
    'RefreshTokenValidity',
    'SupportedIdentityProviders',
    'WriteAttributes',
  ],
)
const Domain = hosting({ UserPoolId: z.string(), Domain: z.string() }, ['ManagedLoginVersion'])
const Group = hosting({ UserPoolId: z.string(), GroupName: z.string() }, ['Description', 'Precedence'])
const User = hosting(
  {
    UserPoolId: z.string(),
    Username: z.string(),
    UserAttributes: z.array(z.strictObject({ Name: z.enum(['email', 'email_verified', 'name']), Value: z.string() })),
  },
  ['DesiredDeliveryMediums', 'MessageAction'],
)
const Membership = hosting({ UserPoolId: z.string(), Username: z.string(), GroupName: z.string() })
const Told = z.object({ Environment: z.object({ Variables: z.object({ PUBLIC_ORIGIN: z.string() }) }) })

export type Person = { subject: string; email: string; emailVerified: boolean; name: string; groups: readonly string[] }

/** What a user pool of the templates says, with its addresses as they are on this machine. */
export type Pool = {
  clientId: string
  scopes: readonly string[]
  callbacks: readonly string[]
  logouts: readonly string[]
  /** In seconds. */
  validity: { accessToken: number; idToken: number }
  people: readonly Person[]
}

/** The one user pool, or undefined when the stage has none. `origin` is where the public origin of the stage is here. */
export function readPool(resources: readonly Resource[], origin: string): Pool | undefined {
  const [pool, ...morePools] = ofType(resources, 'AWS::Cognito::UserPool')
  const [client, ...moreClients] = ofType(resources, 'AWS::Cognito::UserPoolClient')
  if (pool === undefined) return undefined
  if (client === undefined || morePools.length > 0 || moreClients.length > 0) {
    throw new Error('The local runtime hosts one user pool with one client')
  }
  propertiesOf(pool, UserPool)
  for (const domain of ofType(resources, 'AWS::Cognito::UserPoolDomain')) propertiesOf(domain, Domain)
  const asked = propertiesOf(client, Client)
  const here = addressesOn(resources, origin)
  return {
    clientId: referenceOf(client),
    scopes: asked.AllowedOAuthScopes,
    callbacks: asked.CallbackURLs.map(here),
    logouts: asked.LogoutURLs.map(here),
    validity: { accessToken: asked.AccessTokenValidity * 60, idToken: asked.IdTokenValidity * 60 },
    people: readPeople(resources),
  }
}

/** Functions are told that the stage's public origin is here; what the pool knows of it moves with it. */
function addressesOn(resources: readonly Resource[], origin: string): (address: string) => string {
  const told = ofType(resources, 'AWS::Lambda::Function').map(({ properties }) => Told.safeParse(properties).data)
  const origins = new Set(told.map(one => one?.Environment.Variables.PUBLIC_ORIGIN))
  return address => {
    const url = new URL(address)
    return origins.has(url.origin) ? `${origin}${url.pathname}` : address
  }
}

function readPeople(resources: readonly Resource[]): Person[] {
  const groups = new Set(
    ofType(resources, 'AWS::Cognito::UserPoolGroup').map(group => propertiesOf(group, Group).GroupName),
  )
  const memberships = ofType(resources, 'AWS::Cognito::UserPoolUserToGroupAttachment').map(resource => {
    const membership = propertiesOf(resource, Membership)
    if (groups.has(membership.GroupName)) return membership
    throw new Error(`${resource.logicalId} is about the group ${membership.GroupName}, which is not there`)
  })
  return ofType(resources, 'AWS::Cognito::UserPoolUser').map(resource => {
    const { Username, UserAttributes } = propertiesOf(resource, User)
    const attributes = new Map(UserAttributes.map(({ Name, Value }) => [Name, Value]))
    return {
      subject: stableUuid(resource.stack, resource.logicalId),
      email: attributes.get('email') ?? Username,
      emailVerified: attributes.get('email_verified') === 'true',
      name: attributes.get('name') ?? Username,
      groups: memberships.filter(one => one.Username === Username).map(({ GroupName }) => GroupName),
    }
  })
}
