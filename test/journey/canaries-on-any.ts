import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type AllowedLine, readLine } from '../runtime/log-lines.ts'
import { type Canary, canaries, type Person, people } from './canaries.ts'
import {
  type Cast,
  everywhere,
  joinsDirectory,
  keepsDraft,
  reportsMistake,
  sendsMessage,
  talks,
  tellsProgress,
} from './canary-journey.ts'
import { officeOpenOn } from './clock.ts'
import { type Insight, itemsOf, type Seen, seenBy } from './insight.ts'
import { signIn } from './sign-in.ts'
import type { Stage } from './silent-region.ts'
import { asksTo, eventually, linkIn, type Mail, mailsTo, postForm, type Target } from './target.ts'

/** A stage whose logs, executions and table can be read. */
export type OpenStage = Stage & { readonly insight: Insight }

type Told = [name: string, canary: Canary]
const told: readonly Told[] = Object.entries(canaries)
const wordsIn = (text: string): readonly string[] =>
  told.filter(([, { word }]) => text.includes(word)).map(([name]) => name)

/**
 * Something written in every field there is, by everybody who can, and then everything looked at that is not for those
 * words: whatever runs it.
 */
export function canariesOnAny(name: string, open: () => Promise<OpenStage>): void {
  describe(`what people write, on ${name}`, () => {
    let stage: OpenStage
    const seen: Seen[] = []
    /** Receipt, code and tokens that were handed out. */
    const secrets: string[] = []
    let reference = ''
    const as = (who: Person): Target => seenBy(who, stage.target, seen)

    beforeAll(async () => {
      stage = await open()
      const { clock, target, insight } = stage
      // Nobody is mailed at night, however long one waits for it.
      await officeOpenOn(clock, 1)
      const reporter = as('reporter')
      secrets.push(...(await keepsDraft(reporter)))
      await reportsMistake(reporter)
      const message = await sendsMessage(reporter)
      reference = message.reference
      secrets.push(message.receipt)
      const cast: Cast = {
        reporter,
        desk: await signIn(as('desk'), people.desk),
        lead: await signIn(as('lead'), people.lead),
        police: await signIn(as('police'), people.police),
        programme: await signIn(as('programme'), people.programme),
      }
      await eventually('a link to take it', async () => (await asksTo(target, people.desk))[0])
      await joinsDirectory(cast.desk)
      await tellsProgress(cast, clock)
      await talks(cast, message, clock)
      await eventually('a mail to the reporter', async () => (await mailsToReporter())[0])
      const [ask] = await asksTo(target, people.desk)
      if (ask) secrets.push(...(await follows(linkIn(ask))))
      for (const job of ['reconcile', 'retention', 'figures', 'drill', 'freshness'] as const) await insight.run(job)
      await visitEverything(await everybody(cast, as), everywhere(reference, clock))
      // Logs and mails arrive after the answer.
      await pause(2000)
    }, 600_000)
    afterAll(() => stage?.close?.())

    const mailsToReporter = (): Promise<readonly Mail[]> =>
      mailsTo(stage.target, canaries['submitReport.contactEmail'].word)

    /** The page behind a link of a mail, as whoever has the mail sees it. */
    async function follows(link: string): Promise<readonly string[]> {
      const t = new URLSearchParams(link.split('?')[1]).get('t') ?? ''
      const holder = as('nobody')
      expect((await holder.call(link)).status).toBe(200)
      expect((await postForm(holder, '/takeover', { t, act: 'take', language: 'nl' })).status).toBe(422)
      return [t]
    }

    test('each word was really written, and is read by those it is for', () => {
      for (const [field, { word, readers }] of told) {
        for (const who of readers) {
          const hasRead = seen.some(one => one.who === who && one.body.includes(word))
          expect(hasRead, `${who} should have read ${field}`).toBe(true)
        }
      }
    })

    test('nobody else reads it, on any page or in any data', () => {
      const leaks = seen.flatMap(({ who, asked, body }) =>
        told
          .filter(([, { word, readers }]) => body.includes(word) && !readers.some(reader => reader === who))
          .map(([field]) => `${field} in the answer to ${who} of ${asked}`),
      )
      expect(leaks).toEqual([])
    })

    test('no refusal repeats anything, not even to whoever wrote it', () => {
      const refusals = seen.filter(({ type }) => type.startsWith('application/problem+json'))
      expect(refusals.length).toBeGreaterThan(0)
      expect(refusals.flatMap(({ body }) => wordsIn(body))).toEqual([])
      expect(seen.filter(({ status }) => status >= 500)).toEqual([])
    })

    test('no address holds it: none that a page links to, that leads on, or that another site would be told', () => {
      for (const { asked, body, location, referrerPolicy, type } of seen) {
        const links = type.startsWith('text/html') ? [...body.matchAll(/(?:href|action|src)="([^"]*)"/g)] : []
        // The document that an entry names is meant to be opened.
        const addresses = links.map(([, link = '']) => link).filter(link => !link.startsWith('https://example.org/'))
        const all = decodeURIComponent([location, ...addresses].join(' ').replaceAll('%', '%25'))
        expect([...wordsIn(all), ...secrets.filter(secret => all.includes(secret))], asked).toEqual([])
        expect(referrerPolicy, asked).toBe('same-origin')
      }
    })

    test('a mail has it only as the address that it goes to, and says nothing of the message', async () => {
      const mails = await stage.target.mails()
      const leaks = mails.flatMap(({ to, subject, text }) =>
        wordsIn(`${subject}\n${text}`).map(word => `${word} to ${to}`),
      )
      expect(leaks).toEqual([])
      const addressees = new Set(mails.flatMap(({ to }) => wordsIn(to)))
      expect([...addressees]).toEqual(expect.arrayContaining(['submitReport.contactEmail']))
      for (const { text } of mails)
        expect(secrets.filter(secret => !text.includes('takeover?') && text.includes(secret))).toEqual([])
    })

    test('every line of the log is one of the few that are allowed, and nothing of anybody is in it', async () => {
      const lines = await stage.insight.logs()
      const read = lines.map(readLine)
      for (const line of lines) expect([...wordsIn(line), ...traces(line)], line).toEqual([])
      expect(read.length).toBeGreaterThan(seen.length / 2)
      for (const [who, count] of answersOf(seen)) expect(linesOf(read)[who] ?? 0, who).toBeGreaterThanOrEqual(count)
    })

    test('metrics count, by stage and job, and name nobody', async () => {
      const counts = (await stage.insight.logs()).filter(line => line.includes('CloudWatchMetrics')).map(readLine)
      const jobs = new Set(counts.map(line => ('Job' in line ? line.Job : '')))
      expect([...jobs]).toEqual(expect.arrayContaining(['reconcile', 'retention', 'figures', 'drill', 'freshness']))
    })

    test('an execution carries a number and a count, and nothing that anybody wrote', async () => {
      const kept = await stage.insight.executions()
      expect(kept.some(text => text.includes(reference))).toBe(true)
      for (const text of kept) {
        expect([...wordsIn(text), ...secrets.filter(secret => text.includes(secret))], text).toEqual([])
      }
    })

    test('what is sealed lies nowhere in the clear, and what is not kept lies nowhere', async () => {
      const items = (await itemsOf(await stage.insight.table())).join('\n')
      const inClear = told.filter(([, { rests }]) => rests !== 'clear').filter(([, { word }]) => items.includes(word))
      expect(inClear.map(([field]) => field)).toEqual([])
      expect(secrets.filter(secret => items.includes(secret))).toEqual([])
      const kept = told.filter(([, { rests }]) => rests === 'clear').filter(([, { word }]) => !items.includes(word))
      expect(kept.map(([field]) => field)).toEqual([])
    })

    test('nor in a file beside the table', async () => {
      for (const { name, content } of (await stage.insight.files?.()) ?? []) {
        const hidden = told
          .filter(([, { rests }]) => rests !== 'clear')
          .filter(([, { word }]) => content.includes(word))
        expect(
          hidden.map(([field]) => field),
          name,
        ).toEqual([])
        expect(
          secrets.filter(secret => content.includes(secret)),
          name,
        ).toEqual([])
      }
    })

    /** What would tell who it is about, or open something. */
    const traces = (line: string): readonly string[] => [
      ...secrets.filter(secret => line.includes(secret)),
      ...(line.match(/MR-[0-9A-Z-]+|\S+@\S+\.\w+|\b\d{1,3}(?:\.\d{1,3}){3}\b|PEOostNederland|GM\d{4}/g) ?? []),
    ]
  })
}

/** All who can sign in, each once, and somebody who cannot. */
async function everybody(cast: Cast, as: (who: Person) => Target): Promise<readonly Target[]> {
  const signedIn: Readonly<Record<string, Target>> = { ...cast }
  const others = (Object.keys(people) as (keyof typeof people)[]).filter(who => !(who in signedIn))
  const arrived = await Promise.all(others.map(who => signIn(as(who), people[who])))
  return [as('nobody'), cast.desk, cast.lead, cast.police, cast.programme, ...arrived]
}

async function visitEverything(visitors: readonly Target[], paths: readonly string[]): Promise<void> {
  for (const visitor of visitors) {
    for (const path of paths) {
      for (const accept of ['text/html', 'application/json']) await visitor.call(path, { headers: { accept } })
    }
  }
}

const Status = z.looseObject({ route: z.string(), status: z.int() })

/** How many lines tell of each status. */
function linesOf(lines: readonly AllowedLine[]): Readonly<Record<string, number>> {
  return counted(lines.flatMap(line => Status.safeParse(line).data ?? []).map(({ status }) => String(status)))
}

const answersOf = (seen: readonly Seen[]): readonly [string, number][] =>
  Object.entries(counted(seen.map(({ status }) => String(status))))

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
