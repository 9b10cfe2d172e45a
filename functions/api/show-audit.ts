import type { AuditStore } from '#adapters/audit-store.ts'
import { may } from '#domain/access.ts'
import type { Audited } from '#domain/audit.ts'
import { NotFound } from '#domain/errors.ts'
import { normaliseReference } from '#domain/reference.ts'
import { json, page } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { audit, audits, deskEndpoint, deskWordings, sessions } from '#runtime/dependencies.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { auditPage } from '#view/desk/audit.ts'
import { deskPath } from '#view/desk-paths.ts'

export type ShowAuditDependencies = { readonly audits: Pick<AuditStore, 'about' | 'by'>; readonly audit: Audit }
export type AuditQuestion = { readonly about?: string | undefined; readonly by?: string | undefined }

/**
 * What was done to a message, or what a person did; asking is noted as well.
 * @throws NotFound for whoever is no administrator
 */
export async function readAudit(
  { about, by }: AuditQuestion,
  actor: SignedIn['actor'],
  { audits, audit }: ShowAuditDependencies,
): Promise<readonly Audited[]> {
  if (!may(actor, 'readAudit', undefined)) throw new NotFound('Not for this person')
  const asked = by ?? about
  if (asked === undefined) return []
  const lines = by === undefined ? await audits.about(asked) : await audits.by(by)
  await audit({ what: 'auditRead', about: asked, by: actor.person.subject })
  return lines
}

/** A number spelled in any way is found; anything else is looked for as it is. */
const questionIn = ({ about, by }: AuditQuestion): AuditQuestion => ({
  by: by === '' ? undefined : by?.slice(0, 100),
  about: about === '' || about === undefined ? undefined : (normaliseReference(about) ?? about.slice(0, 100)),
})

export const handler = deskEndpoint(
  { route: 'GET /audit', address: ({ language }) => deskPath('audit', language) },
  async ({ query, wants, language }, actor) => {
    const asked = questionIn(query)
    const lines = await readAudit(asked, actor, { audits: audits(), audit: audit() })
    if (wants === 'json') return json(200, lines)
    const names = new Map((await sessions().people()).map(({ subject, name }) => [subject, name]))
    const nameOf = (subject: string): string => names.get(subject) ?? subject
    return page(200, auditPage({ actor, asked, lines, nameOf }, deskWordings()[language]))
  },
)
