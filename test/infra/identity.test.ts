import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as demo from '#content/demo/overlay.ts'
import * as production from '../../content/overlay.ts'
import { type CognitoSettings, region, Settings, settingsFrom } from '../../infra/config.ts'
import { DataStack } from '../../infra/data-stack.ts'
import { Handler } from '../../infra/function.ts'
import { IdentityStack } from '../../infra/identity-stack.ts'
import { standingGroups } from '../../infra/people.ts'
import { type Assembly, assemblyOf, resourcesOf } from './assembly.ts'

const env = { region }
const settingsOf = (stage: string) => settingsFrom(name => (name === 'stage' ? stage : undefined))
const userPool: CognitoSettings = { kind: 'cognito', domainPrefix: 'meldroute', federation: [] }

function templateOf(stage: string, cognito: CognitoSettings = userPool): Template {
  return Template.fromStack(new IdentityStack(new App(), 'Identity', { settings: settingsOf(stage), cognito, env }))
}

const Client = z.looseObject({ CallbackURLs: z.array(z.string()), LogoutURLs: z.array(z.string()) })

describe.each(['demo', 'production'])('the user pool of %s', stage => {
  const template = templateOf(stage)

  test('asks everybody for a second factor that cannot be taken over with a number', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      WebAuthnUserVerification: 'required',
      WebAuthnRelyingPartyID: 'meldroute.auth.eu-central-1.amazoncognito.com',
      SmsConfiguration: Match.absent(),
    })
  })

  test('lets nobody in by themselves, and nobody back in but through an administrator', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    })
  })

  test('wants long passwords and looks out for those that leaked', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 14, PasswordHistorySize: 5 }) },
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    })
  })

  test('invites in both languages to the page of this stage', () => {
    const { origin } = settingsOf(stage)
    const invitation = JSON.stringify(template.findResources('AWS::Cognito::UserPool'))
    expect(invitation).toContain(`${origin}/loket/aanmelden/`)
    expect(invitation).toContain(`${origin}/en/desk/sign-in/`)
    expect(invitation.match(/\{####\}<\/b>/g)).toHaveLength(2)
    expect(invitation.match(/\{username\}<\/b>/g)).toHaveLength(2)
  })

  test('gives codes only, to one public client, and only to our own origin', () => {
    template.resourceCountIs('AWS::Cognito::UserPoolClient', 1)
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 5,
      IdTokenValidity: 5,
      SupportedIdentityProviders: ['COGNITO'],
    })
    const { origin } = settingsOf(stage)
    const [client] = Object.values(template.findResources('AWS::Cognito::UserPoolClient'))
    const { CallbackURLs, LogoutURLs } = Client.parse(client?.Properties)
    expect(CallbackURLs).toEqual([`${origin}/api/v1/auth/callback`])
    expect(LogoutURLs).toEqual([`${origin}/loket/aanmelden/`, `${origin}/en/desk/sign-in/`])
  })

  test('has a page to sign in on', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'meldroute', ManagedLoginVersion: 2 })
    template.resourceCountIs('AWS::Cognito::ManagedLoginBranding', 1)
  })

  test('has the groups of every region, police unit and organisation, and of the country', () => {
    const groups = Object.values(template.findResources('AWS::Cognito::UserPoolGroup'))
    const names = groups.map(({ Properties }) => String(Properties.GroupName))
    expect(names).toEqual(expect.arrayContaining(standingGroups()))
    expect(standingGroups()).toHaveLength(25 * 3 + 10 + 2 + 3)
    expect(standingGroups()).toEqual(
      expect.arrayContaining([
        ...['desk-VR25-chainDirector', 'desk-NL-nationalDesk', 'lead-VR01', 'lead-country'],
        ...['lead-PEOostNederland', 'lead-comensha', 'lead-labourInspectorate'],
      ]),
    )
  })
})

