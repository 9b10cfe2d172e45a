import { expect, test } from 'vitest'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import { regions, standings } from '#content/overlay.ts'
import raw from '#content/recommendations.json' with { type: 'json' }
import { readStudy, unitsFor } from '#domain/commitment.ts'
import { InvalidContent } from '#domain/errors.ts'
import { readRegions } from '#domain/regions.ts'
import { Standing } from '#domain/standing.ts'
import { readStandings } from '#domain/standing-content.ts'
import { readUnits } from '#domain/unit.ts'

test.each([
  [{ commitment: 'R1', unit: 'VR05', status: 'done', confirmedOn: '2026-04-24' }],
  [{ commitment: 'R1', unit: 'Twente', status: 'underway', confirmedOn: '2026-04-24' }],
  [{ commitment: 'R1', unit: 'VR05', status: 'underway' }],
])('a standing that says %j fails the build', row => {
  expect(() => readStandings([row])).toThrow(InvalidContent)
})

test('a standing of the content is published, and confirmed at noon of its day', () => {
  const [standing] = readStandings([{ commitment: 'R1', unit: 'VR05', status: 'underway', confirmedOn: '2026-04-24' }])
  const at = '2026-04-24T10:00:00.000Z'
  expect(standing).toEqual({
    commitment: 'R1',
    unit: 'VR05',
    version: 1,
    updatedAt: at,
    line: `${at}#content`,
    published: { update: { status: 'underway' }, at, by: 'content', confirmedAt: at, comments: {} },
  })
})

test('every standing of the demo belongs to who answers for it, and says that it is a demo', () => {
  const units = readUnits(everyMunicipality, readRegions(regions, { demo: true }))
  const { recommendations } = readStudy(raw)
  const found = readStandings(standings)
  expect(found.length).toBeGreaterThan(20)
  for (const standing of found) {
    const taken = recommendations.find(({ id }) => id === standing.commitment)
    expect(taken && unitsFor(taken, units).map(({ code }) => code)).toContain(standing.unit)
    expect(standing.published?.update.note).toMatch(/^Demo:/)
    expect(standing.published?.update.evidence?.title ?? 'Demo').toMatch(/^Demo/)
    expect(Standing.parse(standing)).toEqual(standing)
  }
})
