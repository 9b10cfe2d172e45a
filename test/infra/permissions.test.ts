import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { bundlesOf, handlerFiles, nameOf } from '../../infra/bundle.ts'
import { type Assembly, assemblyOf, handlersOf, resourcesOf, statementsOf } from './assembly.ts'

let local: Assembly
beforeAll(async () => {
  local = await assemblyOf('local')
}, 120_000)

const roleOf = (properties: Record<string, unknown>): string =>
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).parse(properties.Role)['Fn::GetAtt'][0]

const environmentOf = (properties: Record<string, unknown>) =>
  z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(properties.Environment).Variables

/** The calls of `setting` that are left in a bundle after everything unused was taken out. */
function askedBy(name: string): string[] {
  const bundled = readFileSync(join(bundlesOf('demo'), name, 'index.mjs'), 'utf8')
  return [...new Set([...bundled.matchAll(/\("([A-Z_]+)"\)/g)].map(([, variable]) => String(variable)))]
}

/** A bundle that starts one machine has the words for both; which it may start is tested by itself. */
const machines = ['ESCALATION_ARN', 'FOLLOW_UP_ARN']
/** All others: stage and clock are told to everybody. */
const exactly = [
  'TABLE_NAME',
  'REPORT_KEY_ARN',
  'KEYS_SECRET_ARN',
  'ORIGIN_SECRET_ARN',
  'SENDER',
  'CONFIGURATION_SET',
  'PUBLIC_ORIGIN',
  'NATIONAL_DESK',
  'ISSUER',
  'CLIENT_ID',
  'GROUPS_CLAIM',
]

/** What each function may do, next to the logs that all of them write. */
function permissions(): Record<string, string[]> {
  const byName = handlersOf(local).map(({ name, Properties }) => {
    const actions = statementsOf(local, roleOf(Properties)).flatMap(({ Action }) => Action)
    return [name, [...new Set(actions)].filter(action => !action.startsWith('logs:')).sort()] as const
  })
  return Object.fromEntries(byName)
}

const who = (action: string): string[] =>
  Object.entries(permissions())
    .filter(([, actions]) => actions.includes(action))
    .map(([name]) => name)
    .sort()

const leadingKeys = (condition: unknown): unknown =>
  z.object({ 'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': z.unknown() }) }).safeParse(condition)
    .data?.['ForAllValues:StringLike']['dynamodb:LeadingKeys']

/** What a function may do to the table, statement by statement. */
const onTable = (name: string) =>
  handlersOf(local)
    .filter(handler => handler.name === name)
    .flatMap(({ Properties }) => statementsOf(local, roleOf(Properties)))
    .filter(({ Action }) => Action.some(action => action.startsWith('dynamodb:')))

/** Who may remove items, and of which partitions only. */
const removing = () =>
  handlersOf(local)
    .flatMap(({ name }) => onTable(name).map(statement => [name, statement] as const))
    .filter(([, { Action }]) => Action.includes('dynamodb:DeleteItem'))
    .map(([name, { Condition }]) => [name, leadingKeys(Condition)] as const)
    .sort()

