import { describe, expect, test } from 'vitest'
import { municipality } from '#domain/geography.ts'
import { route } from '#domain/route.ts'
import { AgeGroup, Elsewhere, ExploitationForm, Kind, ReporterType, type Situation } from '#domain/situation.ts'
import { geography, routeContent } from '../../site/facts.ts'
import { backFrom, type Guide, guideFor } from '../../site/guide.ts'

const winterswijk = 'GM0294'
const places = [winterswijk, 'GM0363', 'GM0935', ...Elsewhere.options]

const situations = Kind.options.flatMap(kind =>
  (kind === 'person' ? AgeGroup.options : [undefined]).flatMap(ageGroup =>
    ExploitationForm.options.flatMap(form =>
      ReporterType.options
        .filter(reporterType => kind === 'person' || reporterType !== 'self')
        .map(reporterType => ({ kind, ...(ageGroup && { ageGroup }), form, reporterType })),
    ),
  ),
)

/** Walks the page as a reader does: one link after the other. */
function walk(guide: Guide, situation: Omit<Situation, 'where'>, from = guide.first): readonly string[] {
  const question = guide.questions.find(({ id }) => id === from)
  if (question !== undefined) {
    const chosen = question.options.find(({ answer }) => answer === situation[question.topic])
    return walk(guide, situation, chosen?.to)
  }
  const result = guide.results.find(({ id }) => id === from)
  return result?.stops.map(stop => guide.stops[stop]?.step.id ?? '') ?? []
}

test('knows the municipality of the tests', () => {
  expect(municipality(winterswijk, geography).name).toBe('Winterswijk')
})

test.each(places)('leads every chain of answers to the stops of its route, danger apart: %s', where => {
  const guide = guideFor(where)
  for (const situation of situations) {
    const steps = route({ where, ...situation }, routeContent).filter(({ acts }) => !acts.includes('emergency'))
    expect(walk(guide, situation)).toEqual(steps.map(({ id }) => id))
  }
})

test('asks whoever asks for themselves nothing about who they are', () => {
  const guide = guideFor(winterswijk)
  const situation = { kind: 'person', ageGroup: 'adult', form: 'unknown', reporterType: 'self' } as const
  expect(guide.questions.find(({ id }) => id === guide.self)?.topic).toBe('ageGroup')
  expect(walk(guide, situation, guide.self)).toEqual(walk(guide, situation))
})

test('asks no question whose answer changes nothing', () => {
  const { questions } = guideFor(winterswijk)
  expect(questions.filter(({ options }) => new Set(options.map(({ to }) => to)).size === 1)).toEqual([])
})

test('has a way back from every part but the first', () => {
  const guide = guideFor(winterswijk)
  const stranded = [...guide.questions, ...guide.results]
    .filter(part => part.id !== guide.first && part.id !== guide.self && !('section' in part))
    .filter(({ id }) => backFrom(id, guide) === undefined)
  expect(stranded).toEqual([])
})

test('ends every line where a stop says it is the last', () => {
  const { results, stops } = guideFor(winterswijk)
  expect(results.filter(result => !stops[result.stops.at(-1) ?? -1]?.isLast)).toEqual([])
})

describe('the code of a result', () => {
  const guide = guideFor(winterswijk)

  test('is used once, and says nothing', () => {
    const ids = guide.results.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => !/^[ro][0-9a-z]{1,2}$/.test(id))).toEqual([])
  })

  test('leads to the same answers everywhere, so that an address that was kept stays true', () => {
    const meaning = new Map<string, string>()
    for (const place of places) {
      for (const { id, situations, section } of guideFor(place).results) {
        const first = section?.id ?? JSON.stringify(situations[0])
        expect(meaning.get(id) ?? first, id).toBe(first)
        meaning.set(id, first)
      }
    }
  })
})

test.each(places)('takes "I don\'t know" for an answer to every question: %s', where => {
  const { first, questions, results } = guideFor(where)
  const unsure = questions.find(({ id }) => id === first)?.options.find(({ answer }) => answer === 'unknown')
  expect(results.find(({ id }) => id === unsure?.to)?.section?.id).toBe('notSure')
  const answers = { kind: 'unknown', ageGroup: 'perhapsUnder18', form: 'unknown', reporterType: 'citizen' }
  const closed = questions.filter(({ topic, options }) => options.every(({ answer }) => answer !== answers[topic]))
  expect(closed.filter(({ topic }) => topic !== 'reporterType')).toEqual([])
})
