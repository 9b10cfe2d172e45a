import type { SessionStore } from '#adapters/session-store.ts'
import { may } from '#domain/access.ts'
import { NotFound } from '#domain/errors.ts'
import type { Account } from '#domain/session.ts'
import { json, page } from '#runtime/answer.ts'
import { deskEndpoint, deskWordings, namesIn, sessions } from '#runtime/dependencies.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { accessActs, peoplePage } from '#view/desk/people.ts'
import { deskPath } from '#view/desk-paths.ts'

/** Everybody who ever signed in, by name. @throws NotFound for whoever is no administrator */
export async function listPeople(
  actor: SignedIn['actor'],
  { sessions }: { readonly sessions: Pick<SessionStore, 'people'> },
): Promise<readonly Account[]> {
  if (!may(actor, 'managePeople', undefined)) throw new NotFound('Not for this person')
  return (await sessions.people()).sort((one, other) => one.name.localeCompare(other.name))
}

export const handler = deskEndpoint(
  { route: 'GET /people', address: ({ language }) => deskPath('people', language) },
  async ({ query, wants, language }, actor) => {
    const accounts = await listPeople(actor, { sessions: sessions() })
    if (wants === 'json') return json(200, accounts)
    const done = accessActs.find(act => act === query.done)
    return page(200, peoplePage({ actor, accounts, names: namesIn(language), done }, deskWordings()[language]))
  },
)
