import { Calendar } from '#domain/calendar.ts'
import { Ladders } from '#domain/ladder.ts'
import { ProgressLadders } from '#domain/progress-ladder.ts'
import { Retention } from '#domain/retention.ts'
import { below, type Kind } from './kind.ts'

const rungFields = {
  role: 'Whose turn it is: careCoordinator, designatedOfficer, chainDirector or nationalDesk. The last step is always nationalDesk.',
  audience: 'holder, or holderAndDeputy: the deputy is asked as well.',
  after: 'How long after counting starts. The first step is at once: 0.',
  'after.amount': 'How many, as a whole number, more than the step before; 0 for the first.',
  'after.unit': 'workingDays or officeHours; the same in the whole ladder.',
}
const paceFields = (about: string) => ({
  normal: `The ladder of an ordinary message ${about}: who is alerted, and after how many working days.`,
  ...below('normal', rungFields),
  urgent: `The ladder of an urgent message ${about}, in office hours. An acute one climbs it too.`,
  ...below('urgent', rungFields),
})
const kindFields = (whose: string) => ({
  person: `What happens with a message about a person${whose}.`,
  ...below('person', paceFields('about a person')),
  place: `What happens with a message about an address without a known victim${whose}.`,
  ...below('place', paceFields('about a place')),
})

export const ladders: Kind = {
  name: 'ladders',
  files: ['content/ladders.json'],
  schema: Ladders,
  title: 'Who is alerted of a message, after how long, when nobody acts.',
  fields: {
    defaults: 'The ladders of every region that has none of its own.',
    ...below('defaults', kindFields('')),
    national: 'Messages without a region, and those that must skip their region.',
    ...below('national', paceFields('to the national desk')),
    onCall: 'Acute messages outside office hours: mails to the on-call addresses.',
    'onCall.everyMinutes': 'How many minutes between two of these mails, as 15.',
    'onCall.repeats': 'How often it is repeated after the first, as 4.',
    'onCall.drillValidDays': 'How many days a passed drill counts. Longer ago, nobody counts on that address.',
    regions: 'What one region does differently, by its code. {} when none does.',
    'regions.*': 'The ladders of this region. Leave out the ones that are as everywhere.',
    ...below('regions.*', kindFields(' in this region')),
  },
}

const progressRungFields = {
  role: 'Who is reminded: chainDirector, designatedOfficer, careCoordinator or nationalDesk. The last step is always nationalDesk.',
  after:
    'How many working days after the first reminder: 0 for the first step, more than the step before for the others.',
}
const progressLevel = (level: string, text: string) => ({ [level]: text, ...below(level, progressRungFields) })

export const progressLadder: Kind = {
  name: 'progress-ladder',
  files: ['content/progress-ladder.json'],
  schema: ProgressLadders,
  title: 'Who is reminded to say how far a recommendation is, and after how long.',
  fields: {
    levels: 'A ladder for each level at which recommendations are followed.',
    ...below('levels', {
      ...progressLevel('region', 'For what a working region answers for.'),
      ...progressLevel('municipality', 'For what a municipality answers for.'),
      ...progressLevel(
        'policeUnit',
        'For what a police unit answers for: nationalDesk only, nobody else is in the directory.',
      ),
      ...progressLevel('national', 'For what a national organisation answers for: nationalDesk only.'),
    }),
    repeat: 'What happens when the last step brought nothing.',
    'repeat.every': 'How many working days between two more reminders of the last one.',
    'repeat.atMost': 'How many more there are; after that nobody is reminded.',
  },
}

const closedDayFields = {
  date: 'The day, as 2027-04-27, under its own year.',
  name: 'What the day is called: "Koningsdag".',
  source: 'The address of the decision, for a day that the law does not name itself. Leave it out for the others.',
}

export const calendar: Kind = {
  name: 'calendar',
  files: ['content/calendar.json'],
  schema: Calendar,
  title: 'When somebody reads: office hours and closed days. Running clocks take a change up within a day.',
  fields: {
    zone: 'Europe/Amsterdam, always.',
    officeHours: 'When the desks read messages.',
    'officeHours.from': 'The first minute, as 09:00.',
    'officeHours.until': 'The first minute after it, as 17:00.',
    digestAt: 'When the daily mail goes on open days, as 08:30.',
    basis: 'The law that names the closed days.',
    'basis.url': 'Its address, beginning with https://.',
    closedDays: 'The closed days of each year. Every year must be there: a year that nobody wrote stops the clocks.',
    'closedDays.*': 'All closed days of this year that are no Sunday, in their order.',
    ...below('closedDays.*', closedDayFields),
    regions: 'Days on which one region is closed besides, by its code. {} when there are none.',
    'regions.*': 'The extra closed days of this region.',
    ...below('regions.*', closedDayFields),
  },
}

export const retention: Kind = {
  name: 'retention',
  files: ['content/retention.json'],
  schema: Retention,
  title: 'How long what is kept, and why. The daily job acts on it; the privacy page shows it.',
  fields: {
    '*': 'One rule. Its name is known to the code: rules cannot be added or left out here.',
    '*.what': 'What is kept, in words that the privacy page shows.',
    '*.keep': 'How long: { "days": 30 } or { "months": 6 }.',
    '*.keep.days': 'A whole number of days.',
    '*.keep.months': 'A whole number of months.',
    '*.from': 'Counted from: closing, lastActivity, sending, writing or quarterOfReceipt.',
    '*.afterwards':
      'destroy: it goes by itself. review: somebody looks at it. closeOrExtend: somebody closes it or says why not.',
    '*.basis': 'Why this long: the law, or the purpose it serves.',
  },
}