describe('the people', () => {
  const People = z.array(
    z.strictObject({ email: z.string(), name: z.string(), function: z.unknown(), groups: z.array(z.string()) }),
  )
  const people = People.parse(demo.people)

  test('of a real stage are in no template, and none is listed', () => {
    const template = templateOf('production')
    template.resourceCountIs('AWS::Cognito::UserPoolUser', 0)
    template.resourceCountIs('AWS::Cognito::UserPoolUserToGroupAttachment', 0)
    expect(JSON.stringify(template.toJSON())).not.toMatch(/demo/i)
    expect(production.people).toEqual([])
  })

  test('of a demo are all there, are mailed nothing, and have exactly their groups', () => {
    const template = templateOf('demo')
    const users = Object.values(template.findResources('AWS::Cognito::UserPoolUser'))
    expect(users.map(({ Properties }) => Properties.Username)).toEqual(people.map(({ email }) => email))
    for (const { Properties } of users) expect(Properties).toMatchObject({ MessageAction: 'SUPPRESS' })
    const attached = Object.values(template.findResources('AWS::Cognito::UserPoolUserToGroupAttachment'))
    const pairs = attached.map(({ Properties }) => [Properties.Username, Properties.GroupName])
    expect(pairs).toEqual(people.flatMap(({ email, groups }) => groups.map(group => [email, group])))
  })

  test('of a demo are one at least for everything somebody can be, and one who is nobody', () => {
    const kinds = people.flatMap(({ groups }) => groups.map(group => group.replace(/(VR|GM)\d+/, '$1')))
    expect([...new Set(kinds)].toSorted()).toEqual([
      'administrator',
      'desk-NL-nationalDesk',
      'desk-VR-careCoordinator',
      'desk-VR-chainDirector',
      'lead-PEOostNederland',
      'lead-VR',
      'lead-comensha',
      'lead-country',
      'member-GM',
    ])
    expect(people.filter(({ groups }) => groups.length === 0)).toHaveLength(1)
    expect(people.filter(({ groups }) => groups.includes('desk-VR05-careCoordinator'))).toHaveLength(2)
  })

  test('of a demo who hold a role have its mailbox', () => {
    const Holders = z.array(z.looseObject({ email: z.string(), region: z.string(), role: z.string() }))
    const holders = Holders.parse(JSON.parse(readFileSync('content/demo/holders.json', 'utf8')))
    for (const { email, groups } of people) {
      const [, region, role] = /^desk-(VR\d\d)-(\w+)$/.exec(groups[0] ?? '') ?? []
      if (region === undefined) continue
      expect(holders).toContainEqual(expect.objectContaining({ email, region, role }))
    }
    const [member] = people.filter(({ groups }) => groups.includes('member-GM0153'))
    expect(holders).toContainEqual(expect.objectContaining({ email: member?.email, role: 'designatedOfficer' }))
  })
})

describe("an organisation's own sign-on", () => {
  const secretArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:partner-AbCdEf'
  const partner = {
    name: 'Partner',
    issuer: 'https://login.partner.example',
    clientId: 'meldroute',
    secretArn,
    domains: ['partner.example'],
  }
  const template = templateOf('production', { ...userPool, federation: [partner] })

  test('is asked for who somebody is, with a secret that is in no template', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
      ProviderName: 'Partner',
      ProviderType: 'OIDC',
      IdpIdentifiers: ['partner.example'],
      AttributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
      ProviderDetails: Match.objectLike({
        oidc_issuer: 'https://login.partner.example',
        client_secret: `{{resolve:secretsmanager:${secretArn}:SecretString:::}}`,
        authorize_scopes: 'openid email profile',
      }),
    })
  })

  test('is offered by the client once it exists', () => {
    const [provider = ''] = Object.keys(template.findResources('AWS::Cognito::UserPoolIdentityProvider'))
    template.hasResource('AWS::Cognito::UserPoolClient', {
      Properties: { SupportedIdentityProviders: ['COGNITO', { Ref: provider }] },
      DependsOn: Match.arrayWith([provider]),
    })
  })

  test('gives nobody a group', () => {
    template.resourceCountIs('AWS::Cognito::UserPoolUserToGroupAttachment', 0)
  })
})

