import type { SessionStore } from '#adapters/session-store.ts'
import { may } from '#domain/access.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import { json, seeOther } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { audit, deskEndpoint, sessions } from '#runtime/dependencies.ts'
import { nothingBut } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { type AccessAct, accessActs } from '#view/desk/people.ts'
import { deskPath } from '#view/desk-paths.ts'

export type AccessDependencies = {
  readonly sessions: Pick<SessionStore, 'revoke' | 'restore' | 'endAll'>
  readonly audit: Audit
  readonly realNow: () => number
}

type Asked = { readonly subject: string | undefined; readonly act: string | undefined }

/**
 * Ends somebody's access at once, gives it back, or ends what is open.
 * @throws NotFound for whoever is no administrator, and for nobody; Conflict for one's own access
 */
export async function changeAccess(
  { subject, act: asked }: Asked,
  actor: SignedIn['actor'],
  dependencies: AccessDependencies,
): Promise<AccessAct> {
  const act = accessActs.find(known => known === asked)
  if (!may(actor, 'managePeople', undefined) || !act || !subject) throw new NotFound('Not for this person')
  const by = actor.person.subject
  if (subject === by) throw new Conflict('Nobody takes away their own access')
  // First the act: access must end even when the audit is out of reach; whoever is told so does it again.
  if (!(await change(act, { subject, by }, dependencies))) throw new NotFound('Nobody of this name')
  const what = act === 'restore' ? 'accessRestored' : 'accessRevoked'
  await dependencies.audit({ what, about: subject, by, detail: act })
  return act
}

/** `false` when nobody of that name ever signed in. */
async function change(
  act: AccessAct,
  { subject, by }: { readonly subject: string; readonly by: string },
  { sessions, realNow }: AccessDependencies,
): Promise<boolean> {
  const now = new Date(realNow()).toISOString()
  switch (act) {
    case 'revoke':
      return sessions.revoke(subject, by, now)
    case 'restore':
      return sessions.restore(subject)
    case 'sign-out':
      return sessions.endAll(subject, now)
  }
}

export const handler = deskEndpoint(
  {
    route: 'POST /people/{subject}/{act}',
    accepts: ['form', 'json'],
    address: ({ language }) => deskPath('people', language),
  },
  async ({ path, body, wants, language }, actor) => {
    if (may(actor, 'managePeople', undefined)) nothingBut(body)
    const stores = { sessions: sessions(), audit: audit(), realNow: Date.now }
    const act = await changeAccess({ subject: path.subject, act: path.act }, actor, stores)
    return wants === 'json' ? json(200, { act }) : seeOther(`${deskPath('people', language)}?done=${act}`)
  },
)
