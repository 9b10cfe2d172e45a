import { type Action, may } from '#domain/access.ts'
import { NotFound } from '#domain/errors.ts'
import { isRegion, type RegionCode } from '#domain/situation.ts'
import type { SignedIn } from './signed-in.ts'

type OfRegion = Action & ('seeDirectory' | 'changeDirectory' | 'seeCoverage')

/** @throws NotFound for no region of ours, and for one in which this person may not do it */
export function regionFor(typed: string | undefined, action: OfRegion, actor: SignedIn['actor']): RegionCode {
  if (typed === undefined || !isRegion(typed) || !may(actor, action, typed)) throw new NotFound('No such region')
  return typed
}

/** The names of whoever signed in; in place of anybody else what is known of them. */
export function namesOf(accounts: readonly { readonly subject: string; readonly name: string }[]) {
  const names = new Map(accounts.map(({ subject, name }) => [subject, name]))
  return (subject: string): string => names.get(subject) ?? subject
}
