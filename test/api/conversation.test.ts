import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Conflict, InvalidInput, NotFound } from '#domain/errors.ts'
import { acknowledge, close } from '#domain/lifecycle.ts'
import type { Report } from '#domain/report.ts'
import { writeToReporter } from '#runtime/conversation.ts'
import { sayAndAnswer, sayAsPage } from '#runtime/reporter-writing.ts'
import { reportStatus, statusAsPage } from '../../functions/api/report-status.ts'
import { submitReport } from '../../functions/api/submit-report.ts'
import { withdraw, withdrawAsPage } from '../../functions/api/withdraw-contact.ts'
import { withFault } from '../workflow/faults.ts'
import { by, openStage, type Stage } from '../workflow/stage.ts'
import { aSubmission } from './submission.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())
beforeEach(() => stage.reset())

const secret = 'Zij mag niet naar buiten.'
const pages = (language: 'nl' | 'en' = 'nl') => ({ ...stage, wording: stage.wordings[language] })
const words = (text = 'Zij is verhuisd.') => ({ text, messageKey: randomUUID() })
const why = (text = 'Er is niemand geweest.') => ({ why: text, messageKey: randomUUID() })

describe('a wrong pair', () => {
  test.each(['write', 'reopen'] as const)('cannot %s, and an unknown number answers the same', async kind => {
    const { reference, receipt } = await sent()
    const field = kind === 'write' ? words() : why()
    for (const pair of [
      { reference, receipt: '0000000000000000' },
      { reference: 'MR-0000-0000', receipt },
    ]) {
      await expect(sayAndAnswer({ ...pair, ...field }, kind, stage)).rejects.toBeInstanceOf(NotFound)
    }
    await expect(withdraw({ reference, receipt: '0000000000000000' }, stage)).rejects.toBeInstanceOf(NotFound)
    expect(await stage.messages.list(reference)).toEqual([])
    expect((await stored(reference)).version).toBe(1)
  })

  test('comes back as a page with what was written, but without the code', async () => {
    const { reference } = await sent()
    const receipt = '1234567812345678'
    const { status, body } = await sayAsPage(
      { reference, receipt, ...words('Bewaar dit'), language: 'nl' },
      'write',
      pages(),
    )
    expect(status).toBe(404)
    expect(body).toContain('Bewaar dit</textarea>')
    expect(body).not.toContain(receipt)
  })
})

describe('bad input', () => {
  test.each([
    ['an empty text', { text: ' ' }, [{ field: 'text', code: 'messageRequired' }]],
    ['no text', { text: undefined }, [{ field: 'text', code: 'messageRequired' }]],
    ['a list', { text: ['a', 'b'] }, [{ field: 'text', code: 'messageRequired' }]],
    ['a text that is too long', { text: 'x'.repeat(2001) }, [{ field: 'text', code: 'textTooLong' }]],
    ['no key', { messageKey: 'x' }, [{ field: 'form', code: 'unknownField' }]],
    ['a field nobody asked for', { role: 'nationalDesk' }, [{ field: 'form', code: 'unknownField' }]],
  ])('%s is refused by field, and nothing is written', async (_, changes, fields) => {
    const codes = await sent()
    await expect(sayAndAnswer({ ...codes, ...words(), ...changes }, 'write', stage)).rejects.toMatchObject({ fields })
    expect((await sayAsPage({ ...codes, ...words(), ...changes }, 'write', pages())).status).toBe(422)
    expect(await stage.messages.list(codes.reference)).toEqual([])
  })

  test('about a message that nobody may see is told as that', async () => {
    await expect(reportStatus({ t: 'x', name: 'x' }, stage)).rejects.toBeInstanceOf(InvalidInput)
    await expect(withdraw({ ...(await sent()), name: 'x' }, stage)).rejects.toBeInstanceOf(InvalidInput)
  })

  test('why it must be opened again may not be empty', async () => {
    const codes = await closed()
    const { status, body } = await sayAsPage({ ...codes, ...why('') }, 'reopen', pages())
    expect(status).toBe(422)
    expect(body).toContain('<a href="#why">Schrijf waarom het weer open moet.</a>')
    expect((await stored(codes.reference)).state.phase).toBe('closed')
  })
})

