import type { Clock } from '#adapters/clock.ts'
import type { DirectoryStore } from '#adapters/directory-store.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import { type Action, may } from '#domain/access.ts'
import type { Holder } from '#domain/directory.ts'
import { NotFound } from '#domain/errors.ts'
import type { Ladders } from '#domain/ladder.ts'
import type { RegionCode } from '#domain/situation.ts'
import type { RegionDirectory } from '#view/desk/directory.ts'
import type { Names } from '#view/desk/names.ts'
import type { SignedIn } from './signed-in.ts'

type OfRegion = Action & ('seeDirectory' | 'changeDirectory' | 'seeCoverage')

export type Asking = { readonly actor: SignedIn['actor']; readonly regions: readonly RegionCode[] }

/** @throws NotFound for no region of ours, and for one in which this person may not do it */
export function regionFor(typed: string | undefined, action: OfRegion, { actor, regions }: Asking): RegionCode {
  const region = regions.find(code => code === typed)
  if (region === undefined || !may(actor, action, region)) throw new NotFound('No such region')
  return region
}

/** The names of whoever signed in; in place of anybody else what is known of them. */
export function namesOf(accounts: readonly { readonly subject: string; readonly name: string }[]) {
  const names = new Map(accounts.map(({ subject, name }) => [subject, name]))
  return (subject: string): string => names.get(subject) ?? subject
}

export type RegionDirectoryDependencies = {
  readonly directory: Pick<DirectoryStore, 'inRegions' | 'nationalDesk'>
  readonly sessions: Pick<SessionStore, 'people'>
  readonly names: Names
  readonly ladders: Ladders
  readonly clock: Pick<Clock, 'now'>
}

type Asked = { readonly region: RegionCode; readonly actor: SignedIn['actor'] }

/** The directory of a region as its page shows it to this person. */
export async function regionDirectory(
  { region, actor }: Asked,
  { directory, sessions, names, ladders, clock }: RegionDirectoryDependencies,
): Promise<RegionDirectory> {
  const [holders, accounts] = await Promise.all([holdersOf(region, directory), sessions.people()])
  return {
    actor,
    region,
    holders,
    names,
    now: clock.now(),
    drillValidDays: ladders.onCall.drillValidDays,
    nameOf: namesOf(accounts),
    mayChange: may(actor, 'changeDirectory', region),
  }
}

/** Of the whole country there is the national desk, which no entry stands for. */
async function holdersOf(
  region: RegionCode,
  directory: RegionDirectoryDependencies['directory'],
): Promise<readonly Holder[]> {
  return region === 'NL' ? [await directory.nationalDesk()] : directory.inRegions([region])
}
