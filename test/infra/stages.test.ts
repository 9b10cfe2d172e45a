import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { Settings, settingsFrom, stageNames, stillToDo } from '../../infra/config.ts'
import { type Assembly, assemblyOf, resourcesOf } from './assembly.ts'

const settingsOf = (context: Record<string, unknown>) => settingsFrom(name => context[name])

describe('the settings of a stage', () => {
  test.each([
    [{ stage: 'nowhere' }, /There is no stage "nowhere"; stages: local, cloudtest, demo, production/],
    [{ stage: 'production', clockRate: '60' }, /the clock of a real stage runs at rate 1/],
    [{ stage: 'local', clockRate: '0.5' }, /Too small/],
    [{ stage: 'local', clockRate: '4321' }, /Too big/],
    [{ stage: 'local', clockOrigin: 'yesterday' }, /Invalid ISO datetime/],
    [{ stage: 'local', origin: 'http://localhost/' }, /no slash at the end/],
    [{ stage: 'production', origin: 'http://meldroute.example.org' }, /links of a real stage lead over https/],
  ])('%j are refused', (context, reason) => {
    expect(() => settingsOf(context)).toThrow(reason)
  })

  test('take clock and origin from the command line', () => {
    const overrides = { origin: 'http://127.0.0.1:9000', clockRate: '600', clockOrigin: '2026-04-24T14:00:00Z' }
    const { origin, clock } = settingsOf({ stage: 'cloudtest', ...overrides })
    expect({ origin, clock }).toEqual({
      origin: 'http://127.0.0.1:9000',
      clock: { rate: 600, origin: '2026-04-24T14:00:00Z' },
    })
  })

  test('take the issuer from the command line where no user pool is ours', () => {
    const overrides = { issuer: 'http://127.0.0.1:9000', clientId: 'other' }
    expect(settingsOf({ stage: 'cloudtest', ...overrides }).identity).toMatchObject({ kind: 'issuer', ...overrides })
    expect(settingsOf({ stage: 'production', ...overrides }).identity.kind).toBe('cognito')
    expect(() => settingsOf({ stage: 'cloudtest', issuer: 'ftp://127.0.0.1' })).toThrow(/Invalid URL/)
  })

  test.each([
    [
      { kind: 'issuer', issuer: 'http://example.org', clientId: 'a', groupsClaim: 'groups', hasSecret: true },
      /over https/,
    ],
    [{ kind: 'cognito', domainPrefix: 'Meldroute', federation: [] }, /domainPrefix/],
    [{ kind: 'cognito', domainPrefix: 'meldroute-aws', federation: [] }, /reserved/],
    [{ kind: 'cognito', domainPrefix: 'meldroute', federation: [{ name: 'Partner' }] }, /federation/],
  ])('of a real stage refuse %j', (identity, reason) => {
    const production = settingsOf({ stage: 'production' })
    expect(() => Settings.parse({ ...production, identity })).toThrow(reason)
  })

  test('are the local ones when none is named', () => {
    expect(settingsOf({}).stage).toBe('local')
  })

  test('of the real stage are not demo, and say what a person must still do', () => {
    const production = settingsOf({ stage: 'production' })
    expect(production.demo).toBe(false)
    const open = stillToDo(production).map(line => line.split(':')[0])
    const settings = ['origin', 'certificateArn', 'mailDomain', 'sender', 'nationalDesk', 'identity', 'alarmsTo']
    expect(open).toEqual([...settings, 'securityContact'])
  })

  test('leave nothing to do when every placeholder is gone', () => {
    const filledIn = {
      ...settingsOf({ stage: 'production' }),
      origin: 'https://meldroute.nl',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
      mailDomain: 'meldroute.nl',
      sender: 'bericht@meldroute.nl',
      nationalDesk: 'loket@meldroute.nl',
      identity: { kind: 'cognito' as const, domainPrefix: 'meldroute', federation: [] },
      alarmsTo: 'wacht@meldroute.nl',
      securityContact: 'kwetsbaar@meldroute.nl',
    }
    expect(stillToDo(filledIn)).toEqual([])
  })

  test('are all valid', () => {
    for (const stage of stageNames) expect(settingsOf({ stage }).stage).toBe(stage)
  })
})

describe('the data of a stage', () => {
  let assemblies: Record<string, Assembly>
  beforeAll(async () => {
    assemblies = { local: await assemblyOf('local'), production: await assemblyOf('production') }
  }, 240_000)

  const only = (stage: string, type: string) => {
    const [found] = resourcesOf(assemblies[stage] ?? { stacks: {}, text: '' }, type)
    if (!found) throw new Error(`${stage} has no ${type}`)
    return found
  }

  test.each(['local', 'production'])('is encrypted with a key of ours and can be wound back (%s)', stage => {
    const { Properties } = only(stage, 'AWS::DynamoDB::GlobalTable')
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    })
  })

  test('is found by two indexes, of which the one for what is due shows keys only', () => {
    const { Properties } = only('production', 'AWS::DynamoDB::GlobalTable')
    const Index = z.array(
      z.object({ IndexName: z.string(), Projection: z.looseObject({ ProjectionType: z.string() }) }),
    )
    const found = Index.parse(Properties.GlobalSecondaryIndexes)
    expect(found.map(({ IndexName, Projection }) => [IndexName, Projection.ProjectionType])).toEqual([
      ['byOwner', 'INCLUDE'],
      ['byDue', 'KEYS_ONLY'],
    ])
    expect(JSON.stringify(found)).not.toMatch(/sealed|contact|text|proof|safeContact/)
  })

  test('outlives its stack in production and goes with it elsewhere', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret']) {
      expect([type, only('production', type).DeletionPolicy, only('local', type).DeletionPolicy]).toEqual([
        type,
        'Retain',
        'Delete',
      ])
    }
  })

  test('cannot be deleted by hand in production', () => {
    const protectedIn = (stage: string) => JSON.stringify(only(stage, 'AWS::DynamoDB::GlobalTable').Properties)
    expect(protectedIn('production')).toContain('"DeletionProtectionEnabled":true')
    expect(protectedIn('local')).toContain('"DeletionProtectionEnabled":false')
  })

  test('is sealed with a key that turns yearly, and that nobody in production can delete or switch off', () => {
    const sealing = (stage: string) => {
      const keys = Object.entries(assemblies[stage]?.stacks.Data?.Resources ?? {})
      return keys.find(([id]) => id.startsWith('SealingKey'))?.[1].Properties
    }
    for (const stage of ['production', 'local'])
      expect(sealing(stage)).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 30 })
    const Statements = z.object({ KeyPolicy: z.object({ Statement: z.array(z.looseObject({ Effect: z.string() })) }) })
    const denied = (stage: string) =>
      Statements.parse(sealing(stage)).KeyPolicy.Statement.filter(({ Effect }) => Effect === 'Deny')
    expect(denied('production')).toMatchObject([
      { Action: ['kms:DisableKey', 'kms:ScheduleKeyDeletion'], Principal: { AWS: '*' }, Resource: '*' },
    ])
    expect(denied('local')).toEqual([])
  })

  test('of no stage shows a secret in a template', () => {
    for (const { stacks } of Object.values(assemblies)) {
      for (const secret of Object.values(stacks.Data?.Resources ?? {}).filter(({ Type }) =>
        Type.endsWith('::Secret'),
      )) {
        expect(secret.Properties).not.toHaveProperty('SecretString')
        expect(secret.Properties).toMatchObject({ GenerateSecretString: { PasswordLength: 64 } })
      }
    }
  })
})
