import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { timeOn } from './clock.ts'
import { type Desk, signIn } from './sign-in.ts'
import type { Stage } from './silent-region.ts'
import { postForm, postJson } from './target.ts'

const people = {
  region: 'programmaleider.vr05@demo.example.org',
  programme: 'programmaleider.landelijk@demo.example.org',
  coordinator: 'zorgcoordinator.vr05@demo.example.org',
} as const

const Shown = z.looseObject({ version: z.int().optional() })
const Report = z.looseObject({ state: z.string(), digest: z.string() })

/** From an entry to the Chamber's report, by people who signed in: whatever runs it. */
export function progressOnAny(name: string, open: () => Promise<Stage>): void {
  describe(`progress on ${name}`, () => {
    let stage: Stage
    let region: Desk
    let programme: Desk
    beforeAll(async () => {
      stage = await open()
      region = await signIn(stage.target, people.region)
      programme = await signIn(stage.target, people.programme)
    }, 120_000)
    afterAll(() => stage?.close?.())

    const today = () => timeOn(stage.clock).slice(0, 10)
    const daysBack = (days: number) => new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10)
    const seenBy = async (who: Pick<Desk, 'call'>, path: string) => {
      const response = await who.call(path)
      expect(response.status).toBe(200)
      return response.json()
    }
    const standing = async (who: Pick<Desk, 'call'>) => Shown.parse(await seenBy(who, '/progress/R1/VR05'))

    test('a region says that it is embedded, is asked for evidence, and nobody sees it before it is published', async () => {
      const path = '/progress/R1/VR05/enter'
      expect((await postJson(stage.target, path, { status: 'embedded' })).status).toBe(401)
      const version = String((await standing(region)).version ?? 0)
      const bare = await postJson(region, path, { status: 'embedded', version })
      expect(bare.status).toBe(422)
      expect(await bare.text()).toContain('evidence')
      const evidence = { evidence: 'Test: werkproces', evidenceOn: daysBack(7) }
      const entered = await postJson(region, path, {
        status: 'embedded',
        version,
        ...evidence,
        dateReason: 'Test: klaar.',
      })
      expect(entered.status, await entered.clone().text()).toBe(200)
      expect(JSON.stringify(await standing(stage.target))).not.toContain('werkproces')
      expect(JSON.stringify(await standing(region))).toContain('werkproces')
    })

    test('the programme publishes it; only then it is in everybody’s page, file and JSON', async () => {
      const { version } = await standing(programme)
      const published = await postJson(programme, '/progress/R1/VR05/publish', { version: String(version) })
      expect(published.status, await published.clone().text()).toBe(200)
      expect(JSON.stringify(await standing(stage.target))).toContain('werkproces')
      const file = await stage.target.call('/progress.csv')
      expect(file.headers.get('content-type')).toContain('text/csv')
      expect(await file.text()).toContain('Test: werkproces')
      const page = await stage.target.call('/progress', { headers: { accept: 'text/html' } })
      expect(await page.text()).toContain('geborgd')
    })

    test('a table is uploaded, looked at and read in', async () => {
      const table = 'commitment;unit;status;version\r\nR3c;GM0163;underway;0\r\n'
      const form = new FormData()
      form.append('lang', 'nl')
      form.append('file', new Blob([table], { type: 'text/csv' }), 'test.csv')
      const dry = await region.call('/progress/import', { method: 'POST', body: form })
      expect(dry.status, await dry.clone().text()).toBe(200)
      const read = await postForm(region, '/progress/import', { lang: 'nl', table, go: '1' })
      expect(read.status, await read.clone().text()).toBe(200)
      expect(JSON.stringify(await seenBy(region, '/progress/R3c/GM0163'))).toContain('underway')
    })

    test('the action plan is entered from a table by the programme alone', async () => {
      const table =
        'line;action;title;titleEn;owner;level;organisation\r\n1;;Testlijn;;;;\r\n1;1;Testactie;;Test;region;'
      expect((await postJson(region, '/plan/import', { table, go: '1' })).status).toBe(404)
      const entered = await postJson(programme, '/plan/import', { table, go: '1' })
      expect(entered.status, await entered.clone().text()).toBe(200)
      expect(JSON.stringify(await seenBy(stage.target, '/plan'))).toContain('Testactie')
    })

    test('a report is planned, looked at, adopted and from then on everybody’s', async () => {
      const date = daysBack(1)
      const path = `/progress/reports/${date}`
      expect((await postForm(programme, '/progress/reports', { lang: 'nl', date, title: 'Test' })).status).toBe(303)
      expect((await stage.target.call(path)).status).toBe(404)
      const { digest } = Report.parse(await seenBy(programme, path))
      expect((await postForm(programme, `${path}/adopt`, { lang: 'nl', digest })).status).toBe(303)
      const adopted = Report.parse(await seenBy(stage.target, path))
      expect(adopted).toMatchObject({ state: 'adopted', digest })
      const [first, second] = await Promise.all([stage.target.call(`${path}/csv`), stage.target.call(`${path}/csv`)])
      expect(await first.text()).toBe(await second.text())
    })

    test('no figures are published before a quarter has closed, and live ones are for the region alone', async () => {
      expect(JSON.stringify(await seenBy(stage.target, '/statistics'))).toContain('"periods":[]')
      const coordinator = await signIn(stage.target, people.coordinator)
      const path = '/progress/regions/VR05'
      expect(JSON.stringify(await seenBy(coordinator, path))).toContain('"live"')
      expect(JSON.stringify(await seenBy(stage.target, path))).not.toContain('"live"')
      expect(JSON.stringify(await seenBy(programme, path))).not.toContain('"live"')
    })
  })
}