describe('a visit', () => {
  test('that is over asks for number and code, keeps the text, and then sends it', async () => {
    const codes = await sent()
    const typed = words('Bewaar dit')
    const { status, body = '' } = await sayAsPage({ t: 'over', ...typed }, 'write', pages())
    expect(status).toBe(422)
    expect(body).toContain('Bewaar dit</textarea>')
    expect(body).toContain(`name="messageKey" value="${typed.messageKey}"`)
    expect(await sayAsPage({ ...codes, ...typed }, 'write', pages())).toMatchObject({ status: 200 })
    expect(await stage.messages.list(codes.reference)).toHaveLength(1)
  })

  test('asks for number and code before it withdraws', async () => {
    expect(await withdrawAsPage({ t: 'over', confirm: 'yes' }, pages())).toMatchObject({ status: 422 })
    expect(await withdrawAsPage({ t: 'over' }, pages('en'))).toMatchObject({ status: 422 })
    expect(await statusAsPage({ t: ['a', 'b'] }, pages())).toMatchObject({ status: 422 })
  })

  test('carries a token in its forms and never the code', async () => {
    const codes = await sent()
    const { body = '' } = await statusAsPage(codes, pages())
    const token = tokenIn(body)
    expect(body).not.toContain(codes.receipt)
    expect(await stage.visits.read(token)).toEqual({ reference: codes.reference })
    expect(await statusAsPage({ t: token }, pages())).toMatchObject({ status: 200 })
  })

  test('to a message that is gone is over', async () => {
    const codes = await sent()
    const t = tokenIn((await statusAsPage(codes, pages())).body ?? '')
    await stage.reports.destroy(codes.reference)
    expect(await statusAsPage({ t }, pages())).toMatchObject({ status: 422 })
  })
})

