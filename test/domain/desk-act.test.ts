import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conversationLimits } from '#domain/conversation.ts'
import { Act, type ActName, actIn, isActName } from '#domain/desk-act.ts'
import { InvalidInput } from '#domain/errors.ts'
import { textLimits } from '#domain/text-limits.ts'

const seen = '2026-04-24T14:00:00.000Z'
const noteKey = '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11'

/** What each form sends when everything is filled in. */
const filled: Readonly<Record<ActName, Readonly<Record<string, string>>>> = {
  acknowledge: { firstStep: 'callReporter', firstStepBy: '2026-04-30' },
  'not-for-me': {},
  'first-step': {},
  close: { outcome: 'unknown' },
  notes: { noteKey, note: 'Gebeld met de melder.' },
  urgency: { urgency: 'urgent', urgencyReason: 'newFacts' },
  consent: { consent: 'given' },
  snooze: { snoozeUntil: '2026-05-04', snoozeReason: 'waitsForPerson' },
  extend: { extensionReason: 'helpContinues' },
  reopen: {},
  handover: { toRegion: 'VR06' },
  record: { party: 'police', channel: 'phone' },
  accept: { acceptChannel: 'phone', on: '2026-04-24' },
  refuse: { refusal: 'noCapacity' },
  withdraw: {},
  messages: { messageKey: noteKey, text: 'Er is gebeld.' },
  'send-again': { notice: 'ladder-1-0-VR05-careCoordinator-1' },
}
/** What the page itself fills in. */
const ours = ['noteKey', 'messageKey', 'notice']
const codes: Readonly<Record<string, string>> = {
  acceptChannel: 'channelRequired',
  on: 'acceptedOnRequired',
  text: 'messageRequired',
}
const names = Object.keys(filled).filter(isActName)

test.each([undefined, '', 'Acknowledge', 'toString', '__proto__', 'destroy'])(
  '%j is nothing that can be done',
  name => {
    expect(isActName(name)).toBe(false)
  },
)

describe.each(names)('%s', act => {
  test('is what its form says, in whatever language', () => {
    const fields = { ...filled[act], seen, language: 'en' }
    expect(actIn(act, fields)).toEqual({ act, ...fields })
  })

  test('without any of its answers says which one is missing', () => {
    for (const missing of Object.keys(filled[act]).filter(name => !ours.includes(name))) {
      const { [missing]: _, ...others } = filled[act]
      const code = codes[missing] ?? `${missing}Required`
      expect(errorsOf(act, { ...others, seen })).toEqual([{ field: missing, code }])
      expect(errorsOf(act, { ...filled[act], seen, [missing]: '' })).toEqual([{ field: missing, code }])
    }
  })

  test.each([
    ['a field that is none of its own', { another: 'x' }],
    ['another language', { language: 'de' }],
    ['a date of no page', { seen: 'yesterday' }],
    ['an act of its own choosing', { seen: '' }],
  ])('with %s is no form of ours', (_, wrong) => {
    expect(errorsOf(act, { ...filled[act], seen, ...wrong })).toEqual([{ field: 'form', code: 'unknownField' }])
  })

  test('is never another act than the address says', () => {
    for (const other of names) expect(actIn(act, { ...filled[act], seen, act: other }).act).toBe(act)
  })
})

test('without the page it came from it is no form of ours', () => {
  expect(errorsOf('reopen', {})).toEqual([{ field: 'form', code: 'unknownField' }])
})

test('everything that is missing is said at once', () => {
  expect(errorsOf('acknowledge', { seen }).map(({ field }) => field)).toEqual(['firstStep', 'firstStepBy'])
})

describe.each([
  { act: 'notes', field: 'note', longest: textLimits.note, missing: 'noteRequired', tooLong: 'noteTooLong' },
  {
    act: 'messages',
    field: 'text',
    longest: conversationLimits.text,
    missing: 'messageRequired',
    tooLong: 'textTooLong',
  },
] as const)('what is written in $act', ({ act, field, longest, missing, tooLong }) => {
  test.each([
    ['nothing but spaces', ' \n\t ', missing],
    ['one character too many', 'x'.repeat(longest + 1), tooLong],
    ['a list', ['one', 'two'], missing],
  ])('is not kept when it is %s', (_, typed, code) => {
    expect(errorsOf(act, { ...filled[act], seen, [field]: typed })).toEqual([{ field, code }])
  })

  test('is kept as long as may be, without the space around it', () => {
    const longestText = 'x'.repeat(longest)
    expect(actIn(act, { ...filled[act], seen, [field]: `  ${longestText}\n` })).toMatchObject({ [field]: longestText })
  })
})

test('the box beside the reporter is ticked or absent', () => {
  const fields = { ...filled.acknowledge, seen, reporterKnown: 'true' }
  expect(actIn('acknowledge', fields)).toMatchObject({ reporterKnown: 'true' })
  expect(errorsOf('acknowledge', { ...fields, reporterKnown: 'yes' })).toHaveLength(1)
})

test('no fields whatsoever are anything but an act or an error with codes of ours', () => {
  const odd = fc.dictionary(
    fc.constantFrom('seen', 'note', 'noteKey', 'text', 'messageKey', 'on', 'refusal', 'outcome', 'x'),
    fc.anything(),
  )
  fc.assert(
    fc.property(fc.constantFrom(...names), odd, (act, fields) => {
      try {
        expect(Act.parse(actIn(act, fields)).act).toBe(act)
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInput)
      }
    }),
  )
})

function errorsOf(act: ActName, fields: Readonly<Record<string, unknown>>) {
  try {
    actIn(act, fields)
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields
    throw error
  }
  throw new Error('Nothing was wrong')
}
