import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Action,
  inView,
  may,
  type Position,
  positionTowards,
  type ReportInView,
  receiverPosition,
} from '#domain/access.ts'
import { proposeHandover } from '#domain/handover.ts'
import { acknowledge, changeUrgency, close } from '#domain/lifecycle.ts'
import { type HandlerRef, type Report, Role } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { chase, director, everybody, friday, nationalDesk, region, report, runUntil } from './chase-case.ts'
import { type ActorName, actors, anyGroup, person } from './person-case.ts'

const coordinatorRef: HandlerRef = { holder: 'VR05-careCoordinator-1', role: 'careCoordinator', region: 'VR05' }
const directorRef: HandlerRef = { holder: director.id, role: 'chainDirector', region: 'VR05' }
const nationalRef: HandlerRef = { holder: nationalDesk.id, role: 'nationalDesk', region: 'NL' }
/** Every rung was asked long ago. */
const muchLater = '2026-05-11T10:00:00.000Z'

const takenBy = (by: HandlerRef, from = report()): Report =>
  acknowledge(from, { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false }, friday)
const view = (of: Report, now = friday): ReportInView => inView(chase({ report: of, now }))

const messages = {
  fresh: view(report()),
  late: view(report(), muchLater),
  'taken at home': view(takenBy(coordinatorRef)),
  'taken higher': view(takenBy(directorRef), muchLater),
  'taken by the last rung': view(takenBy(nationalRef), muchLater),
  'closed at home': view(close(takenBy(coordinatorRef), { by: coordinatorRef, outcome: 'unknown' }, friday)),
  'offered to another region': view(proposeHandover(report(), { to: 'VR06', by: coordinatorRef }, friday)),
  'offered to the country': view(proposeHandover(report(), { to: 'NL', by: coordinatorRef }, friday)),
  'about a place': view(report({ kind: 'place' })),
  restricted: view(report({ region: 'NL', restricted: true })),
  'about nowhere': view(report({ region: 'NL', where: 'online' })),
} as const satisfies Record<string, ReportInView>
type MessageName = keyof typeof messages

/** One letter for each thing that can be done to a message. */
const letters = {
  S: 'seeThatItWaits',
  O: 'openContent',
  T: 'takeMessage',
  W: 'takeWithoutReason',
  J: 'judgeMessage',
  H: 'handleMessage',
  A: 'sendAgain',
  R: 'reopenMessage',
  V: 'answerHandover',
} as const satisfies Record<string, Action>
type MessageAction = (typeof letters)[keyof typeof letters]
const messageActions: readonly MessageAction[] = Object.values(letters)

const lettersOf = (actor: ActorName, of: ReportInView): string =>
  Object.entries(letters)
    .flatMap(([letter, action]) => (may(actors[actor], action, of) ? [letter] : []))
    .join('')

/** Whoever is not named may do nothing. */
const expected: Readonly<Record<MessageName, Partial<Record<ActorName, string>>>> = {
  fresh: { home: 'SOTWJAR', director: 'ST' },
  late: { home: 'SOTWJAR', director: 'ST', national: 'ST' },
  'taken at home': { home: 'SOTWJHAR', director: 'ST' },
  'taken higher': { home: 'SOTWAR', director: 'SOTJHAR', national: 'ST' },
  'taken by the last rung': { home: 'SOTWAR', director: 'ST', national: 'SOTJHAR' },
  'closed at home': { home: 'SOTWJHAR', director: 'ST' },
  'offered to another region': { home: 'SOTWJAR', director: 'ST', otherRegion: 'SV', otherDirector: 'SV' },
  'offered to the country': { home: 'SOTWJAR', director: 'ST', national: 'SV' },
  'about a place': { member: 'SOTWJAR', officer: 'SOTWJAR', director: 'ST' },
  restricted: { national: 'SOTWJAR' },
  'about nowhere': { national: 'SOTWJAR' },
}