describe('the conversation', () => {
  test('is sealed in the table, and shows nothing of the message itself', async () => {
    const codes = await sent()
    await sayAndAnswer({ ...codes, ...words('Nieuw adres bekend') }, 'write', stage)
    expect(JSON.stringify(await stage.messages.list(codes.reference))).not.toContain('Nieuw adres')
    const { body = '' } = await statusAsPage(codes, pages())
    expect(body).toContain('Nieuw adres bekend')
    for (const original of [secret, 'professional@example.org']) expect(body).not.toContain(original)
  })

  test('shows both sides in order, to somebody without contact too, and no role', async () => {
    const codes = await sent({ contactChannel: 'none', contactEmail: undefined, asked: 'passOn' })
    await writeToReporter(await stored(codes.reference), words('Wanneer was dat?'), by, stage)
    stage.pass(60)
    const status = await sayAndAnswer({ ...codes, ...words('Vorige week.') }, 'write', stage)
    expect(status.messages.map(({ from, text }) => [from, text])).toEqual([
      ['desk', 'Wanneer was dat?'],
      ['reporter', 'Vorige week.'],
    ])
    expect(JSON.stringify(status.messages)).not.toContain('careCoordinator')
  })

  test('pressing twice, or twice at once, writes one message and says so once', async () => {
    const codes = await taken()
    const said = { ...codes, ...words() }
    await Promise.all([1, 2, 3].map(() => sayAsPage(said, 'write', pages())))
    stage.pass(60)
    expect(await sayAsPage(said, 'write', pages())).toMatchObject({ status: 200 })
    expect(await stage.messages.list(codes.reference)).toHaveLength(1)
    expect(eventsOf(await stored(codes.reference), 'reporterWrote')).toMatchObject([{ what: 'reporterWrote' }])
    expect(eventsOf(await stored(codes.reference), 'reporterWrote')[0]).not.toHaveProperty('times')
  })

  test('the same key with another text is another message: nothing that was edited is lost', async () => {
    const codes = await sent()
    const said = words('Eerst dit')
    await sayAndAnswer({ ...codes, ...said }, 'write', stage)
    const status = await sayAndAnswer({ ...codes, ...said, text: 'Toch anders' }, 'write', stage)
    expect(status.messages.map(({ text }) => text).sort()).toEqual(['Eerst dit', 'Toch anders'])
  })

  test('what the reporter writes wakes follow-up, and only that', async () => {
    const untaken = await sent()
    await sayAndAnswer({ ...untaken, ...words() }, 'write', stage)
    expect(stage.started.filter(({ reportId }) => reportId === untaken.reference)).toHaveLength(1)
    const codes = await taken()
    stage.started.length = 0
    await sayAndAnswer({ ...codes, ...words() }, 'write', stage)
    expect(stage.started).toMatchObject([{ machine: 'followUp', reportId: codes.reference }])
  })

  test('holds twenty of the reporter a day, and the rest comes back with its text', async () => {
    const codes = await sent()
    for (let n = 0; n < 20; n += 1) await sayAndAnswer({ ...codes, ...words(`Nummer ${n}`) }, 'write', stage)
    const fields = [{ field: 'text', code: 'tooManyToday' }]
    await expect(sayAndAnswer({ ...codes, ...words('Te veel') }, 'write', stage)).rejects.toMatchObject({ fields })
    const { status, body } = await sayAsPage({ ...codes, ...words('Te veel') }, 'write', pages())
    expect(status).toBe(422)
    expect(body).toContain('Te veel</textarea>')
    stage.pass(24 * 60 * 60)
    expect(await sayAsPage({ ...codes, ...words('Weer') }, 'write', pages())).toMatchObject({ status: 200 })
  })

  test.each(['before', 'after'] as const)('a fault %s any call loses no word and shows none twice', async when => {
    const ports = ['reports', 'messages', 'seal', 'workflows'] as const
    for (let at = 0; ; at += 1) {
      const codes = await taken()
      const said = { ...codes, ...words() }
      const broken = withFault(stage, { at, when }, ports)
      await sayAndAnswer(said, 'write', broken.stage).catch(() => undefined)
      await sayAndAnswer(said, 'write', stage)
      expect(await stage.messages.list(codes.reference), `fault ${when} call ${at}`).toHaveLength(1)
      const [event, ...others] = eventsOf(await stored(codes.reference), 'reporterWrote')
      expect([event?.times, others], `fault ${when} call ${at}`).toEqual([undefined, []])
      if (!broken.struck()) break
    }
  })

  test('meets the ladder writing at the same moment and begins anew', async () => {
    const codes = await taken()
    let isFirst = true
    const replace = async (changed: Report, version: number) => {
      if (isFirst) {
        isFirst = false
        await stage.reports.replace({ ...(await stored(codes.reference)), version: version + 1 }, version)
      }
      await stage.reports.replace(changed, version)
    }
    await sayAndAnswer({ ...codes, ...words() }, 'write', { ...stage, reports: { ...stage.reports, replace } })
    expect(eventsOf(await stored(codes.reference), 'reporterWrote')).toHaveLength(1)
  })

  test('about a report that keeps changing is told as a conflict', async () => {
    const codes = await taken()
    const replace = () => Promise.reject(new Conflict('Somebody was first'))
    const busy = { ...stage, reports: { ...stage.reports, replace } }
    await expect(sayAndAnswer({ ...codes, ...words() }, 'write', busy)).rejects.toBeInstanceOf(Conflict)
  })
})

