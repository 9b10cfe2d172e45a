import type { Clock } from '#adapters/clock.ts'
import { withEach } from '#adapters/items.ts'
import type { MistakeStore } from '#adapters/mistake-store.ts'
import type { Seal } from '#adapters/seal.ts'
import type { SessionStore } from '#adapters/session-store.ts'
import { may } from '#domain/access.ts'
import { InvalidInput, NotFound } from '#domain/errors.ts'
import { type Mistake, type MistakeOutcome, type ShownMistake, settle, withoutSeal } from '#domain/mistake.ts'
import type { Retention } from '#domain/retention.ts'
import type { RegionCode } from '#domain/situation.ts'
import { type Statement, toCheck } from '#domain/statement.ts'
import { localDateOf } from '#domain/working-time.ts'
import type { KeptPages, MistakeList, OpenedMistake } from '#view/desk/mistakes.ts'
import type { Names } from '#view/desk/names.ts'
import type { PagePlace } from '#view/site-page.ts'
import type { Audit } from './audit.ts'
import { namesOf } from './directory-region.ts'
import type { SignedIn } from './signed-in.ts'

export type MistakeListDependencies = {
  readonly mistakes: Pick<MistakeStore, 'get' | 'list' | 'replace'>
  readonly seal: Pick<Seal, 'open'>
  readonly sessions: Pick<SessionStore, 'people'>
  readonly audit: Audit
  readonly clock: Pick<Clock, 'now'>
  readonly regions: readonly RegionCode[]
  readonly statements: () => readonly Statement[]
  readonly rules: Retention
  readonly names: Names
  readonly placeOf: (code: string) => PagePlace
}

type Actor = SignedIn['actor']

/** So many of a region are opened at once; settled ones are shown for a while, to be seen again. */
const most = { open: 25, settled: 25 } as const

/** What readers say is wrong on the pages that this person keeps; that it was opened is noted. */
export async function listMistakes(actor: Actor, dependencies: MistakeListDependencies): Promise<MistakeList> {
  const { regions, sessions, clock, statements, rules, names, placeOf } = dependencies
  const own = regions.filter(code => may(actor, 'keepPages', code))
  const [kept, accounts] = await Promise.all([keptBy(own, actor, dependencies), sessions.people()])
  return {
    actor,
    isKeeper: own.length > 0,
    // Whoever keeps the whole country wants to see where something is.
    kept: own.length === 1 ? kept : kept.filter(({ open, settled }) => open.length + settled.length > 0),
    checks: own.includes('NL') ? toCheck(statements(), localDateOf(clock.now())) : undefined,
    rules,
    names,
    placeOf,
    nameOf: namesOf(accounts),
  }
}

async function keptBy(
  keepers: readonly RegionCode[],
  actor: Actor,
  { mistakes, seal, audit }: MistakeListDependencies,
): Promise<readonly KeptPages[]> {
  const kept: KeptPages[] = []
  for (const keeper of keepers) {
    const [found, settled] = await Promise.all([
      mistakes.list(keeper, 'open', most.open + 1),
      mistakes.list(keeper, 'settled', most.settled),
    ])
    const shown = found.slice(0, most.open)
    if (shown.length > 0) await audit({ what: 'mistakesOpened', about: keeper, by: actor.person.subject })
    const open = await withEach(shown, mistake => opened(mistake, seal))
    kept.push({ keeper, open, hasMore: found.length > shown.length, settled: settled.map(withoutSeal) })
  }
  return kept
}

async function opened(mistake: Mistake, seal: MistakeListDependencies['seal']): Promise<OpenedMistake> {
  const shown = withoutSeal(mistake)
  return mistake.sealed ? { ...shown, text: (await seal.open(mistake.id, mistake.sealed, ['text'])).text } : shown
}

type Settling = { readonly id: string; readonly outcome: MistakeOutcome | undefined; readonly actor: Actor }

/**
 * Somebody looked: what came of it.
 * @throws NotFound for none, and for one on pages that this person does not keep; InvalidInput without an outcome;
 * Conflict when a colleague found something else
 */
export async function settleMistake(
  { id, outcome, actor }: Settling,
  { mistakes, audit, clock }: Pick<MistakeListDependencies, 'mistakes' | 'audit' | 'clock'>,
): Promise<ShownMistake> {
  const mistake = await mistakes.get(id)
  if (!mistake || !may(actor, 'keepPages', mistake.keeper)) throw new NotFound('No such mistake')
  if (outcome === undefined) throw new InvalidInput([{ field: 'outcome', code: 'outcomeRequired' }])
  const by = actor.person.subject
  const settled = settle(mistake, { outcome, by }, clock.now())
  if (settled === mistake) return withoutSeal(mistake)
  await audit({ what: 'mistakeSettled', about: id, by, detail: outcome })
  await mistakes.replace(settled, mistake)
  return withoutSeal(settled)
}
