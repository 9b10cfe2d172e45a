import rawCalendar from '#content/calendar.json' with { type: 'json' }
import { governance as rawGovernance } from '#content/governance.ts'
import { knowledge as raw } from '#content/knowledge.ts'
import rawRetention from '#content/retention.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { InvalidContent } from '#domain/errors.ts'
import { readGovernance } from '#domain/governance.ts'
import { readKnowledge } from '#domain/knowledge.ts'
import type { Language, Texts } from '#domain/language.ts'
import { requireKnownParties } from '#domain/parties.ts'
import { readRetention } from '#domain/retention.ts'
import { Elsewhere } from '#domain/situation.ts'
import type { Source } from '#domain/sources.ts'
import { everywhere, type PageName, pathTo } from '#view/paths.ts'
import { elsewhereSlugs } from './every.ts'
import { routeContent } from './facts.ts'
import { guideFor } from './guide.ts'
import { isNamed } from './page-names.ts'
import type { AddressOf } from './references.ts'

/** What the pages of knowledge are made of, parsed once for the whole build. */
export const knowledge = readKnowledge(raw, routeContent.channels)
export const calendar = readCalendar(rawCalendar)
export const retention = readRetention(rawRetention)
export const governance = readGovernance(rawGovernance)

requireKnownParties(routeContent, new Set([...knowledge.roles.keys(), ...knowledge.organisations.keys()]))

/** @throws InvalidContent when sources.json has no such source */
export function sourceWith(id: string): Source {
  const source = knowledge.sources.get(id)
  if (source === undefined) throw new InvalidContent(`sources.json has no ${id}; write it or name another`)
  return source
}

/** @throws InvalidContent when channels.json has no such channel */
export function channelWith(id: string) {
  const channel = routeContent.channels.get(id)
  if (channel === undefined) throw new InvalidContent(`channels.json has no ${id}; write it or name another`)
  return channel
}

/** Where a name in Markdown leads: `role:careCoordinator`, `recommendation:R1`, `page:regions`. */
export const addressOfPage =
  (language: Language): AddressOf =>
  (kind, id) => {
    if (kind === 'page') return isNamed(id) ? pathTo(id, language) : undefined
    const found = slugsOf(kind)?.(id)
    return found && pathTo(found.page, language, found.slug)
  }

type Place = { readonly page: PageName; readonly slug: Texts }

function slugsOf(kind: string): ((id: string) => Place | undefined) | undefined {
  const among =
    (page: PageName, items: ReadonlyMap<string, { readonly slug: Texts }>) =>
    (id: string): Place | undefined => {
      const slug = items.get(id)?.slug
      return slug && { page, slug }
    }
  const finders: Readonly<Record<string, (id: string) => Place | undefined>> = {
    role: among('roles', knowledge.roles),
    organisation: among('organisations', knowledge.organisations),
    explained: among('explained', knowledge.explained),
    governance: among('governance', governance.pages),
    recommendation: id => (isStudied(id) ? { page: 'recommendations', slug: everywhere(id) } : undefined),
  }
  return finders[kind]
}

function isStudied(id: string): boolean {
  return knowledge.factors.has(id) || knowledge.study.recommendations.some(one => one.id === id)
}

/** The page of a role or an organisation. */
export function addressOfParty(id: string, language: Language): string | undefined {
  const address = addressOfPage(language)
  return address('role', id) ?? address('organisation', id)
}

/** The page and part of a national route that shows a stop; nothing for a stop that stands on no such page. */
export function addressOfStop(id: string, language: Language): string | undefined {
  const places = ['unknown', ...Elsewhere.options.filter(where => where !== 'unknown')] as const
  for (const where of places) {
    const { results, stops } = guideFor(where)
    const index = stops.findIndex(({ step }) => step.id === id)
    const result = results.find(one => one.stops.includes(index))
    if (result) return `${pathTo('national', language, elsewhereSlugs[where])}#${result.id}`
  }
  return undefined
}

/** One page per role, organisation, explainer, recommendation and factor. */
export const knowledgePages = (language: Language) => ({
  roles: () => pagesOf(knowledge.roles, language),
  organisations: () => pagesOf(knowledge.organisations, language),
  explained: () => pagesOf(knowledge.explained, language),
  governance: () => pagesOf(governance.pages, language),
  recommendations: () =>
    [...knowledge.study.recommendations, ...knowledge.factors.values()].map(({ id }) => {
      return { params: { slug: id }, props: { id } }
    }),
})

function pagesOf<Item extends { readonly slug: Texts }>(items: ReadonlyMap<string, Item>, language: Language) {
  return [...items.values()].map(item => ({ params: { slug: item.slug[language] }, props: { item } }))
}
