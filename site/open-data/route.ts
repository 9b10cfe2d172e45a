import type { Municipality } from '#domain/geography.ts'
import { languages } from '#domain/language.ts'
import { type RouteContent, type Step, sections } from '#domain/route.ts'
import { everywhere, pathTo } from '#view/paths.ts'
import type { Guide } from '../guide.ts'
import { headOf, type Publication } from './publication.ts'

type Sources = { readonly guide: Guide; readonly content: RouteContent; readonly publication: Publication }

/**
 * A municipality's routes: every step once under its neutral code, and for every situation the codes in their order.
 * The codes of the results are the ones in the addresses of the municipality's page.
 */
export function routeFile(one: Municipality, { guide, content, publication }: Sources) {
  const codes = codesOf(guide)
  const danger = dangerIn(one, content)
  const data = {
    municipality: { code: one.code, name: one.name },
    /** Before all else. */
    danger: danger.map(stepRecord),
    results: guide.results.map(({ id, section, situations, stops }) => ({
      code: id,
      ...(section && { title: section.title }),
      situations,
      steps: stops.map(stop => codes[stop]),
    })),
    steps: Object.fromEntries(guide.stops.map(({ step }, stop) => [codes[stop], stepRecord(step)])),
    channels: channelsOf([...danger, ...guide.stops.map(({ step }) => step)]),
  }
  return { ...headOf(data, publication), pages: pagesOf(one, publication), ...data }
}

/** The page of a municipality in both languages, in full. */
export function pagesOf({ slug }: Pick<Municipality, 'slug'>, { origin }: Pick<Publication, 'origin'>) {
  const [nl, en] = languages.map(language => origin + pathTo('municipalities', language, everywhere(slug)))
  return { nl, en }
}

function dangerIn({ code }: Municipality, content: RouteContent): readonly Step[] {
  const [first] = sections(code, content)
  return (first?.steps ?? []).filter(({ acts }) => acts.includes('emergency'))
}

/** The id of each step; another step that a region wrote under the same id has a number behind it. */
function codesOf({ stops }: Guide): readonly string[] {
  const texts = Map.groupBy(stops, ({ step }) => step.id)
  return stops.map(({ step }) => {
    const wordings = [...new Set(texts.get(step.id)?.map(other => other.step.what.nl))]
    const place = wordings.indexOf(step.what.nl)
    return place > 0 ? `${step.id}${place + 1}` : step.id
  })
}

/** A step names its channel; of what nobody checked, `verifiedOn` says so with nothing. */
function stepRecord({ channel, verifiedOn, ...step }: Step) {
  return { ...step, channel: channel?.id ?? null, verifiedOn: verifiedOn ?? null }
}

function channelsOf(steps: readonly Step[]) {
  const channels = steps.flatMap(({ channel }) => channel ?? [])
  return Object.fromEntries(
    channels.map(({ verifiedOn, ...channel }) => [channel.id, { ...channel, verifiedOn: verifiedOn ?? null }]),
  )
}
