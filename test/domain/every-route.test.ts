import { describe, expect, test } from 'vitest'
import { route, type Step, sections } from '#domain/route.ts'
import { AgeGroup, Elsewhere, ExploitationForm, ReporterType, type Where } from '#domain/situation.ts'
import { geography, routeContent } from '../national-content.ts'

const places: Where[] = [...geography.municipalities.map(({ code }) => code), ...Elsewhere.options]
const people = [...AgeGroup.options, undefined].flatMap(ageGroup =>
  ExploitationForm.options.map(form => ({ kind: 'person' as const, form, ...(ageGroup && { ageGroup }) })),
)
const answers = [...people, ...ExploitationForm.options.map(form => ({ kind: 'place' as const, form }))].flatMap(one =>
  ReporterType.options.map(reporterType => ({ ...one, reporterType })),
)

/** What is wrong with a route, in words; nothing for a route that holds. */
function wrongWith(steps: readonly Step[]): string[] {
  const last = steps.at(-1)
  const words = steps.flatMap(({ who, what, why, whenClosed, condition, contactUnknown }) =>
    [who, what, why, whenClosed, condition, contactUnknown].flatMap(texts => (texts ? [texts.nl, texts.en] : [])),
  )
  return [
    ...(steps.length < 2 ? ['it has no stop but one'] : []),
    ...(steps[0]?.id === 'danger' && steps[0].channel?.id === 'emergency' ? [] : ['112 is not first']),
    ...(last?.id.startsWith('fallback') && routeContent.channels.has(last.channel?.id ?? '')
      ? []
      : ['it does not end with a national fallback']),
    ...(new Set(steps.map(({ id }) => id)).size === steps.length ? [] : ['a stop comes twice']),
    ...words.filter(text => text === '' || /[{}]/.test(text)).map(text => `not filled: ${text}`),
  ]
}

describe('every place and every combination of answers', () => {
  test('has stops, 112 first, a national fallback last, none twice, all words filled in both languages', () => {
    const wrong: string[] = []
    let routes = 0
    for (const place of places) {
      for (const answer of answers) {
        routes += 1
        for (const problem of wrongWith(route({ ...answer, where: place }, routeContent))) {
          wrong.push(`${place} ${JSON.stringify(answer)}: ${problem}`)
        }
      }
    }
    expect(wrong.slice(0, 5)).toEqual([])
    expect(routes).toBe(346 * 180)
  })

  test('never lets "perhaps under 18" lose a stop of either route, the first one being that of a child', () => {
    for (const answer of answers.filter(({ kind }) => kind === 'person')) {
      for (const place of ['GM0344', 'GM0294', 'GM0935', 'online'] as const) {
        const of = (ageGroup: AgeGroup) =>
          route({ ...answer, where: place, ageGroup }, routeContent).map(({ id }) => id)
        const both = of('perhapsUnder18')
        expect(new Set(both)).toEqual(new Set([...of('under18'), ...of('adult')]))
        const child = of('under18')
        expect(both.filter(id => child.includes(id))).toEqual(child)
      }
    }
  })
})

test('the sections of every page are the same, each with an anchor of its own', () => {
  const anchors = routeContent.sections.map(({ id }) => id)
  expect(new Set(anchors).size).toBe(anchors.length)
  expect(anchors).toEqual(expect.arrayContaining(['under18', 'adult', 'place', 'labour', 'anonymous', 'notSure']))
  for (const place of places) {
    const page = sections(place, routeContent)
    expect(page.map(({ id }) => id)).toEqual(anchors)
    expect(page.flatMap(({ steps }) => wrongWith(steps))).toEqual([])
  }
})
