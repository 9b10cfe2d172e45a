import * as z from 'zod'
import { Study } from '#domain/commitment.ts'
import { Explainer, Factor, RoleProfile } from '#domain/knowledge.ts'
import { Organisation } from '#domain/organisation.ts'
import { Source } from '#domain/sources.ts'
import { Structure } from '#domain/structures.ts'
import { Synonyms } from '#domain/synonyms.ts'
import { VictimSeries } from '#domain/victim-figures.ts'
import { idField, type Kind, provenanceFields, slugFields } from './kind.ts'

const organisationsField = 'Organisations that belong to this page, by ids of organisations.json; [] when none does.'
const explainedField = 'Pages that explain what matters here, by ids of explained.json; [] when none does.'

export const sources: Kind = {
  name: 'sources',
  files: ['content/sources.json'],
  schema: z.array(Source),
  title: 'Where something was published. Statements and pages name a source by its id: [](source:b83).',
  fields: {
    id: idField('richSignals'),
    title: 'What it is called, with who published it.',
    ...provenanceFields,
  },
}

export const organisations: Kind = {
  name: 'organisations',
  files: ['content/organisations.json'],
  schema: z.array(Organisation),
  title: 'Who does what for whom. The text of each page is content/organisations/{nl,en}/<id>.md.',
  fields: {
    id: idField('labourInspectorate'),
    ...slugFields,
    name: 'What people call it.',
    channels: 'How to reach it, by ids of channels.json; [] when nothing is confirmed, and the page says so.',
    duties: 'What it does, for whom, says which source: a row for each. No source, no statement.',
    'duties.task': 'What it does, as one of the tasks of the matrix.',
    'duties.groups':
      'For whom: one or more of minor, unaccompaniedMinor, adult, adultWithoutResidence, worker, place, professional.',
    'duties.note': 'What the name of the task does not say. Leave it out when there is nothing.',
    'duties.source': 'Who says so: an id of sources.json.',
    explained: explainedField,
  },
  names: { channels: 'channels', 'duties.source': 'sources', explained: 'explained' },
}

export const roles: Kind = {
  name: 'roles',
  files: ['content/roles.json'],
  schema: z.array(RoleProfile),
  title: 'The roles of the chain. The text of each page is content/roles/{nl,en}/<id>.md.',
  fields: {
    id: 'The role, as the code knows it.',
    ...slugFields,
    organisations: organisationsField,
    explained: explainedField,
  },
  names: { organisations: 'organisations', explained: 'explained' },
}

export const explained: Kind = {
  name: 'explained',
  files: ['content/explained.json'],
  schema: z.array(Explainer),
  title: 'Pages that explain something. The text of each is content/explained/{nl,en}/<id>.md.',
  fields: {
    id: idField('afterReport'),
    ...slugFields,
    roles: 'Roles that belong to this page, by ids of roles.json; [] when none does.',
    organisations: organisationsField,
    explained: explainedField,
  },
  names: { roles: 'roles', organisations: 'organisations', explained: 'explained' },
}

export const factors: Kind = {
  name: 'factors',
  files: ['content/factors.json'],
  schema: z.array(Factor),
  title:
    'Why reports declined, as the letter of 2024 says. The text of each page is content/recommendations/{nl,en}/<id>.md.',
  fields: {
    id: 'F and its number in the letter: F1.',
    title: 'The factor in a few words.',
    recommendations: 'The recommendations that touch it, by ids of recommendations.json. That is our reading.',
  },
  names: { recommendations: 'recommendations' },
}

export const recommendations: Kind = {
  name: 'recommendations',
  files: ['content/recommendations.json'],
  schema: Study,
  title: 'The recommendations of the study of 2024. The text of each page is content/recommendations/{nl,en}/<id>.md.',
  fields: {
    source: 'The address of the study, beginning with https://.',
    date: 'The day it was published, as 2024-06-10.',
    recommendations: 'The recommendations in their order.',
    'recommendations.id': 'Its number in the study: R1, R2a.',
    'recommendations.level': 'At which level it is followed: region, national, policeUnit or municipality.',
    'recommendations.unit':
      'On the national level which organisation answers for it: comensha or labourInspectorate. Leave it out elsewhere.',
    'recommendations.title': 'What it asks, in a few words.',
    'recommendations.addressee': 'Whom it is addressed to; say so when that is our reading.',
  },
}

export const structures: Kind = {
  name: 'structures',
  files: ['content/structures.json'],
  schema: z.array(Structure),
  title: 'What a region is known to have of its own against trafficking. Never a person.',
  fields: {
    id: idField('groningen'),
    regions: 'The regions that have it, by their codes: VR01.',
    name: 'Its own name, which nobody translates. Leave it out when it has none.',
    what: 'What it is and what it does, in one or two sentences.',
    basis: 'The name of the source, as readers see it.',
    ...provenanceFields,
  },
}

const wordLists = (path: string) => ({
  [`${path}.nl`]: 'Dutch words, each as people type it, in small letters.',
  [`${path}.en`]: 'English words, each as people type it, in small letters.',
})
const answerLists = (question: string, asked: string) => ({
  [`answers.${question}`]: `Other words for an answer to the question ${asked}.`,
  [`answers.${question}.*`]: 'Words that lead to situations with this answer.',
  ...wordLists(`answers.${question}.*`),
})

const service = (name: string, what: string) => ({
  [`services.${name}`]: `What people type when they look for ${what}.`,
  ...wordLists(`services.${name}`),
})

export const synonyms: Kind = {
  name: 'synonyms',
  files: ['content/synonyms.json'],
  schema: Synonyms,
  title: 'What people call something that this site calls otherwise: searched with it, or explained.',
  fields: {
    answers:
      'Other words for the answers to our questions: whoever searches for one finds the situations with that answer.',
    ...answerLists('kind', 'what it is about'),
    ...answerLists('ageGroup', 'how old'),
    ...answerLists('form', 'which form of exploitation'),
    ...answerLists('reporterType', 'who asks'),
    services: 'What people call a thing to do or to follow here, so that searching for it leads there.',
    ...service('message', 'sending a message to the regional desk'),
    ...service('status', 'following a message that was sent'),
    ...service('progress', 'how far recommendations are'),
    ...service('figures', 'the figures'),
    explained: 'Words that are mixed up, or out of use, explained in a sentence or two.',
    'explained.term': 'The word as a heading.',
    'explained.words': 'What people type when they mean it.',
    ...wordLists('explained.words'),
    'explained.text': 'The difference, in one or two sentences.',
    'explained.part': 'The part of the page about words that says more, by the id of its heading in each language.',
  },
}

export const victims: Kind = {
  name: 'victims-per-year',
  files: ['content/victims-per-year.json'],
  schema: VictimSeries,
  title: 'The series of the National Rapporteur: one row a year, also for a year that nobody knows.',
  fields: {
    year: 'The year; every year has a row.',
    values: 'What was published, the smallest first; [] when we know of no figure. A gap is no zero.',
    source: 'Who published it: an id of sources.json. Leave it out without values.',
  },
  names: { source: 'sources' },
}

export const dutchWords: Kind = {
  name: 'dutch-words',
  files: ['content/dutch-words.json'],
  schema: z.array(z.string().min(1)),
  title: 'Words of the field that stay Dutch in every language, by alphabet: a screen reader then says them in Dutch.',
  fields: {},
}
