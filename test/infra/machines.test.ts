import aslValidator from 'asl-validator'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Assembly, assemblyOf, resourcesOf } from './assembly.ts'

const State = z.looseObject({
  Type: z.string(),
  TimeoutSeconds: z.number().optional(),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), MaxAttempts: z.number() })).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
  Next: z.string().optional(),
  Choices: z.array(z.looseObject({ Next: z.string() })).optional(),
  Default: z.string().optional(),
})
type State = z.infer<typeof State>
const States = z.record(z.string(), State)
const Definition = z.looseObject({ States, TimeoutSeconds: z.number() })

let local: Assembly
beforeAll(async () => {
  local = await assemblyOf('local')
}, 120_000)

const machines = () =>
  resourcesOf(local, 'AWS::StepFunctions::StateMachine').map(({ Properties }) => ({
    name: String(Properties.StateMachineName),
    logging: Properties.LoggingConfiguration,
    json: definitionOf(Properties.DefinitionString),
  }))

/** The definition with an ARN where CloudFormation fills in a function. */
function definitionOf(joined: unknown): string {
  const { 'Fn::Join': parts } = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }).parse(joined)
  const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:f'
  return parts[1].map(part => (typeof part === 'string' ? part : arn)).join('')
}

/** All states, those inside a map as well, each with the states it lives among. */
function statesIn(states: Record<string, State>): { name: string; state: State; among: Record<string, State> }[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const inner = z.object({ ItemProcessor: z.object({ States }) }).safeParse(state)
    return [{ name, state, among: states }, ...(inner.success ? statesIn(inner.data.ItemProcessor.States) : [])]
  })
}

const statesOf = (json: string) => statesIn(Definition.parse(JSON.parse(json)).States)
const everyStep = (type: 'Task' | 'Map') =>
  machines().flatMap(({ name: machine, json }) =>
    statesOf(json)
      .filter(({ state }) => state.Type === type)
      .map(({ name, state, among }) => ({ where: `${machine} ${name}`, state, among })),
  )

/** Follows a caught error to where it ends, over whatever records it. */
function endOf(name: string, states: Record<string, State>): string {
  const state = states[name]
  if (!state) return `there is no ${name}`
  return state.Next ? endOf(state.Next, states) : state.Type
}

describe('the state machines', () => {
  test('are three, and each is a valid definition', () => {
    const found = machines()
    expect(found.map(({ name }) => name).sort()).toEqual(['local-digest', 'local-escalation', 'local-follow-up'])
    for (const { name, json } of found) {
      const { isValid, errorsText } = aslValidator(JSON.parse(json))
      expect(isValid, `${name}: ${errorsText('\n')}`).toBe(true)
    }
  })

  test('end after a time', () => {
    for (const { json } of machines()) expect(Definition.parse(JSON.parse(json)).TimeoutSeconds).toBeGreaterThan(0)
  })

  test('give every task a time-out and a retry of whatever goes wrong', () => {
    expect(everyStep('Task')).toHaveLength(7)
    for (const { where, state } of everyStep('Task')) {
      expect(state.TimeoutSeconds, where).toBeGreaterThan(0)
      expect(state.Retry?.[0]?.ErrorEquals, where).toEqual(['States.ALL'])
      expect(state.Retry?.[0]?.MaxAttempts, where).toBeGreaterThan(0)
    }
  })

  test('let what was caught end in failure, except inside the map, after it was recorded', () => {
    for (const { where, state, among } of [...everyStep('Task'), ...everyStep('Map')]) {
      const [caught] = state.Catch ?? []
      expect(caught?.ErrorEquals, where).toEqual(['States.ALL'])
      const way = [caught?.Next, endOf(caught?.Next ?? '', among)]
      const expected = where === 'local-digest SendDigest' ? ['RecordFailure', 'Pass'] : [expect.any(String), 'Fail']
      expect(way, where).toEqual(expected)
    }
  })

  test('hold no rule: one choice on a kind our code computed, and waits as long as it said', () => {
    for (const { name, json } of machines().filter(({ name }) => !name.endsWith('digest'))) {
      const byType = (type: string) => statesOf(json).filter(({ state }) => state.Type === type)
      expect(byType('Choice'), name).toHaveLength(1)
      expect(byType('Wait').map(({ state }) => state.SecondsPath)).toEqual(['$.seconds'])
      expect(json).not.toMatch(/Numeric|Timestamp|States\.Math/)
    }
  })

  test('end well only on a word of our code: whatever a choice does not know is a failure', () => {
    for (const { name, json } of machines().filter(({ name }) => !name.endsWith('digest'))) {
      const [choice] = statesOf(json).filter(({ state }) => state.Type === 'Choice')
      expect(choice?.among[choice.state.Default ?? '']?.Type, name).toBe('Fail')
      const leads = choice?.state.Choices?.map(({ StringEquals, Next }) => [StringEquals, choice.among[Next]?.Type])
      expect(leads, name).toEqual([
        ['notify', 'Task'],
        ['wait', 'Wait'],
        ['done', 'Succeed'],
      ])
    }
  })

  test('write no execution data to their logs', () => {
    for (const { logging } of machines()) {
      expect(logging).toMatchObject({ IncludeExecutionData: false, Level: 'ERROR' })
    }
  })

  test('fail the digest when one mail failed, and only then', () => {
    const digest = machines().find(({ name }) => name.endsWith('digest'))
    const { States: states } = Definition.parse(JSON.parse(digest?.json ?? ''))
    expect(states['For each recipient']).toMatchObject({
      ItemsPath: '$.recipients',
      ResultSelector: { 'anyFailed.$': "States.ArrayContains($, 'failed')" },
      Next: 'Any failed',
    })
    expect(states['Any failed']).toMatchObject({
      Choices: [{ Variable: '$.anyFailed', BooleanEquals: true, Next: 'Failed' }],
    })
  })
})