const everyActor = Object.keys(actors).filter((name): name is ActorName => name in actors)
const everyMessage = Object.keys(messages).filter((name): name is MessageName => name in messages)

describe.each(everyMessage)('towards a message that is %s', message => {
  test.each(everyActor)('%s may do what the table says and no more', actor => {
    expect(lettersOf(actor, messages[message])).toBe(expected[message][actor] ?? '')
  })
})

describe('following a message', () => {
  test.each(Object.entries(actors))('is for its reporter and nobody else: %s', (name, actor) => {
    const own = actors.reporter.reference
    expect(may(actor, 'followMessage', { reference: own })).toBe(name === 'reporter')
    expect(may(actor, 'followMessage', { reference: 'MR-0000-0001' })).toBe(false)
  })
})

describe('deny is the default', () => {
  const anyMessage = fc.constantFrom(...Object.values<ReportInView>(messages))
  const anyAction = fc.constantFrom(...messageActions)

  test('whoever has no group that we know may nothing, to whatever', () => {
    const unknown = fc.array(
      fc.string().filter(text => !/^(desk|member|lead)-|^administrator$/.test(text)),
      {
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(unknown, anyAction, anyMessage, (groups, action, of) => {
        const actor = person(...groups)
        expect(may(actor, action, of)).toBe(false)
        expect(positionTowards(actor, of)).toBeUndefined()
        for (const right of ['seeDirectory', 'changeDirectory', 'seeCoverage', 'keepPages'] as const) {
          expect(may(actor, right, 'VR05')).toBe(false)
        }
        expect([may(actor, 'readAudit', undefined), may(actor, 'managePeople', undefined)]).toEqual([false, false])
      }),
    )
  })

  test('a restricted message does not exist for anybody of a region, in whatever state it is', () => {
    const states = [report(), takenBy(nationalRef), close(report(), { by: nationalRef, outcome: 'unknown' }, friday)]
    const restricted = fc
      .tuple(fc.constantFrom(...states), fc.constantFrom<RegionCode>('NL', 'VR05'), fc.constantFrom('GM0153', 'online'))
      .map(([state, region, where]) => view({ ...state, region, restricted: true, where } as Report, muchLater))
    fc.assert(
      fc.property(fc.array(anyGroup({ national: false })), anyAction, restricted, (groups, action, of) => {
        expect(may(person(...groups), action, of)).toBe(false)
      }),
    )
  })

  test('whoever may do anything to a message may see that it is there, and has a role towards it', () => {
    const groups = fc.array(anyGroup({ national: true }), { maxLength: 3 })
    fc.assert(
      fc.property(groups, anyAction, anyMessage, (held, action, of) => {
        const actor = person(...held)
        fc.pre(may(actor, action, of))
        expect(may(actor, 'seeThatItWaits', of)).toBe(true)
        expect(positionTowards(actor, of) ?? receiverPosition(actor, of)).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })
})

test('whoever has a message keeps it when the desk judges it less urgent, and its ladder no longer reaches so far', () => {
  const judged = changeUrgency(
    takenBy(nationalRef, report({ urgency: 'urgent' })),
    { urgency: 'normal', reason: 'misjudged', by: nationalRef },
    friday,
  )
  expect(view(judged).asked).not.toContain('nationalDesk')
  expect(lettersOf('national', view(judged))).toBe('SOJHAR')
})

test.each<[Action & ('seeDirectory' | 'changeDirectory' | 'seeCoverage'), ActorName, boolean]>(
  (['seeDirectory', 'changeDirectory', 'seeCoverage'] as const).flatMap(action =>
    everyActor.map((actor): [typeof action, ActorName, boolean] => [
      action,
      actor,
      ['home', 'director', 'officer', 'lead', 'leadOfCountry'].includes(actor),
    ]),
  ),
)('%s of Twente by %s: %s', (action, actor, isAllowed) => {
  expect(may(actors[actor], action, 'VR05')).toBe(isAllowed)
})

test('the national desk is a setting: whoever may see it there changes nothing', () => {
  for (const actor of [person('desk-NL-nationalDesk'), person('lead-country')]) {
    expect(may(actor, 'seeDirectory', 'NL')).toBe(true)
    expect(may(actor, 'changeDirectory', 'NL')).toBe(false)
  }
})

test.each<[RegionCode, readonly ActorName[]]>([
  ['NL', ['national', 'leadOfCountry']],
  ['VR05', ['home', 'director', 'national', 'officer', 'lead', 'leadOfCountry']],
  ['VR06', ['national', 'otherRegion', 'otherDirector', 'leadElsewhere', 'leadOfCountry']],
])('the pages of %s are kept by its own, and by the country where nobody does: %j', (region, keepers) => {
  expect(everyActor.filter(actor => may(actors[actor], 'keepPages', region))).toEqual(keepers)
})

test.each(everyActor)('people and audit are for an administrator only, so for %s', actor => {
  const isAllowed = actor === 'administrator'
  expect(may(actors[actor], 'managePeople', undefined)).toBe(isAllowed)
  expect(may(actors[actor], 'readAudit', undefined)).toBe(isAllowed)
})

describe('somebody stands towards a message', () => {
  test.each<[string, readonly string[], ReportInView, Position | undefined]>([
    ['nowhere, from another region', ['desk-VR06-careCoordinator'], messages.fresh, undefined],
    ['at home', ['desk-VR05-careCoordinator'], messages.fresh, { role: 'careCoordinator', region: 'VR05' }],
    [
      'in the lowest of two roles',
      ['desk-VR05-chainDirector', 'desk-VR05-careCoordinator'],
      messages.fresh,
      { role: 'careCoordinator', region: 'VR05' },
    ],
    [
      'in the role that has it, also when another is lower',
      ['desk-VR05-careCoordinator', 'desk-VR05-chainDirector'],
      messages['taken higher'],
      { role: 'chainDirector', region: 'VR05' },
    ],
    ['at the last rung', ['desk-NL-nationalDesk'], messages.late, { role: 'nationalDesk', region: 'NL' }],
    [
      'as the officer of its municipality',
      ['member-GM0153'],
      messages['about a place'],
      {
        role: 'designatedOfficer',
        region: 'VR05',
      },
    ],
    [
      'where it was offered',
      ['desk-VR06-chainDirector'],
      messages['offered to another region'],
      {
        role: 'chainDirector',
        region: 'VR06',
      },
    ],
    ['nowhere, as officer where no officer is on its ladder', ['member-GM0153'], messages.fresh, undefined],
    [
      'nowhere, in a role of the other region that is not on its ladder',
      ['desk-VR06-designatedOfficer'],
      messages['offered to another region'],
      undefined,
    ],
  ])('%s', (_, groups, of, standing) => {
    expect(positionTowards(person(...groups), of)).toEqual(standing)
  })

  test('and accepts in the role of the region it was offered to, whatever else that person is', () => {
    const both = person('desk-VR05-careCoordinator', 'desk-VR06-careCoordinator')
    expect(receiverPosition(both, messages['offered to another region'])).toEqual({
      role: 'careCoordinator',
      region: 'VR06',
    })
  })
})

describe('a message in view', () => {
  test('says which roles its ladder has and which were asked', () => {
    const fresh = view(report())
    expect(fresh.rungs).toEqual(Role.options.filter(role => role !== 'designatedOfficer'))
    expect([fresh.asked, view(report(), muchLater).asked]).toEqual([
      ['careCoordinator'],
      ['careCoordinator', 'chainDirector', 'nationalDesk'],
    ])
  })

  test('stays in view of whoever was asked, also when a rung below is filled again', () => {
    const empty = runUntil(friday, region(chase({ directory: [] })))
    expect(inView({ ...empty.chase, directory: everybody }).asked).toContain('nationalDesk')
  })
})
