import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import type { Holder } from '#domain/directory.ts'
import { valuesOf } from '#domain/directory-entry.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { FormValues } from '#domain/form.ts'
import { type MunicipalityNames, municipalitiesOf } from '#domain/municipality-names.ts'
import type { Retention } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { FieldError } from '#domain/submission.ts'
import type { EntryForm } from '#view/desk/entry.ts'
import type { Names } from '#view/desk/names.ts'
import type { Audit } from './audit.ts'
import { namesOf } from './directory-region.ts'
import type { SignedIn } from './signed-in.ts'

export type EntryDependencies = {
  readonly directory: Pick<DirectoryStore, 'inRegions' | 'history'>
  readonly sessions: Pick<SessionStore, 'people'>
  readonly municipalities: MunicipalityNames
  readonly names: Names
}

/** What writing an entry needs beside the directory. */
export type EntryWriting = {
  readonly clock: Pick<Clock, 'now'>
  readonly audit: Audit
  readonly retention: Retention
}

/** @throws Conflict when a colleague wrote the entry since that version was shown */
export function requireSeen(holder: Holder | undefined, seen: number): void {
  if ((holder?.version ?? 0) !== seen) throw new Conflict('The entry changed in the meantime')
}

/** The name of the form for an entry that is not there yet. */
export const newEntry = 'new'

type Asked = { readonly region: RegionCode; readonly entry: string | undefined; readonly actor: SignedIn['actor'] }

/** What was typed, when something was not right with it. */
export type Typed = { readonly values: FormValues; readonly errors: readonly FieldError[]; readonly isStale?: boolean }

/** The form of an entry, or of a new one. @throws NotFound for an entry that this region does not have */
export async function entryForm(
  { region, entry, actor }: Asked,
  { directory, sessions, municipalities, names }: EntryDependencies,
  typed?: Typed,
): Promise<EntryForm> {
  const everybody = await directory.inRegions([region])
  const holder = entryIn(everybody, entry)
  const [history, accounts] = await Promise.all([holder ? directory.history(holder.id) : [], sessions.people()])
  return {
    actor,
    region,
    holder,
    values: typed?.values ?? (holder ? valuesOf(holder) : { language: 'nl' }),
    errors: typed?.errors ?? [],
    isStale: typed?.isStale ?? false,
    others: everybody.filter(({ id }) => id !== holder?.id),
    municipalities: municipalitiesOf(region, municipalities),
    history,
    names,
    nameOf: namesOf(accounts),
  }
}

export function entryIn(everybody: readonly Holder[], entry: string | undefined): Holder | undefined {
  if (entry === newEntry) return undefined
  const holder = everybody.find(({ id }) => id === entry)
  if (!holder) throw new NotFound('No such entry')
  return holder
}
