import * as z from 'zod'
import { GovernancePage, Records, ThreatModel } from '#domain/governance.ts'
import { idField, type Kind, slugFields } from './kind.ts'

const governancePages: Kind = {
  name: 'governance-pages',
  files: ['content/governance/pages.json'],
  schema: z.array(GovernancePage),
  title: 'Pages on who answers for what. The text of each is content/governance/{nl,en}/<id>.md.',
  fields: { id: idField('threatModel'), ...slugFields },
}

const records: Kind = {
  name: 'governance-records',
  files: ['content/governance/records.json'],
  schema: Records,
  title: 'What data are used for, as article 30 of the GDPR wants it written down.',
  fields: {
    operator: 'The organisation that runs the site; {} until one does, and pages say so.',
    'operator.name': 'Its full name. Leave it out until an organisation runs the site.',
    'operator.privacyContact':
      'The mail address where people ask it about their data. Leave it out until there is one.',
    activities: 'What data are used for: one entry for each purpose.',
    'activities.id': idField('messages'),
    'activities.name': 'What is done, in a few words.',
    'activities.controller':
      'Who decides on it. region: the region that gets a message. operator: whoever runs the site.',
    'activities.purpose': 'What it is done for.',
    'activities.people': 'Whose data they are.',
    'activities.data': 'Which data: what is kept as a code, and what is encrypted.',
    'activities.recipients': 'Who gets to see them: a line for each, and what they see.',
    'activities.retention': 'Rules of retention.json that say how long. Every rule stands at one activity at least.',
    'activities.keptToo': 'What is kept without a rule of its own, and until when. Leave it out when nothing is.',
  },
}

const threats: Kind = {
  name: 'governance-threats',
  files: ['content/governance/threats.json'],
  schema: ThreatModel,
  title: 'What is protected from whom, which test shows it, and what is not protected.',
  fields: {
    threats: 'From whom, or from what, people are protected.',
    'threats.id': idField('codeFinder'),
    'threats.who': 'Who it is, or what.',
    'threats.can': 'What they have, or can do.',
    topics: 'What is claimed, by topic.',
    'topics.id': idField('lost'),
    'topics.name': 'What the claims are about.',
    'topics.claims': 'What is protected. A claim that no test shows is not made.',
    'topics.claims.id': idField('acceptedIsKept'),
    'topics.claims.against': 'Ids of the threats it holds against.',
    'topics.claims.claim': 'What holds, in one sentence.',
    'topics.claims.but': 'How far it goes. Leave it out when it holds without a limit.',
    'topics.claims.tests': 'Tests that show it; they must exist.',
    'topics.claims.tests.file': 'The file, as in test/jobs/retention.test.ts.',
    'topics.claims.tests.titles': 'Titles in that file, letter by letter.',
    unprotected: 'What is not protected, said plainly.',
    'unprotected.id': idField('device'),
    'unprotected.what': 'What is not protected.',
    'unprotected.why': 'Why not, and what people can do instead.',
  },
}

export const governance: readonly Kind[] = [governancePages, records, threats]
