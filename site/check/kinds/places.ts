import * as z from 'zod'
import { Facts } from '#domain/geography-facts.ts'
import { Borders } from '#domain/neighbours.ts'
import { Region } from '#domain/regions.ts'
import { type Kind, slugFields } from './kind.ts'

export const regions: Kind = {
  name: 'regions',
  files: ['content/regions.json', 'content/demo/regions.json'],
  schema: z.array(Region),
  title: 'The 25 working regions and the national unit NL, and whether they take messages.',
  fields: {
    code: 'The code of the safety region, VR01 to VR25, or NL.',
    name: 'What the region is called.',
    ...slugFields,
    mode: 'guidance: only the route. prepare: a summary to print, nothing is kept. intake: messages are taken; that needs the five fields below.',
    citizens: 'true when the region also takes messages of citizens; counts in intake only.',
    controller: 'Who is responsible for the messages under the GDPR: the organisation by its name.',
    legalBasis: 'The article of law, or the agreement, on which messages are taken.',
    dpia: 'The reference of the data protection impact assessment.',
    privacyContact: 'The mailbox for questions about privacy.',
    approvedOn: 'The day on which the controller approved, as 2026-11-26.',
    tile: 'Column and row on the map of tiles, as [5, 1]. Leave it out for NL.',
  },
}

const geography = (name: keyof typeof Facts.shape, title: string, fields: Kind['fields'] = {}): Kind => ({
  name: `geography-${name}`,
  files: [`content/geography/${name}.json`],
  schema: Facts.shape[name],
  title,
  fields,
})

/** Facts of CBS and GeoNames: a record a line, which people rarely touch. */
export const geographies: readonly Kind[] = [
  geography(
    'municipalities',
    'Code, name, other names, then province, safety region, police unit, court district, Veilig Thuis, GGD and labour market region.',
  ),
  geography('partitions', 'Code and name of every province, safety region, Veilig Thuis and GGD region.'),
  geography('places', 'Name of a place, then the code of every municipality that has a place of this name.'),
  geography(
    'postcodes',
    'First and last postcode of a run, then its municipalities, the one with most of the area first.',
  ),
  geography('former', 'Name of an abolished municipality, since when, and its successors.'),
  geography('pending', 'Changes that are planned and not yet law: shown to maintainers, used in no look-up.', {
    from: 'The day on which it is to happen, as 2027-01-01.',
    old: 'The code of the municipality that goes.',
    new: 'The code of the one that comes in its place.',
    status: 'How sure it is.',
    source: 'The address where it stands, beginning with https://.',
  }),
  geography('elsewhere', 'What people type when there is no municipality to name, by the answer that it means.', {
    '*': 'The words, as people type them, in both languages.',
  }),
  {
    name: 'geography-neighbours',
    files: ['content/geography/neighbours.json'],
    schema: Borders,
    title: 'Which working regions lie next to each other.',
    fields: {
      source: 'The address of the map it was made from.',
      sourceDate: 'The year of that map.',
      borders: 'Per region the ones that its border on land touches. Each pair stands at both.',
      'borders.*': 'The codes of its neighbours.',
      bridges: 'Pairs with only water between them, and a road over it.',
    },
  },
]
