import { between, chance, choose, uuid } from './seeded.ts'

/** How somebody sends a message. `lost`: the first answer never reaches them. */
export type Sending = 'once' | 'again' | 'parallel' | 'lost'

/** How the desks behave about a message. */
export type Desks = 'takes' | 'director' | 'notForMe' | 'forgetsFirstStep' | 'closes' | 'signedIn' | 'silent'

export type Planned = {
  readonly number: number
  readonly at: number
  readonly key: string
  readonly message: Readonly<Record<string, unknown>>
  readonly sending: Sending
  readonly desks: Desks
}

/** One municipality of ten regions: among them one whose coordinator's mailbox refuses, and some with an empty role. */
const places = [
  'GM0153',
  'GM0228',
  'GM0014',
  'GM0363',
  'GM0599',
  'GM0344',
  'GM0080',
  'GM0193',
  'GM0307',
  'GM0518',
] as const

/** What is sent, when, how, and what the desks make of it: by nothing but the seed and the number. */
export function planned(seed: number, number: number, { from, until }: { from: number; until: number }): Planned {
  const by = (what: string) => [seed, 'message', number, what] as const
  const key = uuid(seed, 'key', number)
  const isUrgent = chance(...by('urgent')) < 0.15
  const isPlace = chance(...by('kind')) < 0.15
  return {
    number,
    at: Math.floor(from + chance(...by('at')) * (until - from)),
    key,
    message: {
      submissionKey: key,
      language: choose(['nl', 'en'], ...by('language')),
      danger: isUrgent && chance(...by('danger')) < 0.2 ? 'called' : 'none',
      kind: isPlace ? 'place' : 'person',
      where: choose(places, ...by('where')),
      ...(isPlace ? {} : { ageGroup: choose(['adult', 'under18', 'perhapsUnder18'], ...by('age')) }),
      forms: [choose(['labourExploitation', 'sexualExploitation', 'criminalExploitation'], ...by('form'))],
      persons: 'one',
      urgentBecause: isUrgent ? ['threat'] : [],
      asked: 'passOn',
      reporterType: 'professional',
      restricted: chance(...by('restricted')) < 0.02,
      ...contact(chance(...by('contact')) < 0.25, number),
    },
    sending: sendingOf(chance(...by('sending'))),
    desks: desksOf(chance(...by('desks')), { isUrgent, isPlace }),
  }
}

const contact = (isGiven: boolean, number: number) =>
  isGiven
    ? {
        contactChannel: 'email',
        contactHours: choose(['office', 'any'], number, 'hours'),
        contactMayBeSaid: 'nothing',
        contactEmail: `sender.${number}@demo.example.org`,
        text: `Message ${number} of the tests`,
      }
    : { contactChannel: 'none', contactHours: 'office', contactMayBeSaid: 'nothing' }

/** Half of all are sent more than once. */
function sendingOf(number: number): Sending {
  if (number < 0.5) return 'once'
  if (number < 0.7) return 'again'
  return number < 0.85 ? 'parallel' : 'lost'
}

/** What is urgent can only be taken by somebody who is signed in. */
function desksOf(number: number, { isUrgent, isPlace }: { isUrgent: boolean; isPlace: boolean }): Desks {
  if (isUrgent) return number < 0.85 && !isPlace ? 'signedIn' : 'silent'
  if (number < 0.62) return 'closes'
  if (number < 0.7) return 'takes'
  if (number < 0.76) return 'forgetsFirstStep'
  if (number < 0.83) return 'notForMe'
  return number < 0.9 ? 'director' : 'silent'
}

/** Seconds until somebody looks at a mail. */
export const secondsToRead = (seed: number, tag: string): number => between(60, 3 * 3600, seed, tag, 'reads')
