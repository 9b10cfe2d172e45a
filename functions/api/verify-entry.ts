import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { Holder } from '#domain/directory.ts'
import { verified } from '#domain/directory-history.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import { historyExpires } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import {
  audit,
  clock,
  deskEndpoint,
  directory,
  directoryWordings,
  regionCodes,
  regionDirectoryDependencies,
  retention,
} from '#runtime/dependencies.ts'
import { type EntryWriting, entryIn, requireSeen } from '#runtime/directory-entry.ts'
import { type RegionDirectoryDependencies, regionDirectory, regionFor } from '#runtime/directory-region.ts'
import { nothingBut, SeenVersion } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { regionDirectoryPage } from '#view/desk/directory.ts'
import type { DirectoryWording } from '#view/desk/wording.ts'
import { deskPath } from '#view/desk-paths.ts'

export type VerifyDependencies = EntryWriting & { readonly directory: Pick<DirectoryStore, 'inRegions' | 'put'> }

type Asked = {
  readonly region: RegionCode
  readonly entry: string | undefined
  readonly actor: SignedIn['actor']
  readonly version: unknown
}

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
  const expectedVersion = SeenVersion.parse(version)
  if (isDone(holder, expectedVersion, edit.by)) return holder
  requireSeen(holder, expectedVersion)
  await audit({ what: 'entryVerified', about: holder.id, by: edit.by })
  const expires = historyExpires(retention, new Date().toISOString())
  return directory.put(verified(holder, edit), { ...edit, expires, expectedVersion })
}

/** Pressing twice is no conflict with oneself. */
function isDone({ version, updatedBy, updatedAt, verified: check }: Holder, seen: number, by: string): boolean {
  return version === seen + 1 && updatedBy === by && check !== undefined && check.at === updatedAt
}

/** As a page: the region's directory, with what came of it. */
export async function verifyAsPage(
  asked: Asked,
  wording: DirectoryWording,
  dependencies: VerifyDependencies & RegionDirectoryDependencies,
): Promise<Answer> {
  try {
    await verifyEntry(asked, dependencies)
    return seeOther(`${deskPath('directory', wording.language, asked.region)}?done=verified`)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const now = await regionDirectory(asked, dependencies)
    return page(409, regionDirectoryPage({ ...now, done: 'stale' }, wording))
  }
}

export const handler = deskEndpoint(
  {
    route: 'POST /directory/{region}/{entry}/verify',
    accepts: ['form', 'json'],
    address: ({ path, language }) => deskPath('directory', language, path.region ?? ''),
  },
  async ({ path, body, wants, language }, actor) => {
    const region = regionFor(path.region, 'changeDirectory', { actor, regions: regionCodes() })
    nothingBut(body, 'version')
    const stores = { directory: directory(), clock: clock(), audit: audit(), retention: retention() }
    const asked = { region, entry: path.entry, actor, version: body.version }
    if (wants === 'json') return json(200, await verifyEntry(asked, stores))
    const dependencies = { ...regionDirectoryDependencies(language), ...stores }
    return verifyAsPage(asked, directoryWordings()[language], dependencies)
  },
)
