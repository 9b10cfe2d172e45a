import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { Holder } from '#domain/directory.ts'
import { checkEntry, entryValues } from '#domain/directory-entry.ts'
import { saysTheSame } from '#domain/entry-changes.ts'
import { Conflict, InvalidInput } from '#domain/errors.ts'
import { historyExpires } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import {
  audit,
  clock,
  deskEndpoint,
  directory,
  directoryWordings,
  entryDependencies,
  regionCodes,
  retention,
} from '#runtime/dependencies.ts'
import {
  type EntryDependencies,
  type EntryWriting,
  entryForm,
  entryIn,
  newEntry,
  requireSeen,
} from '#runtime/directory-entry.ts'
import { regionFor } from '#runtime/directory-region.ts'
import { unpacked, withOwnWords } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { entryPage } from '#view/desk/entry.ts'
import { errorWords } from '#view/desk/entry-fields.ts'
import type { DirectoryWording } from '#view/desk/wording.ts'
import { deskPath } from '#view/desk-paths.ts'

export type SaveDependencies = EntryDependencies &
  EntryWriting & { readonly directory: Pick<DirectoryStore, 'inRegions' | 'history' | 'put'> }

type Asked = {
  readonly region: RegionCode
  readonly entry: string | undefined
  readonly actor: SignedIn['actor']
  readonly fields: Readonly<Record<string, unknown>>
}

/** How often somebody who is added may meet another before whoever clicked is told so. */
const tries = 5

/**
 * Writes an entry as it was filled in; running ladders go by it from their next step.
 * @throws InvalidInput with a code per field; Conflict when a colleague changed it meanwhile
 */
export async function saveEntry(asked: Asked, dependencies: SaveDependencies): Promise<Holder> {
  for (let tried = 1; tried < tries; tried += 1) {
    try {
      return await saveOnce(asked, dependencies)
    } catch (error) {
      // The number of a new entry went to a colleague's: the next one is free.
      if (!(error instanceof Conflict && asked.entry === newEntry)) throw error
    }
  }
  return saveOnce(asked, dependencies)
}

async function saveOnce({ region, entry, actor, fields }: Asked, dependencies: SaveDependencies): Promise<Holder> {
  const { directory, municipalities, clock, audit, retention } = dependencies
  const { values, version } = unpacked(fields)
  const everybody = await directory.inRegions([region])
  const before = entryIn(everybody, entry)
  const checked = checkEntry(values, { municipalities, directory: everybody, region, before })
  if (!checked.ok) throw new InvalidInput(checked.errors)
  // Pressing twice writes it once, and adds nobody twice.
  const there = (before ? [before] : everybody).find(holder => saysTheSame(holder, checked.holder))
  if (there) return there
  const expectedVersion = before ? version : 0
  requireSeen(before, expectedVersion)
  const by = actor.person.subject
  await audit({ what: 'entryChanged', about: checked.holder.id, by })
  const expires = historyExpires(retention, new Date().toISOString())
  return directory.put(checked.holder, { expectedVersion, by, at: clock.now(), expires })
}

/** As a page: the region's directory, or the form with what was typed. */
export async function saveAsPage(
  asked: Asked,
  wording: DirectoryWording,
  dependencies: SaveDependencies,
): Promise<Answer> {
  const { region, fields } = asked
  try {
    await saveEntry(asked, dependencies)
    return seeOther(`${deskPath('directory', wording.language, region)}?done=saved`)
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof Conflict)) throw error
    const isStale = error instanceof Conflict
    const again = { values: entryValues(unpacked(fields).values), errors: isStale ? [] : error.fields, isStale }
    return page(isStale ? 409 : 422, entryPage(await entryForm(asked, dependencies, again), wording))
  }
}

/** For a program: each error comes with words of its own, which the form for everybody does not have. */
export async function saveAsData(
  asked: Asked,
  wording: DirectoryWording,
  dependencies: SaveDependencies,
): Promise<Answer> {
  return json(200, await withOwnWords(errorWords(wording), () => saveEntry(asked, dependencies)))
}

export const handler = deskEndpoint(
  {
    route: 'POST /directory/{region}/{entry}',
    accepts: ['form', 'json'],
    address: ({ path, language }) => deskPath('directory', language, path.region ?? '', path.entry ?? ''),
  },
  async ({ path, body, wants, language }, actor) => {
    const region = regionFor(path.region, 'changeDirectory', { actor, regions: regionCodes() })
    const asked = { region, entry: path.entry, actor, fields: body }
    const stores = { directory: directory(), clock: clock(), audit: audit(), retention: retention() }
    const dependencies = { ...entryDependencies(language), ...stores }
    const save = wants === 'page' ? saveAsPage : saveAsData
    return save(asked, directoryWordings()[language], dependencies)
  },
)
