import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuditStore } from '#adapters/audit-store.ts'
import { createMessageStore } from '#adapters/message-store.ts'
import { createNoteStore } from '#adapters/note-store.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { withWatch } from '#domain/change.ts'
import { conversationLimits } from '#domain/conversation.ts'
import { Conflict } from '#domain/errors.ts'
import type { Notice } from '#domain/notice.ts'
import type { Report } from '#domain/report.ts'
import { deskReportDependencies, keyring, messages, notes, notices, reports, seal } from '#runtime/dependencies.ts'
import { type ActDependencies, actOnReport } from '../../functions/api/act-on-report.ts'
import { aNotice, aReference, closed } from '../adapters/examples.ts'
import { person } from '../domain/person-case.ts'
import { type Api, openApi } from './api.ts'
import { aMessage, canary, closedBy, coordinator, director, offered, stored, takenBy, today } from './desk-messages.ts'

let api: Api
let home: string
let higher: string
beforeAll(async () => {
  api = await openApi()
  home = await api.signIn(['desk-VR05-careCoordinator'], { subject: 'home' })
  higher = await api.signIn(['desk-VR05-chainDirector'], { subject: 'higher' })
}, 60_000)
afterAll(() => api.close())

const taking = () => ({ firstStep: 'callReporter', firstStepBy: today() })
const current = async ({ reference }: Report): Promise<Report> => {
  const report = await createReportStore(api.table).get(reference)
  if (!report) throw new Error('The report is gone')
  return report
}
const audited = async ({ reference }: Report) =>
  (await createAuditStore(api.table).about(reference)).map(({ what }) => what)

type Fields = Readonly<Record<string, string>>
const act = (name: string, { reference, lastActivityAt: seen }: Report, fields: Fields, token = home) =>
  api.call('act-on-report', { path: { reference, act: name }, form: { language: 'nl', seen, ...fields }, token })