describe('a function that signs people in', () => {
  const bundles = mkdtempSync(join(tmpdir(), 'bundles-'))
  mkdirSync(join(bundles, 'sign-in'))
  writeFileSync(join(bundles, 'sign-in/index.mjs'), '')
  afterAll(() => rmSync(bundles, { recursive: true }))

  function functionWith(secretOf?: (stack: Stack) => Secret): Template {
    const stack = new Stack(new App(), 'Service', { env })
    const secret = secretOf?.(stack)
    const issuer = { issuer: 'https://a.example', clientId: 'a', groupsClaim: 'g', secret }
    new Handler(stack, 'sign-in', { name: 'sign-in', settings: settingsOf('production'), bundles }).signsIn(issuer)
    return Template.fromStack(stack)
  }
  const told = { ISSUER: 'https://a.example', CLIENT_ID: 'a', GROUPS_CLAIM: 'g' }

  test('is told whom to ask, and reads no secret for a public client', () => {
    const template = functionWith()
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { ...told, CLIENT_SECRET_ARN: Match.absent() } },
    })
    expect(JSON.stringify(template.findResources('AWS::IAM::Policy'))).not.toContain('secretsmanager')
  })

  test('is told where the secret is, and may read that one', () => {
    const template = functionWith(stack => new Secret(stack, 'ClientSecret'))
    const [secret = ''] = Object.keys(template.findResources('AWS::SecretsManager::Secret'))
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { ...told, CLIENT_SECRET_ARN: { Ref: secret } } },
    })
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'secretsmanager:GetSecretValue', Resource: { Ref: secret } }),
        ]),
      },
    })
  })
})

describe('another issuer', () => {
  const dataWith = (hasSecret: boolean) => {
    const identity = {
      kind: 'issuer' as const,
      issuer: 'https://a.example',
      clientId: 'a',
      groupsClaim: 'g',
      hasSecret,
    }
    const settings = Settings.parse({ ...settingsOf('production'), identity })
    const data = new DataStack(new App(), 'Data', { settings, env })
    return { data, count: Object.keys(Template.fromStack(data).findResources('AWS::SecretsManager::Secret')).length }
  }

  test('that wants a secret has one that nobody knows until a person fills it in', () => {
    const { data, count } = dataWith(true)
    expect([data.clientSecret === undefined, count]).toEqual([false, 3])
  })

  test('that wants none has none', () => {
    const { data, count } = dataWith(false)
    expect([data.clientSecret === undefined, count]).toEqual([true, 2])
  })
})

describe('the stack', () => {
  let assemblies: Record<string, Assembly>
  beforeAll(async () => {
    assemblies = { local: await assemblyOf('local'), production: await assemblyOf('production') }
  }, 240_000)
  const pool = (stage: string) => resourcesOf(assemblies[stage] ?? { stacks: {}, text: '' }, 'AWS::Cognito::UserPool')

  test('outlives every deployment in production and goes with its stage elsewhere', () => {
    expect(pool('production')).toEqual([
      expect.objectContaining({
        DeletionPolicy: 'Retain',
        Properties: expect.objectContaining({ DeletionProtection: 'ACTIVE' }),
      }),
    ])
    expect(pool('local')).toEqual([expect.objectContaining({ DeletionPolicy: 'Delete' })])
  })

  test('stays far below the number of resources that a stack may have', () => {
    expect(Object.keys(assemblies.local?.stacks.Identity?.Resources ?? {}).length).toBeLessThan(250)
  })

  test('is no part of a stage whose people somebody else knows', async () => {
    expect(Object.keys((await assemblyOf('cloudtest')).stacks).toSorted()).toEqual(['Data', 'Progress', 'Service'])
  }, 120_000)
})