describe('opening again', () => {
  test('starts the ladder anew, with the reason as a message', async () => {
    const codes = await closed()
    const { status, body } = await sayAsPage({ ...codes, ...why() }, 'reopen', pages())
    expect(status).toBe(200)
    expect(body).toContain('Er is niemand geweest.')
    expect(await stored(codes.reference)).toMatchObject({ state: { phase: 'received' }, ladder: { round: 2 } })
    expect(stage.started.at(-1)).toMatchObject({ machine: 'escalation', reportId: codes.reference })
  })

  test('pressed twice opens it once', async () => {
    const codes = await closed()
    const said = { ...codes, ...why() }
    await sayAsPage(said, 'reopen', pages())
    expect(await sayAsPage(said, 'reopen', pages())).toMatchObject({ status: 200 })
    expect(await stored(codes.reference)).toMatchObject({ ladder: { round: 2 } })
    expect(await stage.messages.list(codes.reference)).toHaveLength(1)
  })

  test.each(['before', 'after'] as const)('is finished by a second try when a call went wrong %s', async when => {
    for (let at = 0; ; at += 1) {
      const codes = await closed()
      const said = { ...codes, ...why() }
      const broken = withFault(stage, { at, when }, ['reports', 'messages', 'seal', 'workflows'])
      await sayAndAnswer(said, 'reopen', broken.stage).catch(() => undefined)
      await sayAndAnswer(said, 'reopen', stage)
      expect(await stored(codes.reference), `fault ${when} call ${at}`).toMatchObject({ ladder: { round: 2 } })
      expect(await stage.messages.list(codes.reference)).toHaveLength(1)
      if (!broken.struck()) break
    }
  })

  test('is too late after thirty days: the text comes back, and the page says what to do instead', async () => {
    const codes = await closed()
    stage.pass(31 * 24 * 60 * 60)
    const { status, body } = await sayAsPage({ ...codes, ...why('Toch nog iets') }, 'reopen', pages())
    expect(status).toBe(409)
    expect(body).toContain('Dit bericht is langer dan 30 dagen afgesloten')
    expect(body).toContain('Toch nog iets</textarea>')
    await expect(sayAndAnswer({ ...codes, ...words() }, 'write', stage)).rejects.toBeInstanceOf(Conflict)
    expect(await stage.messages.list(codes.reference)).toEqual([])
  })
})

describe('withdrawing contact', () => {
  test('asks first, and changes nothing until then', async () => {
    const codes = await sent()
    const { status, body = '' } = await withdrawAsPage({ ...codes, language: 'en' }, pages('en'))
    expect(status).toBe(200)
    expect(body).toContain('Remove your contact details?')
    expect(body).not.toContain(codes.receipt)
    expect((await stored(codes.reference)).version).toBe(1)
    const done = await withdrawAsPage({ t: tokenIn(body), confirm: 'yes', language: 'en' }, pages('en'))
    expect(done.status).toBe(200)
    expect(done.body).toContain('Your contact details are gone.')
    expect(await stored(codes.reference)).toMatchObject({ hasContact: false, safeContact: { channel: 'none' } })
  })

  test('leaves nothing of the contact under the seal, and the message as it was', async () => {
    const codes = await sent()
    await withdraw(codes, stage)
    const { sealed, reference } = await stored(codes.reference)
    if (!sealed) throw new Error('Nothing is sealed')
    expect(await stage.seal.open(reference, sealed, ['contact', 'text'])).toEqual({ text: secret })
  })

  test('twice is once', async () => {
    const codes = await sent()
    await withdraw(codes, stage)
    const { version } = await stored(codes.reference)
    expect(await withdraw(codes, stage)).toMatchObject({ may: { withdraw: false, write: true } })
    expect((await stored(codes.reference)).version).toBe(version)
  })
})

async function sent(changes: Readonly<Record<string, unknown>> = {}) {
  const { reference, receipt } = await submitReport(aSubmission(changes), stage)
  return { reference, receipt }
}

async function taken() {
  const codes = await sent()
  const step = { by, firstStep: 'callReporter', firstStepBy: '2026-04-30', reporterKnown: false } as const
  const report = await stored(codes.reference)
  await stage.reports.replace(acknowledge(report, step, stage.clock.now()), report.version)
  stage.pass(60)
  return codes
}

async function closed() {
  const codes = await taken()
  const report = await stored(codes.reference)
  await stage.reports.replace(close(report, { by, outcome: 'unknown' }, stage.clock.now()), report.version)
  stage.pass(60)
  return codes
}

async function stored(reference: string): Promise<Report> {
  const report = await stage.reports.get(reference)
  if (!report) throw new Error('The report is gone')
  return report
}

const eventsOf = ({ timeline }: Report, what: string) => timeline.filter(event => event.what === what)
const tokenIn = (body: string): string => /name="t" value="([^"]+)"/.exec(body)?.[1] ?? ''
