import * as z from 'zod'
import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { Holder } from '#domain/directory.ts'
import { verified } from '#domain/directory-history.ts'
import { NotFound } from '#domain/errors.ts'
import { historyExpires, type Retention } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'
import { json, seeOther } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { audit, clock, deskEndpoint, directory, retention } from '#runtime/dependencies.ts'
import { entryIn } from '#runtime/directory-entry.ts'
import { regionFor } from '#runtime/directory-region.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { deskPath } from '#view/desk-paths.ts'

export type VerifyDependencies = {
  readonly directory: Pick<DirectoryStore, 'inRegions' | 'put'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: Audit
  readonly retention: Retention
}

type Asked = {
  readonly region: RegionCode
  readonly entry: string | undefined
  readonly actor: SignedIn['actor']
  readonly version: unknown
}

const Version = z.coerce.number().int().min(0).catch(0)

/**
 * Somebody phoned and the entry is right.
 * @throws NotFound for no entry of the region; Conflict when it changed since the page was made
 */
export async function verifyEntry(
  { region, entry, actor, version }: Asked,
  dependencies: VerifyDependencies,
): Promise<Holder> {
  const { directory, clock, audit, retention } = dependencies
  const holder = entryIn(await directory.inRegions([region]), entry)
  if (!holder) throw new NotFound('A new entry cannot be checked')
  const edit = { by: actor.person.subject, at: clock.now() }
  await audit({ what: 'entryVerified', about: holder.id, by: edit.by })
  const expires = historyExpires(retention, new Date().toISOString())
  return directory.put(verified(holder, edit), { ...edit, expires, expectedVersion: Version.parse(version) })
}

export const handler = deskEndpoint(
  {
    route: 'POST /directory/{region}/{entry}/verify',
    accepts: ['form', 'json'],
    address: ({ path, language }) => deskPath('directory', language, path.region ?? ''),
  },
  async ({ path, body, wants, language }, actor) => {
    const region = regionFor(path.region, 'changeDirectory', actor)
    const stores = { directory: directory(), clock: clock(), audit: audit(), retention: retention() }
    const holder = await verifyEntry({ region, entry: path.entry, actor, version: body.version }, stores)
    if (wants === 'json') return json(200, holder)
    return seeOther(`${deskPath('directory', language, region)}?done=verified`)
  },
)
