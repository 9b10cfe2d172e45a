import { NotSignedIn } from '#domain/errors.ts'
import { grantsIn } from '#domain/person.ts'
import { returnAddress } from '#domain/return-address.ts'
import { json, page } from '#runtime/answer.ts'
import { demoPeople, deskWordings, endpoint, namesIn, sessionDependencies } from '#runtime/dependencies.ts'
import { signedIn } from '#runtime/signed-in.ts'
import { signedInPage, signInPage } from '#view/desk/sign-in.ts'
import { deskPath } from '#view/desk-paths.ts'

/** Who is signed in; as a page, where to sign in or out. */
export const handler = endpoint({ route: 'GET /session' }, async request => {
  const { language, query, wants } = request
  const wording = deskWordings()[language]
  try {
    const { person } = (await signedIn(request, sessionDependencies())).actor
    if (wants === 'page') return page(200, signedInPage(person, namesIn(language), wording))
    return json(200, { name: person.name, grants: grantsIn(person.groups) })
  } catch (error) {
    if (!(error instanceof NotSignedIn) || wants !== 'page') throw error
    const to = returnAddress(query.to, deskPath('reports', language))
    return page(200, signInPage({ to, people: demoPeople() }, wording))
  }
})