describe('two colleagues at once', () => {
  test('the second gets what the first did, and keeps what was typed', async () => {
    const report = await stored(api, await aMessage())
    expect((await act('acknowledge', report, taking())).statusCode).toBe(303)
    const note = 'Een aantekening die niet weg mag.'
    const answer = await act('notes', report, { noteKey: randomUUID(), note })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Een collega was u voor')
    expect(answer.body).toMatch(/<li>[^<]*opgepakt/i)
    expect(answer.body).toContain(note)
    expect(await createNoteStore(api.table).list(report.reference)).toEqual([])
    expect(await audited(report)).not.toContain('noted')
  })

  test('also when the first took along the right to do it', async () => {
    const report = await stored(api, await aMessage())
    expect((await act('acknowledge', report, { ...taking(), takeoverReason: 'cannotWait' }, higher)).statusCode).toBe(
      303,
    )
    const note = 'Nog een aantekening die niet weg mag.'
    const answer = await act('notes', report, { noteKey: randomUUID(), note })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(note)
    expect(answer.body).toContain('Wat u typte')
  })

  test('and both at the same moment: one has it, the other sees that', async () => {
    const report = await stored(api, await aMessage())
    const other = await api.signIn(['desk-VR05-careCoordinator'])
    const answers = await Promise.all([home, other].map(token => act('acknowledge', report, taking(), token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(api.started.filter(name => name.includes(report.reference))).toHaveLength(1)
    expect((await current(report)).version).toBe(report.version + 1)
  })

  test('then sending it again from the page that told so goes through', async () => {
    const report = await stored(api, await aMessage())
    await act('urgency', report, { urgency: 'urgent', urgencyReason: 'newFacts' })
    const answer = await act('notes', report, { noteKey: randomUUID(), note: 'Toch.' })
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.body ?? '')?.[1] ?? ''
    const again = { noteKey: field('noteKey'), seen: field('seen'), note: 'Toch.' }
    expect((await act('notes', report, again)).statusCode).toBe(303)
    expect(await createNoteStore(api.table).list(report.reference)).toHaveLength(1)
  })
})

describe('the ladder’s own write in between', () => {
  const actor = person('desk-VR05-careCoordinator')
  const dependencies = (changes: Partial<ActDependencies['reports']> = {}): ActDependencies => ({
    ...deskReportDependencies('nl'),
    reports: { ...reports(), ...changes },
    notes: notes(),
    notices: notices(),
    messages: messages(),
    keyring: keyring(),
    seal: seal(),
    workflows: { start: async () => {} },
    log: () => {},
  })
  const asked = ({ reference, lastActivityAt: seen }: Report) =>
    ({ reference, act: 'acknowledge', fields: { ...taking(), seen }, actor }) as const

  test('is no conflict', async () => {
    const report = await stored(api, await aMessage())
    let isFirst = true
    const replace = async (changed: Report, version: number) => {
      if (isFirst) {
        isFirst = false
        const wakesAt = new Date().toISOString()
        await reports().replace(withWatch(report, { machine: 'escalation', run: 1, wakesAt }), version)
      }
      await reports().replace(changed, version)
    }
    const changed = await actOnReport(asked(report), dependencies({ replace }))
    expect(changed).toMatchObject({ version: report.version + 2, state: { phase: 'acknowledged' } })
    expect((await audited(report)).filter(what => what === 'acknowledged')).toHaveLength(1)
  })

  test('is no conflict either when a mail is sent again, which is planned by then', async () => {
    const report = await stored(api, await aMessage())
    const { reference, lastActivityAt: seen } = report
    await notices().plan(aNotice({ reference, id: 'one', state: 'bounced' }))
    let isFirst = true
    const replace = async (changed: Report, version: number) => {
      const wakesAt = new Date().toISOString()
      if (isFirst) await reports().replace(withWatch(report, { machine: 'escalation', run: 2, wakesAt }), version)
      isFirst = false
      await reports().replace(changed, version)
    }
    const again = { reference, act: 'send-again', fields: { notice: 'one', seen }, actor } as const
    expect(await actOnReport(again, dependencies({ replace }))).toMatchObject({ version: report.version + 2 })
    expect((await notices().list(reference)).map(({ id }) => id).sort()).toEqual(['one', 'one-again-1'])
    expect(await audited(report)).toEqual(['sentAgain'])
  })

  test('again and again is told at last', async () => {
    const report = await stored(api, await aMessage())
    const replace = () => Promise.reject(new Conflict('Somebody was first'))
    await expect(actOnReport(asked(report), dependencies({ replace }))).rejects.toThrow(Conflict)
  })

  test('that cannot be written at all is a fault, not a conflict', async () => {
    const report = await stored(api, await aMessage())
    const replace = () => Promise.reject(new Error('down'))
    await expect(actOnReport(asked(report), dependencies({ replace }))).rejects.toThrow('down')
  })

  test('an act whose line in the audit cannot be written is not done', async () => {
    const report = await stored(api, await aMessage())
    const audit = () => Promise.reject(new Error('no audit'))
    await expect(actOnReport(asked(report), { ...dependencies(), audit })).rejects.toThrow('no audit')
    expect(await current(report)).toEqual(report)
  })

  test('a clock that does not start leaves the act done: reconcile starts it', async () => {
    const report = await stored(api, await aMessage())
    const workflows = { start: () => Promise.reject(new Error('down')) }
    await actOnReport(asked(report), { ...dependencies(), workflows })
    expect(await current(report)).toMatchObject({ state: { phase: 'acknowledged' }, watch: { machine: 'followUp' } })
  })
})

describe('a note', () => {
  test('sent twice is written once, and the second time is no conflict with oneself', async () => {
    const report = await stored(api, await aMessage())
    const fields = { noteKey: randomUUID(), note: 'Een keer.' }
    expect((await act('notes', report, fields)).statusCode).toBe(303)
    expect((await act('notes', report, fields)).statusCode).toBe(303)
    expect(await createNoteStore(api.table).list(report.reference)).toHaveLength(1)
    expect((await audited(report)).filter(what => what === 'noted')).toHaveLength(1)
    expect((await current(report)).timeline.filter(({ what }) => what === 'noted')).toMatchObject([{ what: 'noted' }])
  })

  test('is sealed in the table, opens for whoever may read it, and nothing of it is in the report', async () => {
    const report = await stored(api, await aMessage())
    await act('notes', report, { noteKey: randomUUID(), note: 'Kanarie-notitie.' })
    const [written] = await createNoteStore(api.table).list(report.reference)
    expect(JSON.stringify([written, await current(report)])).not.toMatch(/kanarie/i)
    const page = await api.call('show-desk-report', { path: { reference: report.reference }, token: home, page: true })
    expect(page.body).toContain('Kanarie-notitie.')
  })

  test.each([
    ['', 422],
    ['x'.repeat(2001), 422],
  ])('that cannot be kept comes back as it was typed', async (note, status) => {
    const report = await stored(api, await aMessage())
    const answer = await act('notes', report, { noteKey: randomUUID(), note })
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toContain(`>\n${note}</textarea>`)
    expect(answer.body).toContain('href="#note"')
    expect(await current(report)).toEqual(report)
  })
})

describe('whoever is higher on the ladder', () => {
  test('gives a reason, which is kept', async () => {
    const report = await stored(api, await aMessage())
    const refused = await act('acknowledge', report, taking(), higher)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('href="#takeoverReason"')
    expect(refused.body).not.toMatch(canary)
    await act('acknowledge', report, { ...taking(), takeoverReason: 'noReply' }, higher)
    expect((await current(report)).timeline.at(-1)).toMatchObject({ what: 'acknowledged', reason: 'noReply' })
    expect(await createAuditStore(api.table).by('higher')).toContainEqual(
      expect.objectContaining({ what: 'acknowledged', about: report.reference, detail: 'noReply' }),
    )
  })

  test.each([true, false])('reads nothing before it is taken, as a page (%s)', async page => {
    const report = await stored(api, await aMessage({ urgentBecause: ['threat'], persons: 'twoToFive' }))
    await act('notes', report, { noteKey: randomUUID(), note: 'Kanarie-notitie.' })
    const question = { path: { reference: report.reference }, token: higher, page }
    const before = await api.call('show-desk-report', question)
    expect(before.statusCode).toBe(200)
    expect(before.body).not.toMatch(canary)
    expect(before.body).not.toMatch(/safeContact|urgentBecause|hasContact|"persons"|proof|sealed/)
    expect(await createAuditStore(api.table).about(report.reference)).toMatchObject([{ what: 'noted' }])
    await act('acknowledge', await current(report), { ...taking(), takeoverReason: 'asked' }, higher)
    expect((await api.call('show-desk-report', question)).body).toMatch(canary)
    expect((await audited(report)).at(-1)).toBe('contentOpened')
  })
})

describe('reading', () => {
  test('is in the audit before it happens: without that line nothing is shown', async () => {
    const report = await stored(api, await aMessage())
    const { showDeskReport } = await import('../../functions/api/show-desk-report.ts')
    const opened: string[] = []
    const watched = {
      open: (...box: Parameters<ReturnType<typeof seal>['open']>) => {
        opened.push(box[0])
        return seal().open(...box)
      },
    }
    const audit = () => Promise.reject(new Error('no audit'))
    const dependencies = { ...deskReportDependencies('nl'), audit, seal: watched }
    await expect(showDeskReport(report.reference, person('desk-VR05-careCoordinator'), dependencies)).rejects.toThrow(
      'no audit',
    )
    expect(opened).toEqual([])
  })

  test('is one line each time, and names the person', async () => {
    const report = await stored(api, await aMessage())
    const question = { path: { reference: report.reference }, token: home }
    for (const _ of [1, 2]) await api.call('show-desk-report', question)
    const lines = await createAuditStore(api.table).about(report.reference)
    expect(lines).toMatchObject([1, 2].map(() => ({ what: 'contentOpened', by: 'home' })))
  })

  test('finds a number spelled in any way, and nothing that is none', async () => {
    const report = await stored(api, await aMessage())
    const ask = (reference: string) => api.call('show-desk-report', { path: { reference }, token: home })
    expect((await ask(report.reference.toLowerCase().replaceAll('-', ' '))).statusCode).toBe(200)
    for (const odd of ['', '..', 'MR-7K4T', `${report.reference}0`]) expect((await ask(odd)).statusCode).toBe(404)
  })

  test('what was written is never answered to a program as it lies in the table', async () => {
    const report = await stored(api, takenBy(coordinator, await aMessage()))
    const { body } = await api.call('show-desk-report', { path: { reference: report.reference }, token: home })
    expect(body).toMatch(canary)
    for (const hidden of ['"proof"', '"sealed"', report.sealed?.key]) expect(body).not.toContain(hidden)
  })
})

describe('every act', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  test.each<[string, Fields, string, boolean, string | undefined]>([
    ['acknowledge', { firstStep: 'callReporter', firstStepBy: inDays(2) }, 'acknowledged', false, 'followUp'],
    ['not-for-me', {}, 'notForMe', false, 'escalation'],
    ['first-step', {}, 'firstStepDone', true, undefined],
    ['close', { outcome: 'registeredByUs' }, 'closed', true, 'followUp'],
    ['urgency', { urgency: 'acute', urgencyReason: 'newFacts' }, 'urgencyChanged', false, 'escalation'],
    ['consent', { consent: 'refused' }, 'consentChanged', true, undefined],
    ['snooze', { snoozeUntil: inDays(9), snoozeReason: 'staysOpen' }, 'snoozed', true, 'followUp'],
    ['handover', { toRegion: 'VR06' }, 'handoverProposed', false, 'escalation'],
    ['record', { party: 'comensha', channel: 'phone' }, 'handoverRecorded', true, undefined],
  ])('%s: one line in the timeline, one in the audit, and its clock', async (name, fields, what, isTaken, machine) => {
    const waiting = await aMessage()
    const report = await stored(api, isTaken ? takenBy(coordinator, waiting) : waiting)
    const answer = await act(name, report, fields)
    expect(answer).toMatchObject({
      statusCode: 303,
      headers: { location: `/loket/bericht/${report.reference}/?done=${name}` },
    })
    const after = await current(report)
    expect(after.version).toBe(report.version + 1)
    expect(after.timeline.slice(report.timeline.length)).toMatchObject([{ what, role: 'careCoordinator' }])
    expect(await audited(report)).toEqual([what])
    const run = `${report.reference}-${after.watch?.run}`
    const started = machine === undefined ? [] : [`${machine} ${run}`]
    expect(api.started.filter(one => one.includes(report.reference))).toEqual(started)
  })

  test('is extended with a reason after half a year in which nothing happened, and not before', async () => {
    const taken = takenBy(coordinator, await aMessage())
    const early = await stored(api, taken)
    expect(await act('extend', early, { extensionReason: 'caseContinues' })).toMatchObject({ statusCode: 409 })
    const silent = new Date(Date.now() - 190 * 86_400_000).toISOString()
    const report = await stored(api, { ...takenBy(coordinator, await aMessage()), lastActivityAt: silent })
    expect(await act('extend', report, {})).toMatchObject({ statusCode: 422 })
    expect(await act('extend', report, { extensionReason: 'caseContinues' })).toMatchObject({ statusCode: 303 })
    const after = await current(report)
    expect(after.timeline.at(-1)).toMatchObject({ what: 'extended', reason: 'caseContinues' })
    expect((await audited(report)).at(-1)).toBe('extended')
  })

  test('to another region and accepted there starts its ladder, and is no longer here', async () => {
    const report = await stored(api, await aMessage())
    await act('handover', report, { toRegion: 'VR06' })
    const there = await api.signIn(['desk-VR06-careCoordinator'])
    const answer = await act('accept', await current(report), { acceptChannel: 'phone', on: today() }, there)
    expect(answer.statusCode).toBe(303)
    expect(await current(report)).toMatchObject({ region: 'VR06', ladder: { round: 2 }, state: { phase: 'received' } })
    const question = { path: { reference: report.reference } }
    expect((await api.call('show-desk-report', { ...question, token: home })).statusCode).toBe(404)
    expect((await api.call('show-desk-report', { ...question, token: there })).body).toMatch(canary)
  })

  test('asked as a program answers as to a program', async () => {
    const { reference, lastActivityAt: seen } = await stored(api, takenBy(director, await aMessage()))
    const path = { reference, act: 'first-step' }
    const { statusCode, body } = await api.call('act-on-report', { path, json: { seen }, token: higher })
    expect([statusCode, JSON.parse(body ?? '')]).toEqual([
      200,
      { reference, seen: expect.any(String), phase: 'acknowledged' },
    ])
  })
})

describe('whose session ended while typing', () => {
  test('gets the page to sign in with everything typed in it, to be sent again', async () => {
    const report = await stored(api, await aMessage())
    const note = 'Getypt <b>voordat</b> de sessie eindigde'
    const answer = await act('notes', report, { noteKey: randomUUID(), note }, 'no such token')
    expect(answer.statusCode).toBe(401)
    expect(answer.headers?.['content-type']).toContain('text/html')
    expect(answer.body).toContain('Getypt &lt;b&gt;voordat&lt;/b&gt; de sessie eindigde')
    expect(answer.body).toContain(`action="/api/v1/desk/reports/${report.reference}/notes"`)
    expect(answer.body).toContain(`name="seen" value="${report.lastActivityAt}"`)
    expect(answer.body).toContain(encodeURIComponent(`/loket/bericht/${report.reference}/`))
    expect(await current(report)).toEqual(report)
  })

  test('never gets an address of the sender’s choosing in that page', async () => {
    const path = { reference: '"><script>alert(1)</script>', act: '../../people/x/revoke' }
    const answer = await api.call('act-on-report', { path, form: { language: 'nl' } })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).not.toContain('<script>alert')
    expect(answer.body).not.toContain('/../')
  })
})

