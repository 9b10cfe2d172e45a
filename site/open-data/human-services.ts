import type { Channel } from '#domain/channels.ts'
import type { Language } from '#domain/language.ts'
import type { Region } from '#domain/regions.ts'
import { fill } from '#domain/text.ts'
import { pathTo } from '#view/paths.ts'
import type { openDataWords } from '../words.ts'
import { identifierOf } from './identifier.ts'
import type { Publication } from './publication.ts'

/*
 * The directory as Open Referral's Human Services Data Specification 3 has it: organisations, their services, and by
 * what number, at what time and for what area. What we do not know is absent. People and mailboxes of role holders
 * are no part of it.
 */

type Words = (typeof openDataWords)[Language]['directory']
export type Sources = {
  readonly channels: readonly Channel[]
  readonly regions: readonly Region[]
  readonly publication: Publication
  readonly language: Language
  readonly words: Words
}

/** A list as the specification gives it, page by page; ours is one page with everything. */
export function onOnePage<Item>(contents: readonly Item[]) {
  const size = contents.length
  return {
    ...{ total_items: size, total_pages: 1, page_number: 1, size },
    ...{ first_page: true, last_page: true, empty: size === 0 },
    contents,
  }
}

/** One service as it is published, with everything that belongs to it. */
export function services(sources: Sources) {
  const { channels, regions } = sources
  const national = channels.map(channel => channelService(channel, sources))
  const desks = regions.filter(({ mode }) => mode === 'intake').map(region => deskService(region, sources))
  return [...national, ...desks]
}

/** Every organisation once, with the services it offers by name and identifier. */
export function organizations(sources: Sources) {
  const all = Map.groupBy(services(sources), ({ organization }) => organization.id)
  return [...all.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const offered = [first, ...others].map(({ id, name, status }) => ({ id, name, status }))
    return [{ ...first.organization, services: offered }]
  })
}

function channelService(channel: Channel, { language, words }: Sources) {
  const id = identifierOf('service', channel.id)
  const { phone, url, email } = channel
  const name = channel.name[language]
  return {
    id,
    organization_id: identifierOf('organization', channel.owner),
    name,
    description: sentences(channel.note?.[language], channel.hours[language], channel.whenClosed[language]),
    ...(url && { url }),
    ...(email && { email }),
    status: 'active',
    // Whoever phoned and when; without it nobody did, and the alert says so.
    ...(channel.verifiedOn && { assured_date: channel.verifiedOn }),
    ...(!channel.verifiedOn && { alert: doubtAbout(channel, words) }),
    additional_urls: [{ id: identifierOf('source', channel.id), label: words.source, url: channel.source }],
    organization: organizationOf(channel.owner, words),
    ...(phone && { phones: [phoneOf(channel.id, phone, channel.hours[language])] }),
    schedules: [scheduleOf(channel, language)],
    service_areas: [areaOf(channel.id, words.country)],
    service_at_locations: [atLocation(channel.id, name, url)],
  }
}

/** What a connected region offers everybody; who reads the mailbox is nobody's business here. */
function deskService(region: Region, { language, words, publication }: Sources) {
  const { code, controller = '' } = region
  const regionName = region.name[language]
  const name = marked(fill(words.desk, { region: regionName }), publication)
  const url = publication.origin + pathTo('regions', language, region.slug)
  return {
    id: identifierOf('service', code),
    organization_id: identifierOf('organization', controller),
    name,
    description: marked(words.deskText, publication),
    url,
    status: 'active',
    alert: publication.demo ? words.demo : words.deskAlert,
    organization: organizationOf(controller, words),
    schedules: [{ id: identifierOf('schedule', code), description: words.deskHours }],
    service_areas: [areaOf(code, regionName)],
    service_at_locations: [atLocation(code, name, url)],
  }
}

const marked = (text: string, { demo }: Publication): string => (demo ? `Demo: ${text}` : text)

function organizationOf(name: string, words: Words) {
  return { id: identifierOf('organization', name), name, description: fill(words.organization, { name }) }
}

function phoneOf(key: string, { dial }: NonNullable<Channel['phone']>, hours: string) {
  return { id: identifierOf('phone', key), number: dial, type: 'voice', description: hours }
}

const everyDay = 'MO,TU,WE,TH,FR,SA,SU'

/** Times only where a source of ours gives them as times; everything else in words. */
function scheduleOf({ id, opening, hours }: Channel, language: Language) {
  const always = { freq: 'WEEKLY', byday: everyDay, opens_at: '00:00Z', closes_at: '23:59Z' }
  return { id: identifierOf('schedule', id), ...(opening === 'always' && always), description: hours[language] }
}

function areaOf(key: string, name: string) {
  return { id: identifierOf('area', key), name }
}

/** Reached by telephone or over the internet, wherever one is. */
function atLocation(key: string, name: string, url: string | undefined) {
  const location = { id: identifierOf('location', key), location_type: 'virtual', name, ...(url && { url }) }
  return { id: identifierOf('service-at-location', key), location }
}

function doubtAbout({ notConfirmedSince: since }: Channel, words: Words): string {
  if (since === undefined) return words.notPhoned
  return since === 'undated' ? words.undated : fill(words.notConfirmedSince, { date: since })
}

function sentences(...texts: readonly (string | undefined)[]): string {
  return [...new Set(texts)].filter(text => text !== undefined).join(' ')
}
