import * as z from 'zod'
import type { Channel } from './channels.ts'
import { readStudy, type Study } from './commitment.ts'
import { parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'
import { Organisation, Slug } from './organisation.ts'
import { Role } from './report.ts'
import { byId, ContentId, readSources, type Source } from './sources.ts'
import { VictimSeries, type VictimYear } from './victim-figures.ts'

/** A role of the chain, with the pages that belong to it; its texts are Markdown. */
export const RoleProfile = z.strictObject({
  id: Role,
  slug: Slug,
  organisations: z.array(ContentId),
  explained: z.array(ContentId),
})
export type RoleProfile = z.infer<typeof RoleProfile>

/** A page that explains something, with the pages that belong to it. */
export const Explainer = z.strictObject({
  id: ContentId,
  slug: Slug,
  roles: z.array(Role),
  organisations: z.array(ContentId),
  explained: z.array(ContentId),
})
export type Explainer = z.infer<typeof Explainer>

/** Why reports declined, as the letter of 2024 says; which recommendations touch it is our reading. */
export const Factor = z.strictObject({
  id: z.string().regex(/^F\d$/, 'write F and a number'),
  title: Texts,
  recommendations: z.array(z.string()).min(1),
})
export type Factor = z.infer<typeof Factor>

/** All that the pages of knowledge are made of, checked: every name exists. */
export type Knowledge = {
  readonly sources: ReadonlyMap<string, Source>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly roles: ReadonlyMap<string, RoleProfile>
  readonly explained: ReadonlyMap<string, Explainer>
  readonly factors: ReadonlyMap<string, Factor>
  readonly study: Study
  readonly victims: readonly VictimYear[]
}

const Raw = z.strictObject({
  sources: z.unknown(),
  organisations: z.unknown(),
  roles: z.unknown(),
  explained: z.unknown(),
  factors: z.unknown(),
  recommendations: z.unknown(),
  victims: z.unknown(),
})

/** @throws InvalidContent with file, field and what to write */
export function readKnowledge(raw: unknown, channels: ReadonlyMap<string, Channel>): Knowledge {
  const parts = parseContent(Raw, raw, 'knowledge')
  const read = <Item extends { readonly id: string }>(schema: z.ZodType<Item>, value: unknown, file: string) =>
    byId(parseContent(z.array(schema), value, file), file)
  const knowledge = {
    sources: readSources(parts.sources),
    organisations: read(Organisation, parts.organisations, 'organisations'),
    roles: read(RoleProfile, parts.roles, 'roles'),
    explained: read(Explainer, parts.explained, 'explained'),
    factors: read(Factor, parts.factors, 'factors'),
    study: readStudy(parts.recommendations),
    victims: parseContent(VictimSeries, parts.victims, 'victims-per-year'),
  }
  requireKnownNames(knowledge, channels)
  return knowledge
}

/** A name that something uses, where it stands, and what must know it. */
type Use = { readonly at: string; readonly names: readonly string[]; readonly known: Known }
type Known = { readonly file: string; readonly ids: ReadonlySet<string> }

function requireKnownNames(knowledge: Knowledge, channels: ReadonlyMap<string, Channel>): void {
  const unknown = usesIn(knowledge, channels).flatMap(({ at, names, known }) =>
    names.filter(name => !known.ids.has(name)).map(name => `${at}: ${known.file} has no ${name}; write it or another`),
  )
  if (unknown.length > 0) throw new InvalidContent(unknown.join('\n'))
}

function usesIn(knowledge: Knowledge, channels: ReadonlyMap<string, Channel>): readonly Use[] {
  const known = (file: string, names: Iterable<string>): Known => ({ file, ids: new Set(names) })
  const sources = known('sources.json', knowledge.sources.keys())
  const organisations = known('organisations.json', knowledge.organisations.keys())
  const explained = known('explained.json', knowledge.explained.keys())
  const roles = known('roles.json', knowledge.roles.keys())
  const ways = known('channels.json', channels.keys())
  const study = known(
    'recommendations.json',
    knowledge.study.recommendations.map(({ id }) => id),
  )
  return [
    ...[...knowledge.organisations.values()].flatMap(one => [
      { at: `organisations: ${one.id}.duties`, names: one.duties.map(({ source }) => source), known: sources },
      { at: `organisations: ${one.id}.channels`, names: one.channels, known: ways },
      { at: `organisations: ${one.id}.explained`, names: one.explained, known: explained },
    ]),
    ...[...knowledge.roles.values()].flatMap(one => [
      { at: `roles: ${one.id}.organisations`, names: one.organisations, known: organisations },
      { at: `roles: ${one.id}.explained`, names: one.explained, known: explained },
    ]),
    ...[...knowledge.explained.values()].flatMap(one => [
      { at: `explained: ${one.id}.roles`, names: one.roles, known: roles },
      { at: `explained: ${one.id}.organisations`, names: one.organisations, known: organisations },
      { at: `explained: ${one.id}.explained`, names: one.explained, known: explained },
    ]),
    ...[...knowledge.factors.values()].map(one => {
      return { at: `factors: ${one.id}.recommendations`, names: one.recommendations, known: study }
    }),
    ...knowledge.victims.map(({ year, source }) => {
      return { at: `victims-per-year: ${year}.source`, names: source === undefined ? [] : [source], known: sources }
    }),
  ]
}