describe('a word to the reporter', () => {
  const said = (text = 'Wanneer kunnen wij bellen? Kanarie-vraag.') => ({ messageKey: randomUUID(), text })
  const conversation = ({ reference }: Report) => createMessageStore(api.table).list(reference)
  const asked = async (report: Report) =>
    (await current(report)).timeline.filter(({ what }) => what === 'reporterAsked').length
  const linesOf = async (report: Report) => (await audited(report)).filter(what => what === 'reporterAsked').length

  test('is sealed, is in the page of the desk, and wakes the clock that mails the reporter', async () => {
    const report = await stored(api, takenBy(coordinator, await aMessage()))
    const answer = await act('messages', report, said())
    expect(answer.headers?.location).toBe(`/loket/bericht/${report.reference}/?done=messages`)
    expect(await conversation(report)).toMatchObject([{ from: 'desk', role: 'careCoordinator' }])
    expect(JSON.stringify([await conversation(report), await current(report)])).not.toMatch(/kanarie/i)
    const page = await api.call('show-desk-report', { path: { reference: report.reference }, token: home, page: true })
    expect(page.body).toContain('Kanarie-vraag.')
    const { run } = (await current(report)).watch ?? {}
    expect(api.started).toContain(`followUp ${report.reference}-${run}`)
    expect(api.logged()).not.toMatch(canary)
  })

  test('pressed twice is one message, one event, one line in the audit', async () => {
    const report = await stored(api, await aMessage())
    const fields = said()
    for (const _ of [1, 2]) expect((await act('messages', report, fields)).statusCode).toBe(303)
    expect([(await conversation(report)).length, await asked(report), await linesOf(report)]).toEqual([1, 1, 1])
  })

  test('pressed twice at the same moment is one message and one event', async () => {
    const report = await stored(api, await aMessage())
    const fields = said()
    const answers = await Promise.all([1, 2].map(() => act('messages', report, fields)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect([(await conversation(report)).length, await asked(report)]).toEqual([1, 1])
  })

  test('is no conflict with what a colleague did in between', async () => {
    const report = await stored(api, await aMessage())
    await act('urgency', report, { urgency: 'urgent', urgencyReason: 'newFacts' })
    expect((await act('messages', report, said())).statusCode).toBe(303)
    expect([(await conversation(report)).length, (await current(report)).urgency]).toEqual([1, 'urgent'])
  })

  test('after which there are a hundred is not written, nor in the audit, and comes back as it was typed', async () => {
    const report = await stored(api, await aMessage())
    const { reference } = report
    const sealed = (await seal().seal(reference, { text: 'x' })) ?? { key: '', fields: {} }
    const messages = createMessageStore(api.table)
    for (let n = 0; n < conversationLimits.perReport; n += 1) {
      await messages.put({ reference, id: `${n}`, at: report.receivedAt, sealed, from: 'reporter' })
    }
    const answer = await act('messages', report, said('Een te veel.'))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('>\nEen te veel.</textarea>')
    expect(answer.body).toContain('href="#text"')
    expect([(await conversation(report)).length, await current(report)]).toEqual([100, report])
    expect(await linesOf(report)).toBe(0)
  })

  test.each(['', 'x'.repeat(conversationLimits.text + 1)])(
    'that cannot be sent comes back as it was typed',
    async text => {
      const report = await stored(api, await aMessage())
      const answer = await act('messages', report, said(text))
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain(`>\n${text}</textarea>`)
      expect([await conversation(report), await audited(report)]).toEqual([[], ['contentOpened']])
    },
  )

  test('from whoever may not write it, is not there, and what was typed is not lost', async () => {
    const report = await stored(api, await aMessage())
    const elsewhere = await api.signIn(['desk-VR06-careCoordinator'])
    for (const token of [higher, elsewhere]) {
      const answer = await act('messages', report, said(), token)
      expect([answer.statusCode, answer.body?.includes('Kanarie-vraag.')]).toEqual([404, true])
      expect(answer.body).not.toContain(report.reference)
    }
    const unknown = await act('messages', { ...report, reference: aReference() }, said(), elsewhere)
    expect([unknown.statusCode, unknown.body]).toEqual([404, (await act('messages', report, said(), elsewhere)).body])
    expect([await conversation(report), await audited(report)]).toEqual([[], []])
  })

  test('from whoever lost the right to a colleague says so, with what was typed', async () => {
    const report = await stored(api, await aMessage())
    await act('acknowledge', report, { ...taking(), takeoverReason: 'cannotWait' }, higher)
    const answer = await act('messages', report, said())
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Een collega was u voor')
    expect(answer.body).toMatch(/Wat u typte[\s\S]*Kanarie-vraag\./)
    expect(await conversation(report)).toEqual([])
  })

  test('about a message that went to another region in the meantime is not there, with what was typed', async () => {
    const report = await stored(api, offered(await aMessage()))
    const there = await api.signIn(['desk-VR06-careCoordinator'])
    await act('accept', report, { acceptChannel: 'phone', on: today() }, there)
    for (const [name, fields] of [
      ['messages', said()],
      ['notes', { noteKey: randomUUID(), note: 'Kanarie-vraag.' }],
    ] as const) {
      const answer = await act(name, report, fields)
      expect([answer.statusCode, answer.body?.includes('Kanarie-vraag.')]).toEqual([404, true])
    }
  })

  test('goes out while a closed message can be opened again, and no longer', async () => {
    const lately = await stored(api, closedBy(coordinator, await aMessage()))
    expect((await act('messages', lately, said())).statusCode).toBe(303)
    const longAgo = await stored(
      api,
      closed(await aMessage({}, 40), new Date(Date.now() - 31 * 86_400_000).toISOString()),
    )
    const answer = await act('messages', longAgo, said())
    expect([answer.statusCode, answer.body?.includes('Kanarie-vraag.')]).toEqual([409, true])
    expect([await conversation(longAgo), await audited(longAgo)]).toEqual([[], ['contentOpened']])
  })
})

describe('what another region offers', () => {
  let there: string
  beforeAll(async () => {
    there = await api.signIn(['desk-VR06-careCoordinator'])
  })

  test('is refused with a reason, which the sender sees; whoever refused is back at the list', async () => {
    const report = await stored(api, offered(await aMessage()))
    const answer = await act('refuse', report, { refusal: 'noCapacity' }, there)
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/loket/?done=refuse' } })
    const question = { path: { reference: report.reference }, page: true }
    const { body } = await api.call('show-desk-report', { ...question, token: home })
    expect(body).toMatch(
      /Overdracht niet aangenomen<\/h2><p class="quiet">daar kan niemand het nu oppakken · Noord- en Oost/,
    )
    expect((await api.call('show-desk-report', { ...question, token: there })).statusCode).toBe(404)
    expect(await current(report)).toMatchObject({ region: 'VR05', ladder: { round: 1 }, state: { phase: 'received' } })
  })

  test('is not refused without a reason', async () => {
    const report = await stored(api, offered(await aMessage()))
    const answer = await act('refuse', report, {}, there)
    expect([answer.statusCode, answer.body?.includes('href="#refusal"')]).toEqual([422, true])
    expect(answer.body).not.toMatch(canary)
    expect(await current(report)).toEqual(report)
  })

  test.each(['2026-01-01', '2999-01-01', 'gisteren', ''])('is not accepted on %j', async on => {
    const report = await stored(api, offered(await aMessage()))
    const answer = await act('accept', report, { acceptChannel: 'secureMail', on }, there)
    expect([answer.statusCode, answer.body?.includes('href="#on"')]).toEqual([422, true])
    expect(answer.body).toMatch(/value="secureMail" checked/)
    expect([await current(report), await audited(report)]).toEqual([report, []])
  })

  test('is not withdrawn by whom it was offered to, nor accepted by whom it is from', async () => {
    const report = await stored(api, offered(await aMessage()))
    expect((await act('withdraw', report, {}, there)).statusCode).toBe(404)
    const accepting = { acceptChannel: 'phone', on: today() }
    expect((await act('accept', report, accepting)).statusCode).toBe(404)
    expect((await act('refuse', report, { refusal: 'otherParty' })).statusCode).toBe(404)
    expect([await current(report), await audited(report)]).toEqual([report, []])
  })

  test('is withdrawn by the sender, once; the other region no longer sees it', async () => {
    const report = await stored(api, offered(await aMessage()))
    expect((await act('withdraw', report, {})).statusCode).toBe(303)
    expect((await act('withdraw', await current(report), {})).statusCode).toBe(409)
    expect((await act('accept', report, { acceptChannel: 'phone', on: today() }, there)).statusCode).toBe(404)
    const { handover, timeline } = await current(report)
    expect([handover, timeline.at(-1)?.what]).toEqual([undefined, 'handoverWithdrawn'])
  })
})

describe('sending a mail again', () => {
  const bounced = (report: Report) =>
    aNotice({ reference: report.reference, id: 'one', state: 'bounced', plannedAt: report.receivedAt })
  const ledger = (report: Report) => createNoticeStore(api.table).list(report.reference)
  async function withMail(changes: Partial<Notice> = {}, of?: Report): Promise<Report> {
    const report = await stored(api, of ?? (await aMessage()))
    await createNoticeStore(api.table).plan({ ...bounced(report), ...changes })
    return report
  }

  test('plans one line, however often it is pressed', async () => {
    const report = await withMail()
    const first = await act('send-again', report, { notice: 'one' })
    expect(first.headers?.location).toBe(`/loket/bericht/${report.reference}/?done=send-again`)
    expect((await act('send-again', report, { notice: 'one' })).statusCode).toBe(409)
    expect((await act('send-again', await current(report), { notice: 'one' })).statusCode).toBe(409)
    const [old, again, ...more] = (await ledger(report)).toSorted((one, two) => one.id.localeCompare(two.id))
    expect([old, more]).toEqual([bounced(report), []])
    expect(again).toMatchObject({ id: 'one-again-1', state: 'planned', to: bounced(report).to, attempts: 0 })
    expect((await audited(report)).filter(what => what === 'sentAgain')).toHaveLength(1)
    const { timeline, watch } = await current(report)
    expect(timeline.filter(({ what }) => what === 'sentAgain')).toMatchObject([{ role: 'careCoordinator' }])
    expect(api.started).toContain(`escalation ${report.reference}-${watch?.run}`)
  })

  test('pressed at the same moment by two plans one line, too', async () => {
    const report = await withMail()
    const other = await api.signIn(['desk-VR05-careCoordinator'])
    const answers = await Promise.all([home, other].map(token => act('send-again', report, { notice: 'one' }, token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await ledger(report)).toHaveLength(2)
  })

  test('is offered beside the newest line that did not arrive, and beside no other', async () => {
    const report = await withMail()
    await createNoticeStore(api.table).plan({ ...bounced(report), id: 'two', state: 'delivered' })
    const show = async () =>
      (await api.call('show-desk-report', { path: { reference: report.reference }, token: home, page: true })).body
    const offeredIn = (body = '') => [...body.matchAll(/name="notice" value="([^"]+)"/g)].map(([, id]) => id)
    expect(offeredIn(await show())).toEqual(['one'])
    const plannedAt = new Date().toISOString()
    await createNoticeStore(api.table).plan({ ...bounced(report), id: 'one-again-1', state: 'failed', plannedAt })
    expect(offeredIn(await show())).toEqual(['one-again-1'])
    await act('send-again', report, { notice: 'one-again-1' })
    expect(offeredIn(await show())).toEqual([])
  })

  test('is no line of this message when it belongs to another', async () => {
    const [report, other] = [await withMail({ id: 'mine' }), await withMail({ id: 'others' })]
    expect((await act('send-again', report, { notice: 'others' })).statusCode).toBe(404)
    expect([await current(report), (await ledger(report)).length]).toEqual([report, 1])
    expect(await ledger(other)).toHaveLength(1)
    expect(await audited(report)).toEqual([])
  })

  test.each(['planned', 'sending', 'sent', 'delivered'] as const)('is refused for a mail that is %s', async state => {
    const report = await withMail({ state })
    expect((await act('send-again', report, { notice: 'one' })).statusCode).toBe(409)
    expect([await current(report), (await ledger(report)).length]).toEqual([report, 1])
  })

  test('is refused once the message is closed', async () => {
    const report = await withMail({}, closedBy(coordinator, await aMessage()))
    expect((await act('send-again', report, { notice: 'one' })).statusCode).toBe(409)
    expect(await ledger(report)).toHaveLength(1)
  })

  test('is refused, and not offered, once nothing would send it: somebody has the message', async () => {
    const report = await withMail({}, takenBy(coordinator, await aMessage()))
    const page = { path: { reference: report.reference }, token: home, page: true }
    expect((await api.call('show-desk-report', page)).body).not.toContain('name="notice"')
    expect((await act('send-again', report, { notice: 'one' })).statusCode).toBe(409)
    expect([await current(report), (await ledger(report)).length]).toEqual([report, 1])
  })

  test('is not for whoever does not have the message', async () => {
    const report = await withMail()
    expect((await act('send-again', report, { notice: 'one' }, higher)).statusCode).toBe(404)
    expect(await ledger(report)).toHaveLength(1)
  })
})
