import { beforeAll, describe, expect, test } from 'vitest'
import { faultKinds } from './fault-kinds.ts'
import { Outage } from './outage-findings.ts'
import { PartFindings } from './part.ts'
import { report } from './report.ts'
import { startPart, withDefinitions } from './start-part.ts'

describe('with a fault at every thirtieth call', () => {
  const part = { seed: 20260426, from: 0, until: 80, faultRate: 0.03 }
  let found: PartFindings
  beforeAll(async () => {
    found = await withDefinitions(async definitions =>
      PartFindings.parse(await startPart('shard', JSON.stringify({ ...part, definitions }))),
    )
  }, 600_000)

  test('every kind of fault happened, and half of the messages were sent more than once', () => {
    for (const kind of faultKinds) expect(found.faults[kind].injected, kind).toBeGreaterThan(0)
    expect(found.counts.sentMoreThanOnce).toBeGreaterThan(part.until / 3)
    expect(found.counts.toldAgain).toBeGreaterThan(0)
    expect(found.counts.unknown).toBeGreaterThan(0)
  })

  test('every reference that was shown exists once, and is always the same one', () => {
    expect(found.lost).toEqual([])
    expect(found.doubled).toEqual([])
    expect(found.counts.reports).toBe(part.until)
  })

  test('whatever is open was taken, or waits at the last rung with its alarm', () => {
    expect(found.leftAlone).toEqual([])
    expect(found.counts.atLastRung).toBeGreaterThan(0)
    expect(found.desks).toEqual([])
  })

  test('a mail is there twice only where the ledger says that the first outcome was unknown, and never three times', () => {
    expect(found.notices).toEqual([])
  })

  test('one message lost is told, and the run fails', () => {
    const lost = { ...found, lost: ['message 7: MR-0000-0000 was shown and is not there'] }
    const { isWell, text } = report([found, lost], { seed: 1, seconds: 1 })
    expect(isWell).toBe(false)
    expect(text).toContain('✗ message 7')
  })
})

describe('after three working days without anything', () => {
  const up = '2026-06-18T08:00'
  let outage: Outage
  beforeAll(async () => {
    outage = Outage.parse(await withDefinitions(file => startPart('outage', file)))
  }, 600_000)
  const mailsAbout = (about: string) => outage.mails.filter(mail => mail.about === about)

  test('nothing is sent while it is down, and whoever sent meanwhile has a reference soon after', () => {
    expect(outage.mails.filter(({ at }) => at > '2026-06-15T08:00' && at < up)).toEqual([])
    expect(outage.toldAgain).toBeGreaterThan(0)
    expect(outage.shown).toEqual(outage.reports.map(() => 1))
    expect(outage.reports.every(({ isThere }) => isThere)).toBe(true)
  })

  test('a ladder stands at once where it should, and each rung asks once', () => {
    const minute = (at: string) => at.slice(0, 16)
    expect(mailsAbout('silent').map(({ at, id }) => [minute(at), id])).toEqual([
      ['2026-06-12T14:00', 'ladder-1-0-VR05-careCoordinator-1'],
      ['2026-06-18T08:01', 'ladder-1-1-VR05-careCoordinator-1'],
      ['2026-06-18T08:01', 'ladder-1-1-VR05-careCoordinator-2'],
      ['2026-06-18T08:01', 'ladder-1-2-VR05-chainDirector-1'],
      // Five working days after it was received, and not a day earlier or later.
      ['2026-06-19T14:00', 'ladder-1-3-NL-nationalDesk-1'],
      ['2026-06-22T07:00', 'ladder-1-3-NL-nationalDesk-1-2026-06-22'],
    ])
    for (const { ledger } of outage.reports) expect(ledger.filter(({ attempts }) => attempts > 1)).toEqual([])
  })

  test('three questions that fell due meanwhile are one digest, and are not asked again on the next days', () => {
    const digests = outage.mails.filter(({ about, id, at }) => {
      return about === 'digest' && id.endsWith('-VR05-careCoordinator-1') && at > up
    })
    expect(digests.map(({ at }) => at.slice(0, 16))).toEqual(['2026-06-18T08:30'])
    expect(digests[0]?.text.match(/https:\/\/\S+/g)).toHaveLength(1)
    expect(digests[0]?.text).toContain('3 berichten')
  })

  test('nobody has two digests on one day', () => {
    const days = outage.mails.filter(({ about }) => about === 'digest').map(({ id }) => id)
    expect(days).toHaveLength(new Set(days).size)
  })

  const kept = (name: string) => outage.reports.find(report => report.name === name)

  test('what was due to be destroyed on a day without anything is destroyed in the next night', () => {
    expect(kept('closed')).toMatchObject({ phase: 'closed', hasText: false })
    expect(kept('closed')?.destroyedAt).toMatch(/^2026-06-19T01:00/)
  })

  test('every message is counted once for each thing that happened with it', () => {
    expect(kept('closed')?.facts.toSorted()).toEqual(['closed', 'firstStep', 'received', 'taken'])
    expect(kept('taken1')?.facts.toSorted()).toEqual(['firstStep', 'received', 'taken'])
    expect(kept('meanwhile')?.facts).toEqual(['received'])
    expect(outage.reports.filter(({ facts }) => new Set(facts).size !== facts.length)).toEqual([])
  })

  test('once more than they should, the daily jobs change nothing', () => {
    const { reports, ...ends } = outage.again
    expect(ends).toEqual({ retention: 'fulfilled', figures: 'fulfilled' })
    expect(reports).toEqual(outage.reports)
  })
})
