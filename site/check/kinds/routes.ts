import * as z from 'zod'
import { Channel } from '#domain/channels.ts'
import { Override, Phrases, RouteFile, SectionSetting } from '#domain/route-schema.ts'
import { appliesFields, below, idField, type Kind, provenanceFields } from './kind.ts'

const stepFields = {
  id: idField('careCoordinator'),
  who: "Whom one turns to here, as people call them. {municipality}, {region}, {policeUnit}, {veiligThuis}, {careCoordinator} and {designatedOfficer} become the names of this municipality's own: phrases.json says how.",
  what: 'What to do, as one short sentence that begins with a verb: "Bel Veilig Thuis voor advies of voor een melding."',
  why: 'Why this step, in one or two sentences that somebody in a hurry understands.',
  acts: "What one does here, one or two of: emergency, advice, signal (tell it, nothing more), report, registration (at CoMensha), complaint (to the police), procedure (one's own organisation). Two are two equal doors.",
  channel:
    'How to reach them: an id of channels.json. Leave it out only when there is no number, and then write whenClosed.',
  parties:
    "Which roles and organisations one meets here, by ids of roles.json and organisations.json. Leave it out for one's own organisation.",
  contactUnknown:
    'Only when we do not know how to reach this party: say so, and that the number below is the way round it.',
  condition:
    'Only when the step holds for some: if what is so, as "Als iemand geen recht op verblijf heeft". For what the questions do not ask.',
  deadline: 'Only when the law or a procedure names a time: which, as "Binnen 24 uur".',
  basis: 'The name of the source, as readers see it: "Besluit meldcode, tekst van 2017".',
  whenClosed: 'What to do when nobody answers. Leave it out when what the channel says is right here too.',
  link: 'An address with more about this step, beginning with https://. Leave it out when the source is enough.',
  when: 'When this step applies within the route. Leave it out when it always does.',
  ...below('when', appliesFields),
  ...provenanceFields,
}

export const channels: Kind = {
  name: 'channels',
  files: ['content/channels.json'],
  schema: z.array(Channel),
  title: 'Contact points: telephone numbers and addresses, each once. Routes and pages name them by id.',
  fields: {
    id: idField('policeEmergency'),
    name: 'What people know it as: "Helpdesk van CoMensha".',
    owner: 'The organisation that answers, and that tells us when the number changes.',
    phone: 'The telephone number. Leave it out when there is none, or when no source names it.',
    'phone.shown': 'As people read it, with spaces and hyphens: 033-448 11 86.',
    'phone.dial': 'As a telephone dials it: digits only, perhaps with + before them: 0334481186.',
    url: 'The page where one reaches them, beginning with https://. Leave it out when there is none.',
    email: 'A mailbox of the organisation, never of a person. Leave it out when there is none.',
    opening:
      'always: day and night. office: in office hours. unknown: no source of ours names the hours; then say so in hours.',
    hours: 'The hours as readers see them: "Ma-vr 9.00-17.00 uur." When unknown: "Niet bevestigd."',
    whenClosed:
      'What to do when nobody answers, with a number that is answered: nobody may be left without a next step.',
    note: 'What one must know before calling. Leave it out when there is nothing.',
    ...provenanceFields,
    reviewBefore: 'The day before which somebody phones again to check, as 2027-05-01; at most a year ahead.',
  },
}

export const route: Kind = {
  name: 'route',
  files: ['content/routes/*.json'],
  schema: RouteFile,
  title: 'One situation: when it applies, and the steps one takes, in their order.',
  fields: {
    id: idField('minor'),
    title: 'What this route is called: "Jonger dan 18".',
    order:
      'Where several routes apply, the steps of the lower number come first: 0 is danger, 20 the situation, 90 the fallback.',
    applies:
      'For which answers this route is. {} is for everybody. Leave it out when no answer leads here, only a section of sections.json.',
    ...below('applies', appliesFields),
    steps:
      'The steps in the order in which one takes them. A step that another file has written already is named by its id alone, as "careCoordinator".',
    ...below('steps', stepFields),
  },
  names: { 'steps.channel': 'channels', steps: 'steps' },
}

export const regionalRoute: Kind = {
  name: 'regional-route',
  files: ['content/routes/regional/*.json'],
  schema: Override,
  title: 'What one region does differently: steps put before, after or in the place of a step of the national routes.',
  fields: {
    partition:
      'By which division of the country this is organised: municipality, province, safetyRegion, policeUnit or veiligThuisRegion.',
    values:
      'Which parts of it: codes as in content/geography ("VR05", "GM0153"); for a police unit its name ("Oost-Nederland").',
    changes: 'What is different, one by one.',
    'changes.at': 'The id of the step of a national route that this is about, as careCoordinator.',
    'changes.position': 'replace: in its place. before: just before it. after: just after it.',
    'changes.step': 'The step of this region. In the place of another, give it the same id.',
    ...below('changes.step', stepFields),
  },
  names: { 'changes.step.channel': 'channels', 'changes.at': 'steps' },
}

const phrase = (party: string): string => `How we call ${party}, where a text says so between { and }.`
const parties = {
  municipality: phrase('the municipality'),
  region: phrase('the working region'),
  policeUnit: phrase('the police unit'),
  veiligThuis: phrase('Veilig Thuis'),
  careCoordinator: phrase('the care coordinator'),
  designatedOfficer: phrase('the designated officer'),
}

export const phrases: Kind = {
  name: 'phrases',
  files: ['content/phrases.json'],
  schema: Phrases,
  title: 'How a party is called with and without a known municipality.',
  fields: {
    ...parties,
    ...Object.fromEntries(
      Object.keys(parties).flatMap(party => [
        [`${party}.here`, 'Where the municipality is known; {name} becomes its own name: "politie-eenheid {name}".'],
        [`${party}.elsewhere`, 'Where it is not known: "de politie".'],
      ]),
    ),
  },
}

export const sections: Kind = {
  name: 'sections',
  files: ['content/sections.json'],
  schema: z.array(SectionSetting),
  title: "The situations that a municipality's page shows as a whole, in their order.",
  fields: {
    id: idField('under18'),
    title: 'The heading above its steps.',
    situation: 'The answers that lead to these steps.',
    'situation.kind': 'person, or place: an address without a known victim.',
    'situation.ageGroup': 'under18, perhapsUnder18 or adult. Leave it out for a place.',
    'situation.form': 'The form of exploitation, or unknown.',
    'situation.reporterType': 'Who asks: professional, obliged, citizen or self.',
    route:
      'The id of a route that no answer leads to, shown here instead. Leave it out when the answers above lead to the steps.',
  },
}
