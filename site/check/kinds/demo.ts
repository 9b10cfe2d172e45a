import * as z from 'zod'
import { DemoPerson } from '#domain/demo-person.ts'
import { Holder } from '#domain/directory.ts'
import { StandingRow } from '#domain/standing-content.ts'
import type { Kind } from './kind.ts'

const byItself = 'The platform fills this itself: leave it out.'

export const holders: Kind = {
  name: 'holders',
  files: ['content/demo/holders.json'],
  schema: z.array(Holder),
  title:
    'Who holds which role at first, on a demo stage; later people change it in the directory. Everything is invented and says demo.',
  fields: {
    id: 'Region, role and a number: VR05-careCoordinator-1.',
    region: 'The code of the region: VR05.',
    role: 'careCoordinator, designatedOfficer, chainDirector or nationalDesk.',
    organisation: 'The organisation, never a person. On a demo stage it begins with Demo.',
    language: 'The language of its mails: nl or en.',
    email: 'The mailbox of the function, never of a person. On a demo stage at example.org.',
    phone: 'The telephone number of the function. Leave it out when there is none.',
    scope: 'For which messages. {} is for all.',
    'scope.municipalities': 'Only these municipalities, by their codes: GM0153. Leave it out for all.',
    'scope.kinds': 'Only person, or only place. Leave it out for both.',
    'scope.ageGroups': 'Only these ages. Leave it out for all.',
    'scope.forms': 'Only these forms of exploitation. Leave it out for all.',
    days: 'On which days the mailbox is read. Leave it out for every working day.',
    deputy: 'Who stands in: the id of another holder of the same region. Leave it out when nobody does.',
    absence: 'When nobody is there. Leave it out when somebody is.',
    'absence.from': 'The first day, as 2026-12-24.',
    'absence.until': 'The last day, as 2027-01-02.',
    onCall: 'The on-call mailbox for acute messages at night. Leave it out when there is none.',
    'onCall.email': 'A mailbox of its own, not the one above.',
    'onCall.phone': 'The on-call number. Leave it out when there is none.',
    'onCall.drillPassedAt': byItself,
    'onCall.bouncedAt': byItself,
    'onCall.complainedAt': byItself,
    digest: 'When the daily mail goes. Leave it out for every day at the hour of the calendar.',
    'digest.at': 'A half hour from 07:00 to 16:30.',
    'digest.every': 'day or week.',
    bouncedAt: byItself,
    complainedAt: byItself,
    verified: 'Who phoned to hear that this is right, and when. Leave it out until somebody did.',
    'verified.on': 'The day, as 2026-11-26.',
    'verified.by': 'The function of whoever phoned, not a name.',
    'verified.at': byItself,
    nudgedAt: byItself,
    endedOn: "From this day on the role is somebody else's, as 2026-11-26. Leave it out while it is not.",
    version: byItself,
    updatedAt: byItself,
    updatedBy: byItself,
  },
}

export const people: Kind = {
  name: 'people',
  files: ['content/demo/people.json'],
  schema: z.array(DemoPerson),
  title: 'Invented people with whom a demo stage can be tried in every role.',
  fields: {
    email: 'At example.org, where no mail arrives.',
    name: 'Begins with Demo.',
    function: 'What this person may do, in a few words.',
    groups:
      'What the identity provider says of them: desk-VR05-careCoordinator, lead-VR05, lead-country, member-GM0153, administrator.',
  },
}

export const standings: Kind = {
  name: 'standings',
  files: ['content/demo/standings.json'],
  schema: z.array(StandingRow),
  title: 'How far recommendations are on a demo stage: invented, and said so in the note.',
  fields: {
    commitment: 'The recommendation: R1.',
    unit: 'Who answers for it: VR05, GM0153, PEOostNederland, comensha or labourInspectorate.',
    status: 'notStarted, inPreparation, underway, embedded or notApplicable.',
    note: 'A sentence about it that begins with Demo.',
    evidence: 'A document that shows it. Leave it out when there is none.',
    'evidence.title': 'What the document is called.',
    'evidence.url': 'Its address, beginning with https://. Leave it out when it has none.',
    'evidence.on': 'The day it is of, as 2026-06-04.',
    owner: 'The organisation that does it. Leave it out when nobody said.',
    targetDate: 'The day by which it is to be done, as 2027-04-01. Leave it out when there is none.',
    confirmedOn: 'The day on which it was confirmed, as 2026-06-04.',
  },
}