describe('the permissions', () => {
  test('are those of a function for every file, and of no other', () => {
    expect(
      handlersOf(local)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(handlerFiles().map(nameOf).sort())
  })

  test('name no wildcard, neither for what is done nor for what it is done to', () => {
    for (const { name, Properties } of handlersOf(local)) {
      const statements = statementsOf(local, roleOf(Properties))
      expect(statements.length, name).toBeGreaterThan(0)
      for (const { Action, Resource } of statements) {
        expect(
          Action.filter(action => action.includes('*')),
          name,
        ).toEqual([])
        expect(
          Resource.filter(resource => resource.includes('*')),
          name,
        ).toEqual([])
      }
    }
  })

  test('let whoever shows figures read those that were published, and nothing of a message', () => {
    for (const name of ['show-figures', 'figures-file']) {
      const found = onTable(name).map(({ Action, Condition }) => [Action, leadingKeys(Condition)])
      expect(found).toEqual([[['dynamodb:GetItem', 'dynamodb:Query'], ['FIGURES*']]])
    }
  })

  test('come from roles of our own, without managed policies', () => {
    const managed = resourcesOf(local, 'AWS::IAM::Role').filter(({ Properties }) => 'ManagedPolicyArns' in Properties)
    expect(managed.map(({ id }) => id)).toEqual([])
  })

  test('let only those encrypt who take what is written, and only those decrypt who show or mail it', () => {
    const sealing = Object.keys(local.stacks.Data?.Resources ?? {}).find(id => id.startsWith('SealingKey'))
    const users = handlersOf(local).flatMap(({ name, Properties }) =>
      statementsOf(local, roleOf(Properties))
        .filter(({ Resource }) => Resource.some(resource => resource.includes(`${sealing}`)))
        .map(({ Action }) => [name, ...Action]),
    )
    expect(users.sort()).toEqual([
      ['act-on-report', 'kms:Decrypt', 'kms:GenerateDataKey'],
      ['escalation-notify', 'kms:Decrypt'],
      ['follow-up-notify', 'kms:Decrypt'],
      ['mistakes', 'kms:Decrypt'],
      ['reopen-report', 'kms:Decrypt', 'kms:GenerateDataKey'],
      ['report-mistake', 'kms:GenerateDataKey'],
      ['report-status', 'kms:Decrypt'],
      ['show-desk-report', 'kms:Decrypt'],
      ['submit-report', 'kms:GenerateDataKey'],
      ['withdraw-contact', 'kms:Decrypt'],
      ['write-message', 'kms:Decrypt', 'kms:GenerateDataKey'],
    ])
  })

  test('let nobody but the jobs look through the whole table, and only retention remove whatever it finds', () => {
    expect(who('dynamodb:Scan')).toEqual(['figures', 'retention'])
    expect(removing().filter(([, only]) => only === undefined)).toEqual([['retention', undefined]])
  })

  test('let whoever else removes something remove forms saved for later, or sessions, and nothing else', () => {
    expect(removing().filter(([, only]) => only !== undefined)).toEqual([
      ['discard-draft', ['DRAFT#*']],
      ['sign-in-callback', ['SESSION#*']],
      ['sign-out', ['SESSION#*']],
      ['submit-report', ['DRAFT#*']],
    ])
  })

  test('let whoever keeps and opens drafts see nothing else of the table', () => {
    const reach = (name: string) =>
      onTable(name).map(({ Action, Condition }) => [Action.join(), leadingKeys(Condition)] as const)
    const counting = ['dynamodb:UpdateItem', ['RATE#*']]
    expect(reach('save-draft')).toEqual([counting, ['dynamodb:GetItem,dynamodb:PutItem', ['DRAFT#*']]])
    expect(reach('open-draft')).toEqual([counting, ['dynamodb:GetItem', ['DRAFT#*']]])
    expect(reach('discard-draft')).toEqual([counting, ['dynamodb:DeleteItem', ['DRAFT#*']]])
  })

  test('let whoever takes what readers say is wrong add it, and see nothing of the table', () => {
    const reach = onTable('report-mistake').map(({ Action, Condition }) => [Action.join(), leadingKeys(Condition)])
    expect(reach).toEqual([
      ['dynamodb:UpdateItem', ['RATE#*']],
      ['dynamodb:PutItem', ['MISTAKE#*']],
    ])
  })

  test('let only those send mail who write to people, in the name of the stage alone', () => {
    expect(who('ses:SendEmail')).toEqual(['digest-send', 'drill', 'escalation-notify', 'follow-up-notify'])
    for (const { Properties } of handlersOf(local)) {
      for (const statement of statementsOf(local, roleOf(Properties))) {
        if (!statement.Action.includes('ses:SendEmail')) continue
        expect(statement.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'meldroute@example.org' } })
        expect(statement.Resource.join()).toContain('identity/example.org')
        expect(statement.Resource.join()).toContain('configuration-set/meldroute-local')
      }
    }
  })

  test('let only those start a clock who bring the next act forward', () => {
    expect(who('states:StartExecution')).toEqual([
      'act-on-report',
      'follow-up-assess',
      'mail-event',
      'reconcile',
      'reopen-report',
      'submit-report',
      'take-over',
      'write-message',
    ])
  })

  test('give questions that need no table none of it', () => {
    for (const name of ['find', 'openapi']) expect(permissions()[name]).toEqual(['secretsmanager:GetSecretValue'])
  })

  test('tell a function exactly what its bundle asks for', () => {
    for (const { name, Properties } of handlersOf(local)) {
      const told = Object.keys(environmentOf(Properties))
      const asked = askedBy(name)
      const exact = (names: readonly string[]) => names.filter(variable => exactly.includes(variable)).sort()
      expect(exact(told), name).toEqual(exact(asked))
      expect(asked, name).toEqual(expect.arrayContaining(told.filter(variable => machines.includes(variable))))
    }
  })

  test('use the key of the table only through the table', () => {
    for (const { name, Properties } of handlersOf(local)) {
      for (const { Action, Condition } of statementsOf(local, roleOf(Properties))) {
        if (!Action.includes('kms:DescribeKey')) continue
        expect(Condition, name).toEqual({ StringEquals: { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com' } })
      }
    }
  })
})
