import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { withdrawHandover } from '#domain/handover.ts'
import type { Report } from '#domain/report.ts'
import { aNotice, aReport } from '../adapters/examples.ts'
import { type Api, openApi } from './api.ts'
import { aMessage, canary, closedBy, coordinator, offered, stored, takenBy } from './desk-messages.ts'

const many = 2000
let api: Api
let busy: string
beforeAll(async () => {
  api = await openApi()
  busy = await api.signIn(['desk-VR24-careCoordinator'])
  const reports = createReportStore(api.table)
  const all = Array.from({ length: many }, (_, n) => waiting(n))
  for (let n = 0; n < many; n += 50) await Promise.all(all.slice(n, n + 50).map(report => reports.create(report)))
}, 120_000)
afterAll(() => api.close())

/** Every tenth is overdue, every hundredth acute. */
function waiting(n: number): Report {
  const minute = 60_000
  const dueAt = new Date(Date.now() + (n + 1) * minute).toISOString()
  const missedAt = n % 10 === 3 ? new Date(Date.now() - (n + 1) * minute).toISOString() : undefined
  return aReport({
    region: 'VR24',
    where: 'GM0935',
    urgency: n % 100 === 7 ? 'acute' : 'normal',
    waiting: { round: 1, role: 'careCoordinator', dueAt, ...(missedAt && { missedAt }) },
  })
}

const List = z.object({
  rows: z.array(
    z.object({
      report: z.object({ reference: z.string(), urgency: z.string() }),
      dueAt: z.string().optional(),
      overdueSince: z.string().optional(),
    }),
  ),
})
const ask = (query: Readonly<Record<string, string>> = {}, token = busy, page = false) =>
  api.call('list-desk-reports', { query, token, page })
const rowsOf = async (query: Readonly<Record<string, string>> = {}, token = busy) =>
  List.parse(JSON.parse((await ask(query, token)).body ?? '')).rows

describe(`a region with ${many} open messages`, () => {
  test('has every one of them once: acute, overdue, and then by what is due first', async () => {
    const rows = await rowsOf()
    expect(new Set(rows.map(({ report }) => report.reference)).size).toBe(many)
    const kinds = rows.map(({ report, overdueSince }) => (report.urgency === 'acute' ? 0 : overdueSince ? 1 : 2))
    expect(kinds).toEqual(kinds.toSorted())
    for (const kind of [0, 1, 2]) {
      const times = rows.filter((_, n) => kinds[n] === kind).map(row => row.overdueSince ?? row.dueAt ?? '')
      expect(times).toEqual(times.toSorted())
    }
  })

  test('is shown in pages of fifty, each message on one of them', async () => {
    const found = new Set<string>()
    for (const page of ['1', '2', '40']) {
      const { body = '' } = await ask({ page }, busy, true)
      const references = [...body.matchAll(/MR-[0-9A-Z]{4}-[0-9A-Z]{4}<\/a>/g)].map(([one]) => one)
      expect(references).toHaveLength(50)
      expect(body).toContain(`Pagina ${page} van 40`)
      expect(body).toContain(`${many} berichten wachten op u`)
      for (const one of references) found.add(one)
    }
    expect(found.size).toBe(150)
  })

  test('has no page behind the last: whoever asks for it gets the last', async () => {
    const { body = '' } = await ask({ page: '41' }, busy, true)
    expect(body).toContain('Pagina 40 van 40')
    expect(body.match(/<tr/g)?.length).toBeGreaterThan(50)
  })

  test('has an address for every filter, which the pages keep', async () => {
    const acute = await rowsOf({ urgency: 'acute' })
    expect(acute).toHaveLength(many / 100)
    const { body = '' } = await ask({ urgency: 'normal', page: '2' }, busy, true)
    expect(body).toContain('href="/loket/?urgency=normal&amp;page=3"')
    expect(body).toContain('href="/loket/?urgency=normal"')
  })
})

describe('a list', () => {
  test('of nobody’s region, of somebody without a role, is a page that says so', async () => {
    const { statusCode, body } = await ask({}, await api.signIn([]), true)
    expect(statusCode).toBe(200)
    expect(body).toContain('U hebt geen rol waarin u berichten ziet.')
  })

  test('shows nothing that somebody wrote, to anybody', async () => {
    await stored(api, await aMessage())
    const home = await api.signIn(['desk-VR05-careCoordinator'])
    for (const page of [true, false]) expect((await ask({}, home, page)).body).not.toMatch(canary)
  })

  test('shows closed messages when asked, and only then', async () => {
    const home = await api.signIn(['desk-VR05-careCoordinator'])
    const closed = await stored(api, closedBy(coordinator, await aMessage()))
    const open = await stored(api, takenBy(coordinator, await aMessage()))
    const references = async (query = {}) => (await rowsOf(query, home)).map(({ report }) => report.reference)
    expect(await references()).toContain(open.reference)
    expect(await references()).not.toContain(closed.reference)
    expect(await references({ show: 'closed' })).toEqual([closed.reference])
  })

  test('whoever is not signed in comes back to the same filter after signing in', async () => {
    const query = { show: 'closed', region: 'VR05', page: '2' }
    const answer = await api.call('list-desk-reports', { query, page: true })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toContain(encodeURIComponent('/loket/?show=closed&region=VR05'))
  })
})

describe('a message that was offered to another region', () => {
  /** The line of the ledger that tells the other region: its index leads there. */
  const told = async (report: Report): Promise<Report> => {
    const { reference } = report
    const line = { id: 'handover-1-proposed-VR06-careCoordinator-1', purpose: 'handover', offeredTo: 'VR06' } as const
    await createNoticeStore(api.table).plan(aNotice({ reference, ...line, plannedAt: now() }))
    return report
  }
  const now = () => new Date().toISOString()
  const listed = async (groups: readonly string[], query: Readonly<Record<string, string>> = {}) =>
    (await rowsOf(query, await api.signIn(groups))).map(({ report }) => report.reference)

  test('waits in the list of that region too, whatever region the list is limited to, and in no third one', async () => {
    const { reference } = await told(await stored(api, offered(await aMessage())))
    expect(await listed(['desk-VR06-careCoordinator'])).toContain(reference)
    expect(await listed(['desk-VR06-careCoordinator'], { region: 'VR06' })).toContain(reference)
    expect(await listed(['desk-VR05-careCoordinator'])).toContain(reference)
    expect(await listed(['desk-VR07-careCoordinator'])).not.toContain(reference)
    expect(await listed(['desk-VR06-careCoordinator'], { show: 'closed' })).not.toContain(reference)
  })

  test('leaves it when the offer is over, and stands once in the list of whoever works in both', async () => {
    const report = await told(await stored(api, offered(await aMessage())))
    const both = ['desk-VR05-careCoordinator', 'desk-VR06-careCoordinator']
    expect((await listed(both)).filter(one => one === report.reference)).toHaveLength(1)
    await createReportStore(api.table).replace(withdrawHandover(report, coordinator, now()), report.version)
    expect(await listed(['desk-VR06-careCoordinator'])).not.toContain(report.reference)
  })
})
