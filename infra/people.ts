import { readFileSync } from 'node:fs'
import * as z from 'zod'

const Region = z.object({ code: z.string().regex(/^(?:VR\d\d|NL)$/) })

const Person = z.object({
  email: z.email().endsWith('@demo.example.org'),
  name: z.string().startsWith('Demo '),
  groups: z.array(
    z
      .string()
      .regex(
        /^(?:member-GM\d{4}|desk-VR\d\d-(?:careCoordinator|chainDirector)|desk-NL-nationalDesk|lead-(?:VR\d\d|PE[A-Za-z]+|comensha|labourInspectorate|country)|administrator)$/,
      ),
  ),
})
export type Person = z.infer<typeof Person>

/** The groups that decide what somebody may do. Those of municipalities an administrator makes when there is a member. */
export function standingGroups(): string[] {
  const regions = z.array(Region).parse(read('content/regions.json'))
  const ofRegions = regions
    .filter(({ code }) => code !== 'NL')
    .flatMap(({ code }) => [`desk-${code}-careCoordinator`, `desk-${code}-chainDirector`, `lead-${code}`])
  const ofOthers = [...policeUnits(), 'comensha', 'labourInspectorate', 'country'].map(unit => `lead-${unit}`)
  return [...ofRegions, 'desk-NL-nationalDesk', ...ofOthers, 'administrator']
}

const Municipality = z.tuple([z.string(), z.string(), z.unknown(), z.unknown(), z.string(), z.string()], z.unknown())

/** Police units by their name without spaces and hyphens; each answers for recommendations of its own. */
function policeUnits(): string[] {
  const municipalities = z.array(Municipality).parse(read('content/geography/municipalities.json'))
  const names = new Set(municipalities.map(([, , , , , police]) => `PE${police.replace(/[^A-Za-z]/g, '')}`))
  return [...names].toSorted()
}

/** Invented people, one at least for everything somebody can be. */
export const demoPeople = (): Person[] => z.array(Person).parse(read('content/demo/people.json'))

const Invitation = z.object({ subject: z.string(), body: z.string() })

/** The mail with which somebody gets an account, in both languages: nobody knows yet which one they read. */
export function invitation(origin: string): z.infer<typeof Invitation> {
  const nl = Invitation.parse(read('content/messages/nl/invitation.json'))
  const en = Invitation.parse(read('content/messages/en/invitation.json'))
  const dutch = filledIn(nl.body, `${origin}/loket/aanmelden/`)
  const english = filledIn(en.body, `${origin}/en/desk/sign-in/`)
  return { subject: `${nl.subject} / ${en.subject}`, body: `<p lang="nl">${dutch}</p><p lang="en">${english}</p>` }
}

/** Cognito puts in what it alone knows. */
const filledIn = (text: string, page: string) =>
  text.replace('{page}', page).replace('{username}', '<b>{username}</b>').replace('{password}', '<b>{####}</b>')

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
