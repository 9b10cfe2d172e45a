import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Api, openApi } from './api.ts'
import { aSubmission } from './submission.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
}, 60_000)
afterAll(() => api.close())
beforeEach(() => {
  api.asked.length = 0
  api.started.length = 0
})

/** What was written to the table since, by the name of the operation: all that is not only read. */
const writes = () =>
  api.asked.map(target => target.split('.')[1] ?? target).filter(name => !/^(?:Get|BatchGet|Query|Scan)/.test(name))
/** Every public write is counted against too many of one address, before anything else. */
const counted = 'UpdateItem'

test.each([{ kind: 'bst' }, { danger: 'now' }, { place: 'Almere' }])(
  'a message with %j writes nothing',
  async changes => {
    const { statusCode } = await api.call('submit-report', { json: aSubmission(changes) })
    expect([statusCode, writes(), api.started]).toEqual([422, [counted], []])
  },
)

test.each(['as a program', 'in a browser'])(
  'a message is accepted by one write, sent %s, and everything follows from it',
  async how => {
    const sent = aSubmission()
    const form = new URLSearchParams(
      Object.entries(sent).flatMap(([name, value]) => [value].flat().map(one => [name, String(one)])),
    )
    const { statusCode } = await api.call(
      'submit-report',
      how === 'in a browser' ? { form, page: true } : { json: sent },
    )
    expect([statusCode, writes(), api.started.length]).toEqual([201, [counted, 'PutItem'], 1])
  },
)

test('sent again, it tries the same one write and leaves everything as it is', async () => {
  const sent = aSubmission()
  const first = await api.call('submit-report', { json: sent })
  const again = await api.call('submit-report', { json: sent })
  expect(again.body).toBe(first.body)
  expect(writes()).toEqual([counted, 'PutItem', counted, 'PutItem'])
  expect(api.started).toHaveLength(1)
})
